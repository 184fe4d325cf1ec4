import Testing
import WinnowCore
import WinnowIO
import WinnowTestSupport

@Suite("HTTP responses in web archives")
struct HTTPResponseTests {
  /// The text of a response, the message about it, or “left out”.
  private func read(_ sample: WARCSample) throws -> String {
    let warc = try #require(FormatCatalogue.format(named: "warc", FormatCatalogue.Options()))
    let verifier = FormatVerifier(
      warc, writes: JSONLines(), chunkSizes: [7, 1 << 20], pieceSizes: [1, .max])
    let reading = try verifier.reading(of: sample.bytes + WARCSample.conversion("behind").bytes)
    #expect(reading.records.last?.text == Array("behind".utf8))
    guard reading.records.count == 2 else {
      #expect(reading.skipped == 1)
      return "left out"
    }
    return reading.records[0].text.map { String(decoding: $0, as: UTF8.self) }
      ?? reading.records[0].problem?.message ?? "filler"
  }

  private let plain = "Content-Type: text/plain\r\n"

  @Test("the head is taken off")
  func head() throws {
    #expect(try read(.response(plain, Array("Rain\n".utf8))) == "Rain\n")
    #expect(try read(.response("content-TYPE:text/plain;charset=utf-8\r\n", Array("Rain".utf8))) == "Rain")
    #expect(try read(.response(plain + "Content-Length: 99\r\n", Array("Rain".utf8))) == "Rain")
    #expect(try read(.response(plain, [])) == "")
  }

  @Test(
    "what is no article is left out",
    arguments: [
      "Content-Type: text/html\r\n", "", "Content-Type: text/plain; charset=windows-1252\r\n",
      "Content-Type: text/plain\r\nContent-Encoding: br\r\n",
      "Content-Type: text/plain\r\nTransfer-Encoding: gzip, chunked\r\n",
    ])
  func other(head: String) throws {
    #expect(try read(.response(head, Array("Rain".utf8))) == "left out")
  }

  @Test(
    "error pages are left out", arguments: ["HTTP/1.1 404 Not Found", "HTTP/1.0 301 Moved", "HTTP/2 500"])
  func errorPages(status: String) throws {
    #expect(try read(.response(plain, Array("Rain".utf8), status: status)) == "left out")
  }

  @Test("chunks are put together, whatever stands behind their sizes")
  func chunked() throws {
    let head = plain + "Transfer-Encoding: Chunked\r\n"
    let body = "4\r\nRain\r\n0B;name=\"value\"\r\n fell here.\r\n1 \r\n\n\r\n000\r\nTrailer: x\r\n\r\n"
    #expect(try read(.response(head, Array(body.utf8))) == "Rain fell here.\n")
  }

  @Test(
    "chunks that do not add up are told",
    arguments: [
      "", "4\r\nRain", "4\r\nRain\r\n", "5\r\nRain\r\n0\r\n\r\n", "x\r\nRain\r\n0\r\n\r\n", "-4\r\nRain\r\n",
      "+4\r\nRain\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFFF\r\nRain\r\n", "\r\nRain\r\n",
      "7FFFFFFFFFFFFFF\r\nRain\r\n",
    ])
  func wrongChunks(body: String) throws {
    let head = plain + "Transfer-Encoding: chunked\r\n"
    #expect(
      try read(.response(head, Array(body.utf8)))
        == "record at byte 0 left out: the chunks of its HTTP body do not add up")
  }

  @Test("gzip is decompressed, chunked or not; what is damaged is told")
  func compressed() throws {
    let body = try Compression.gzip.compressed(Array("Rain fell.\n".utf8))
    let head = plain + "Content-Encoding: gzip\r\n"
    #expect(try read(.response(head, body)) == "Rain fell.\n")
    let size = Array("\(String(body.count, radix: 16))\r\n".utf8)
    let chunked = size + body + Array("\r\n0\r\n\r\n".utf8)
    #expect(try read(.response(head + "Transfer-Encoding: chunked\r\n", chunked)) == "Rain fell.\n")
    #expect(try read(.response(head, Array(body.dropLast(9)))).contains("its HTTP body: gzip, at byte"))
    #expect(try read(.response(head, Array("Rain".utf8))).contains("its HTTP body: gzip, at byte"))
  }

  @Test("what is no response is told")
  func noResponse() throws {
    let cases = ["", "Rain", "HTTP/1.1 200 OK", "Rain\r\n\r\n", "HTTP/1.1 OK 200\r\n\r\n", "\r\n\r\n"]
    for block in cases {
      let sample = WARCSample(
        "response", Array(block.utf8), contentType: "application/http; msgtype=response")
      #expect(try read(sample) == "record at byte 0 left out: no HTTP response in it", "\(block)")
    }
  }
}
