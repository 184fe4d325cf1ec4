import Testing
import WinnowTestSupport

@testable import WinnowRules

extension LineFolder {
  /// Calls a body with a folder that has folded a string, which stands in the middle of other lines.
  static func withFolded<Result>(_ string: String, _ body: (LineFolder) throws -> Result) rethrows -> Result {
    let line = Array(string.utf8)
    return try Array("É\n\(string)\nÉ".utf8).withUnsafeBytes { bytes in
      try withRoom(for: line.count) { folder in
        folder.fold(3..<(3 + line.count), of: bytes)
        return try body(folder)
      }
    }
  }
}

extension FoldedText {
  var bytes: [UInt8] { (0..<count).map { self[$0] } }
}

@Suite("Folded bytes: text without case")
struct FoldedBytesTests {
  @Test("a line is folded as its characters are, wherever they stand, and what they are is seen")
  func likeCharacters() {
    let letters = Array("aZ 0@É éßĄąŸΣσςДдЁёՔ中가İıſ\u{212A}🙂—".unicodeScalars)
    forAll(seeds: 1...2000) { generator in
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...60, using: &generator) {
        let isPlain = Bool.random(using: &generator)
        text.append(isPlain ? "b" : letters.randomElement(using: &generator) ?? "b")
      }
      let isLatin = text.allSatisfy {
        $0.value < 0x0380 || (0x2000..<0x3000).contains($0.value) || $0.value > 0xFFFF
      }
      try LineFolder.withFolded(String(text)) { folder in
        let folded = folder.text.bytes
        try require(folded == text.flatMap { FoldedBytes.fold($0) }, "\(folded) of \(String(text))")
        try require(folder.length == text.count, "\(folder.length) code points in \(String(text))")
        try require(
          folder.repertoire == (isLatin ? .latin : .all),
          "\(folder.repertoire): \(String(text))")
      }
    }
  }

  @Test(
    "letters of either case fold to the same bytes", arguments: ["Éé", "Ąą", "Ÿÿ", "Σσς", "Дд", "Ёё", "Քք"])
  func cases(_ letters: String) {
    #expect(Set(letters.map { LineFolder.withFolded(String($0), \.text.bytes) }).count == 1)
  }
}
