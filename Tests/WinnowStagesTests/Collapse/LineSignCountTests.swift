import CText
import Testing
import WinnowTestSupport

@testable import WinnowStages

@Suite("The signs of code and tables in a line")
struct LineSignCountTests {
  /// The same counts, a byte at a time.
  private struct Counts: Equatable {
    var tabs = 0
    var bars = 0
    var digits = 0
    var letters = 0
    var wideGaps = 0
    var operators = 0
    var columnSigns = 0

    init(_ signs: winnow_line_signs) {
      (tabs, bars, digits, letters) = (signs.tabs, signs.bars, signs.digits, signs.letters)
      (wideGaps, operators, columnSigns) = (signs.wide_gaps, signs.operators, signs.column_signs)
    }

    init(_ line: [UInt8]) {
      let operators = ["()", "==", "=>", "->", "::", "&&", "||"].map { Array($0.utf8) }
      var blanks = 0
      for (index, byte) in line.enumerated() {
        let isBlank = byte == 0x20 || byte == 0x09
        blanks = isBlank ? blanks + 1 : 0
        if blanks == 2 { wideGaps += 1 }
        if byte == 0x09 { tabs += 1 }
        if byte == UInt8(ascii: "|") { bars += 1 }
        if ASCII.isDigit(byte) { digits += 1 }
        if ASCII.isLetter(byte) || byte >= 0xC0 { letters += 1 }
        if index > 0, operators.contains([line[index - 1], byte]) { self.operators += 1 }
        let isColumnSign = byte == UInt8(ascii: "%") || byte == UInt8(ascii: "#")
        if isColumnSign, index > 0, index + 1 < line.count, line[index - 1] == 0x20, line[index + 1] == 0x20 {
          columnSigns += 1
        }
      }
    }
  }

  @Test("are counted as a loop over single bytes counts them", arguments: ProcessorKind.all)
  func likeLoop(_ kind: ProcessorKind) {
    kind.use()
    defer { ProcessorKind.best.use() }
    let signs: [UInt8] = Array("()=>-:&|%#\t  09aZ@[`{/".utf8) + [0x00, 0x7F, 0x80, 0xBF, 0xC0, 0xE2, 0xFF]
    forAll(seeds: 1...4000) { generator in
      let rarity = Int.random(in: signs.count...300, using: &generator)
      let line = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
        signs.dropFirst(Int.random(in: 0..<rarity, using: &generator)).first ?? UInt8(ascii: "x")
      }
      let counted = line.withUnsafeBufferPointer { line in
        line.baseAddress.map { winnow_count_line_signs($0, line.count) } ?? winnow_line_signs()
      }
      try require(Counts(counted) == Counts(line), "\(counted) in \(line)")
    }
  }
}
