import Testing
import WinnowCore
import WinnowIO
import WinnowTestSupport

@Suite("Web archives")
struct WARCTests {
  let verifier: FormatVerifier

  init() throws {
    let warc = try #require(FormatCatalogue.format(named: "warc", FormatCatalogue.Options()))
    verifier = FormatVerifier(warc, writes: JSONLines())
  }

  /// The texts of an archive's articles and the messages about the others.
  private func words(_ records: [WARCSample], then rest: String = "") throws -> [String] {
    try words(records.flatMap(\.bytes) + Array(rest.utf8))
  }

  private func words(_ bytes: [UInt8]) throws -> [String] {
    try verifier.reading(of: bytes).records.map { record in
      record.text.map { String(decoding: $0, as: UTF8.self) } ?? record.problem?.message ?? "filler"
    }
  }

  @Test("an article is a line of JSON with what the record says of it")
  func members() throws {
    let reading = try verifier.reading(of: WARCSample.conversion("Rain\n“yes”\t\\\n").bytes)
    let expected = #"""
      {"id":"urn:uuid:0","url":"https://example.org/a?b=\"c\"","date":"2024-05-01T10:00:00Z","digest":"sha1:AAAA",\#
      "text":"Rain\n“yes”\t\\\n"}

      """#
    #expect(String(decoding: reading.stream, as: UTF8.self) == expected)
    #expect(reading.records.map(\.id) == ["urn:uuid:0"])
  }

  @Test("fields are named as the options say, and none is written twice")
  func fieldNames() throws {
    var options = FormatCatalogue.Options()
    options.field = "body"
    options.idField = "url"
    let warc = try #require(FormatCatalogue.format(named: "warc", options))
    let verifier = FormatVerifier(warc, writes: JSONLines(field: "body", idField: "url"))
    let stream = try verifier.reading(of: WARCSample.conversion("Rain").bytes).stream
    let expected =
      #"{"url":"urn:uuid:0","date":"2024-05-01T10:00:00Z","digest":"sha1:AAAA","body":"Rain"}"# + "\n"
    #expect(String(decoding: stream, as: UTF8.self) == expected)
  }

  @Test("the payload's digest is better than the block's; header lines may go on in the next, in any case")
  func headerForms() throws {
    var sample = WARCSample.conversion("Rain")
    sample.fields = "warc-PAYLOAD-digest :  sha1:BBBB\r\nX-Note: one\r\n \ttwo\r\nWARC-Date: 1999\r\n"
    let stream = String(decoding: try verifier.reading(of: sample.bytes).stream, as: UTF8.self)
    #expect(stream.contains(#""digest":"sha1:BBBB""#) && stream.contains(#""date":"2024-05-01T10:00:00Z""#))
  }

  @Test("what is no article is left out and counted")
  func skipped() throws {
    let html = WARCSample("resource", Array("<p>".utf8), contentType: "text/html")
    let latin = WARCSample("resource", [0xE9], contentType: "text/plain; charset=ISO-8859-1")
    var segment = WARCSample.conversion("Half of")
    segment.fields = "WARC-Segment-Number: 1\r\n"
    let others = ["warcinfo", "request", "metadata", "revisit", "continuation", "unheard-of"].map {
      WARCSample($0, Array("a: b\r\n".utf8), contentType: "text/plain")
    }
    let records =
      others + [html, .conversion("Rain"), latin, segment, WARCSample("resource", [0x41])]
      + [WARCSample("resource", [0x42], contentType: "TEXT/plain; format=flowed; Charset=\"UTF-8\"")]
    let reading = try verifier.reading(of: records.flatMap(\.bytes))
    #expect(reading.records.map(\.text) == [Array("Rain".utf8), [0x41], [0x42]])
    #expect(reading.skipped == 9)
    #expect(reading.problem == nil)
  }

  @Test("an empty stream has no articles")
  func empty() throws {
    #expect(try words([]) == [])
    #expect(try words([UInt8]("\r\n\r\n".utf8)) == [])
  }

  @Test("bytes that are not UTF-8 become U+FFFD, and the record's place is told")
  func invalidUTF8() throws {
    let sample = WARCSample("conversion", [0x41, 0xFF, 0xC3, 0x0A])
    let reading = try verifier.reading(of: WARCSample.conversion("Rain").bytes + sample.bytes)
    #expect(reading.records.map(\.text) == [Array("Rain".utf8), Array("A\u{FFFD}\u{FFFD}\n".utf8)])
    let offset = WARCSample.conversion("Rain").bytes.count
    #expect(reading.records.map { $0.problem?.code } == [nil, "text.invalid-utf8"])
    #expect(reading.records.last?.problem?.message.hasPrefix("record at byte \(offset): ") == true)
  }

  @Test(
    "a record that cannot be read is told with its place, and the next one is read",
    arguments: [
      ("Content-Length: x", "no Content-Length that is a number"),
      ("Content-Length: -1", "no Content-Length that is a number"),
      ("Content-Length: ", "no Content-Length that is a number"),
      ("Content-Length: 99999999999999999999", "no Content-Length that is a number"),
      ("Content-Length: 3", "no empty lines behind it, so its Content-Length is wrong"),
      ("Content-Length: 7", "no empty lines behind it, so its Content-Length is wrong"),
      ("Content-Length: 100000", "the file ends within it"), ("No colon", "a header line without a colon"),
      (": no name", "a header line without a colon"), ("X: y", "no Content-Length that is a number"),
    ])
  func damaged(line: String, reason: String) throws {
    let good = WARCSample.conversion("First")
    var bytes = String(decoding: WARCSample.conversion("Rain").bytes, as: UTF8.self)
    bytes = bytes.replacing("Content-Length: 4", with: line)
    let place = "record at byte \(good.bytes.count) left out: \(reason)"
    #expect(try words(good.bytes + Array(bytes.utf8) + good.bytes) == ["First", place, "First"])
  }

  @Test("what stands between records is told, and read past")
  func garbage() throws {
    let record = WARCSample.conversion("Rain").bytes
    let garbage = Array("no record\r\n\r\nWARC is a word\r\n\r\n".utf8)
    let place = "record at byte \(record.count) left out: a header line without a colon"
    #expect(
      try words(record + garbage + record) == [
        "Rain",
        place.replacing("a header line without a colon", with: "it does not begin with WARC/ and a version"),
        "Rain",
      ])
    let endless = [UInt8](repeating: 0x41, count: 70_000)
    #expect(
      try words(endless + Array("\r\n\r\n".utf8) + record)
        == ["record at byte 0 left out: its header does not end", "Rain"])
  }

  @Test("a file that is cut anywhere gives what is before, and says so")
  func truncated() throws {
    let record = WARCSample.conversion("Rain").bytes
    let html = WARCSample("resource", Array("<p>".utf8), contentType: "text/html").bytes
    let verifier = FormatVerifier(verifier.format, writes: JSONLines(), chunkSizes: [64], pieceSizes: [1])
    for last in [record, html] {
      for length in 1..<(last.count - 4) {
        let records = try verifier.reading(of: record + last.prefix(length)).records
        #expect(records.count == 2 && records[0].text == Array("Rain".utf8), "cut at \(length)")
        let place = "record at byte \(record.count) left out: the file ends within"
        #expect(records.last?.problem?.message.hasPrefix(place) == true)
      }
      for length in (last.count - 4)..<last.count {
        let reading = try verifier.reading(of: record + last.prefix(length))
        #expect(reading.records.allSatisfy { $0.text == Array("Rain".utf8) }, "without its end, \(length)")
      }
    }
  }

  @Test("an article above the limit is left out, and passed over without being held")
  func limit() throws {
    let long = WARCSample("conversion", [UInt8](repeating: 0x41, count: 5000)).bytes
    let rain = WARCSample.conversion("Rain").bytes
    let source = MemorySource(rain + long + rain)
    let reader = ChunkReader(source, path: "memory", format: verifier.format, maximumRecord: 1000)
    var records: [Record] = []
    while let chunk = try reader.next() { records += verifier.format.records(in: chunk) }
    #expect(records.count == 3)
    guard case .failed(let problem) = records[1].content else {
      Issue.record("it was read")
      return
    }
    #expect(problem.code == "article.size")
    #expect(
      problem.message.hasPrefix("record at byte \(rain.count): an article above the limit of 1000 bytes"))
  }

  @Test("archives of random pieces are read alike whatever their pieces, and end")
  func random() {
    let quick = FormatVerifier(
      verifier.format, writes: JSONLines(), chunkSizes: [1, 64], pieceSizes: [1, 7, .max])
    let pieces: [[UInt8]] =
      [
        WARCSample.conversion("Rain\ne").bytes, WARCSample("resource", [0xFF, 0x22]).bytes,
        WARCSample("request", [0x41]).bytes,
        WARCSample.response("Content-Type: text/plain\r\n", [0x41]).bytes,
      ] + ["WARC/1.0\r\n", "\r\n", "\n", "WARC-Type: conversion\r\n", "x"].map { Array($0.utf8) }
    forAll(seeds: 1...60) { generator in
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...8, using: &generator) {
        var piece = pieces.randomElement(using: &generator) ?? []
        if Int.random(in: 0..<6, using: &generator) == 0 {
          piece.remove(at: Int.random(in: 0..<piece.count, using: &generator))
        }
        bytes += piece
      }
      _ = try quick.reading(of: bytes)
    }
  }
}
