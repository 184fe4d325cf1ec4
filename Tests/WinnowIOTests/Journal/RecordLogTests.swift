import Foundation
import Testing
import WinnowCore
import WinnowTestSupport

@testable import WinnowIO

@Suite("Logs of records: what is half written is known")
struct RecordLogTests {
  private func records(_ path: String) throws -> [(text: String, end: Int)] {
    var records: [(text: String, end: Int)] = []
    try RecordLog(path).forEach { record, end in
      records.append((String(decoding: record, as: UTF8.self), end))
    }
    return records
  }

  private func folder(_ texts: [String]) throws -> WorkFolder {
    let folder = try WorkFolder()
    let log = try RecordLog(folder.path("log"))
    for text in texts { try log.append(Array(text.utf8)) }
    return folder
  }

  @Test("records come back in order, with the offsets behind them, and nobody else may read them")
  func order() throws {
    let folder = try folder(["{}", "", "{\"a\":\"“b”\"}"])
    let found = try records(folder.path("log"))
    #expect(found.map(\.text) == ["{}", "", "{\"a\":\"“b”\"}"])
    #expect(found.last?.end == (try folder.bytes("log").count))
    #expect(try folder.mode(of: "log") == 0o600)
  }

  @Test("wherever the end is torn off, the records before it are there, and the log goes on")
  func torn() throws {
    let folder = try folder(["one", "two", "three"])
    let whole = try folder.bytes("log")
    for length in 0...whole.count {
      let path = try folder.write("torn", Array(whole[..<length]))
      let log = try RecordLog(path)
      var end = 0
      var count = 0
      try log.forEach { _, recordEnd in
        end = recordEnd
        count += 1
      }
      #expect(count == [37, 74, 113].count { $0 <= length })
      try log.cut(to: end)
      try log.append(Array("more".utf8))
      var texts: [String] = []
      try log.forEach { record, _ in texts.append(String(decoding: record, as: UTF8.self)) }
      #expect(texts == ["one", "two", "three"].prefix(count) + ["more"])
    }
  }

  @Test("a byte that was changed is no torn end, unless it is the last one")
  func damaged() throws {
    let folder = try folder(["one", "two", "three"])
    let whole = try folder.bytes("log")
    for index in whole.indices {
      var bytes = whole
      bytes[index] ^= 0x20
      let path = try folder.write("damaged", bytes)
      do {
        let found = try records(path)
        // The blank behind the hash says nothing.
        let isBlank = [32, 69, 106].contains(index)
        #expect(index == whole.count - 1 || isBlank, "byte \(index)")
        #expect(found.map(\.text) == (isBlank ? ["one", "two", "three"] : ["one", "two"]))
      } catch let problem as Problem {
        #expect(problem.code == "journal.damaged", "byte \(index)")
      }
    }
  }

  @Test("only one at a time has a log")
  func locked() throws {
    let folder = try folder(["one"])
    let log = try RecordLog(folder.path("log"))
    let problem = #expect(throws: Problem.self) { try RecordLog(folder.path("log")) }
    #expect(problem?.message == "another run is at work with this journal")
    try log.remove()
    #expect(folder.names.isEmpty)
  }
}
