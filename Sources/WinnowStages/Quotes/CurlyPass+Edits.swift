import WinnowCore

extension CurlyPass {
  /// Replaces a straight mark by the one of its role.
  mutating func replace(_ token: QuoteToken, _ role: QuoteRole, in bytes: Span<UInt8>) {
    let pair = token.kind == .double ? marks.double : marks.single
    let isSpaced = marks.isSpaced && token.kind == .double
    var range = token.range
    var mark: [UInt8]
    switch role {
    case .undecided: return
    case .apostrophe: mark = Self.utf8(0x2019)
    case .opening:
      mark = Self.utf8(pair.open)
      guard isSpaced else { break }
      range = range.lowerBound..<(range.upperBound + blankLength(behind: token, in: bytes))
      if range != token.range || !isGap(at: range.upperBound, in: bytes) { mark += Self.utf8(0xA0) }
    case .closing:
      mark = Self.utf8(pair.close)
      guard isSpaced else { break }
      range = (range.lowerBound - blankLength(before: token, in: bytes))..<range.upperBound
      if range != token.range || !isGap(before: range.lowerBound, in: bytes) {
        mark = Self.utf8(0xA0) + mark
      }
    }
    script.replace(range, with: mark, because: QuotesStage.curly)
  }

  /// Whether a blank that may stand inside a mark is behind one.
  func isBlank(behind token: QuoteToken, in bytes: Span<UInt8>) -> Bool {
    let end = token.range.upperBound
    return end < bytes.count && Self.isInnerBlank(UTF8Scalar(bytes, at: end).value)
  }

  /// Whether a blank that may stand inside a mark is before one.
  func isBlank(before token: QuoteToken, in bytes: Span<UInt8>) -> Bool {
    UTF8Scalar(bytes, endingAt: token.range.lowerBound).map { Self.isInnerBlank($0.value) } ?? false
  }

  private static func isInnerBlank(_ value: UInt32) -> Bool {
    value == 0x20 || value == 0xA0 || value == 0x202F
  }

  /// The length of the plain space behind a mark, which the mark's own takes the place of.
  func blankLength(behind token: QuoteToken, in bytes: Span<UInt8>) -> Int {
    let end = token.range.upperBound
    return end < bytes.count && bytes[end] == UInt8(ascii: " ") ? 1 : 0
  }

  /// The length of the plain space before a mark, unless another edit took it.
  func blankLength(before token: QuoteToken, in bytes: Span<UInt8>) -> Int {
    let start = token.range.lowerBound
    guard start > 0, bytes[start - 1] == UInt8(ascii: " ") else { return 0 }
    return start > script.edits.last?.range.upperBound ?? 0 ? 1 : 0
  }

  private func isGap(at offset: Int, in bytes: Span<UInt8>) -> Bool {
    offset >= bytes.count || QuoteNeighbour(of: UTF8Scalar(bytes, at: offset).value) == .gap
  }

  private func isGap(before offset: Int, in bytes: Span<UInt8>) -> Bool {
    UTF8Scalar(bytes, endingAt: offset).map { QuoteNeighbour(of: $0.value) == .gap } ?? true
  }

  private static func utf8(_ value: UInt32) -> [UInt8] {
    Unicode.Scalar(value).map { Array(String($0).utf8) } ?? []
  }
}
