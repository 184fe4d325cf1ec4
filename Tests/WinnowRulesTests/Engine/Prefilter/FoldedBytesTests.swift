import Testing
import WinnowTestSupport

@testable import WinnowRules

extension FoldedBytes {
  /// A string, folded.
  static func fold(_ string: String) -> [UInt8] {
    Array(string.utf8).withUnsafeBufferPointer { text in
      [UInt8](unsafeUninitializedCapacity: text.count) { folded, count in
        if let start = folded.baseAddress { fold(text, into: start) }
        count = text.count
      }
    }
  }
}

@Suite("Folded bytes: text without case")
struct FoldedBytesTests {
  @Test("a text is folded as its characters are, wherever they stand")
  func likeCharacters() {
    let letters = Array("aZ 0@É éßĄąŸΣσςДдЁёՔ中가İıſ\u{212A}🙂—".unicodeScalars)
    forAll(seeds: 1...2000) { generator in
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...60, using: &generator) {
        let isPlain = Bool.random(using: &generator)
        text.append(isPlain ? "b" : letters.randomElement(using: &generator) ?? "b")
      }
      let folded = FoldedBytes.fold(String(text))
      try require(folded == text.flatMap { FoldedBytes.fold($0) }, "\(folded) of \(String(text))")
    }
  }

  @Test(
    "letters of either case fold to the same bytes", arguments: ["Éé", "Ąą", "Ÿÿ", "Σσς", "Дд", "Ёё", "Քք"])
  func cases(_ letters: String) {
    #expect(Set(letters.map { FoldedBytes.fold(String($0)) }).count == 1)
  }
}
