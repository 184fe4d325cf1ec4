import Testing
import WinnowCore
import WinnowTestSupport

@testable import WinnowStages

@Suite("Keys of lines")
struct LineKeysTests {
  @Test("lines share a key if they are equal at both ends once folded, and nearly always only then")
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
      let firsts = bytes.withUnsafeBufferPointer { bytes in
        LineKeys.withRoom(for: contents.count) { keys in
          var maker = LineKeyMaker()
          return contents.enumerated().map { index, content in
            let key = maker.key(of: UnsafeBufferPointer(rebasing: bytes[content]))
            return keys.first(withKey: key, orAdd: index) ?? index
          }
        }
      }
      let ends = folded.map { line in line.count < 8 ? [line] : [line.prefix(8) + [], line.suffix(8) + []] }
      let expected = ends.map { ends.firstIndex(of: $0) }
      try require(firsts == expected, "\(firsts), not \(expected), in \(bytes)")
    }
  }
}
