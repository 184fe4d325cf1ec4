import Testing
import WinnowCore
import WinnowTestSupport

@testable import WinnowStages

@Suite("Keys of lines")
struct LineKeysTests {
  @Test("lines that are equal once folded have one key, and lines with one key are nearly always equal")
  func keys() {
    let words = [
      "one", "two", "“so”", "\"so\"", "it’s", "it's", "字", "Ünï", "a", "The tide turns twice a day.",
    ]
    let gaps = [" ", "  ", "\t", "\u{A0}", "\u{3000} ", ""]
    forAll(seeds: 1...2000) { generator in
      var bytes: [UInt8] = []
      var contents: [Range<Int>] = []
      for _ in 0..<Int.random(in: 0...40, using: &generator) {
        let start = bytes.count
        for number in 0..<Int.random(in: 1...4, using: &generator) {
          if number > 0 { bytes += Array((gaps.randomElement(using: &generator) ?? "").utf8) }
          bytes += Array((words.randomElement(using: &generator) ?? "").utf8)
        }
        contents.append(start..<bytes.count)
        bytes += Array(["\n", "  \n", "\n\n"].randomElement(using: &generator)?.utf8 ?? "".utf8)
      }
      let folded = contents.map { content in
        var line: [UInt8] = []
        bytes[content].withUnsafeBufferPointer { LineFolding.fold($0, into: &line) }
        return line
      }
      let shared = bytes.withUnsafeBufferPointer { bytes in
        LineKeys.withRoom(for: contents.count) { keys in
          var maker = LineKeyMaker(of: bytes)
          for (index, content) in contents.enumerated() { keys.add(maker.key(of: content), of: index) }
          return keys.shared
        }
      }
      let expected = folded.indices.filter { index in folded.count { $0 == folded[index] } > 1 }
      try require(shared.sorted() == expected, "\(shared), not \(expected), in \(bytes)")
    }
  }
}
