internal import WinnowCore

/// What stands between the articles of a plain text.
///
/// A single control character, such as a form feed or NUL, separates wherever it stands. Any other text separates only
/// as a whole line; the line end before it belongs to it too, so that what happens to the end of an article cannot
/// reach it.
public struct Separator: Equatable, Sendable {
  private let kind: Kind

  private enum Kind: Equatable {
    case byte(UInt8)
    case line([UInt8])
  }

  /// Reads a separator as it is written on a command line: with `\f`, `\t`, `\0`, `\\`, and `\x` with two hexadecimal
  /// digits.
  ///
  /// - Throws: ``SeparatorError`` saying what cannot be understood.
  public init(_ text: String) throws(SeparatorError) {
    let bytes = try Self.unescaped(text)
    if bytes.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
      throw SeparatorError(text: text, message: "a separator is one line, without a line end")
    }
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
      throw SeparatorError(text: text, message: "blank lines stand within articles; choose another separator")
    }
    kind = bytes.count == 1 && bytes[0] < 0x20 ? .byte(bytes[0]) : .line(bytes)
  }

  private static func unescaped(_ text: String) throws(SeparatorError) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "f"): bytes.append(0x0C)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "0"): bytes.append(0)
      case UInt8(ascii: "\\"): bytes.append(byte)
      case UInt8(ascii: "x"):
        let digits = String(decoding: rest.prefix(2), as: UTF8.self)
        guard digits.count == 2, digits.allSatisfy(\.isHexDigit), let value = UInt8(digits, radix: 16) else {
          throw SeparatorError(text: text, message: "\\x takes two hexadecimal digits, as in \\x1E")
        }
        bytes.append(value)
        rest = rest.dropFirst(2)
      default:
        throw SeparatorError(text: text, message: "write \\f, \\t, \\0, \\xHH, or \\\\ for a backslash")
      }
    }
    return bytes
  }
}

/// A separator that cannot be understood.
public struct SeparatorError: Error, Equatable, CustomStringConvertible {
  let text: String
  let message: String

  /// `separator “\q”: …`, with what to do.
  public var description: String { "separator “\(text)”: \(message)" }
}

// MARK: - Finding

extension Separator {
  /// A separator that was found.
  struct Found: Equatable {
    /// Its bytes, with the line ends that belong to it.
    let range: Range<Int>
    /// Whether more bytes behind it could not make it something else.
    let isComplete: Bool
  }

  /// The first separator from an offset on, which is the start of a line unless the text before it goes on there.
  func first(in bytes: Span<UInt8>, from start: Int, isLineStart: Bool = true) -> Found? {
    switch kind {
    case .byte(let byte):
      let offset = ByteSearch.first(byte, in: bytes, from: start)
      return offset < bytes.count ? Found(range: offset..<(offset + 1), isComplete: true) : nil
    case .line(let text):
      return firstLine(text, in: bytes, from: start, isLineStart: isLineStart)
    }
  }

  private func firstLine(
    _ text: [UInt8], in bytes: Span<UInt8>, from start: Int, isLineStart: Bool
  ) -> Found? {
    var lineStart = start
    var mayBeSeparator = isLineStart
    while lineStart < bytes.count {
      let newline = ByteSearch.first(0x0A, in: bytes, from: lineStart)
      if mayBeSeparator, isLine(text, lineStart..<newline, of: bytes) {
        let end = min(newline + 1, bytes.count)
        return Found(
          range: lineEnd(before: lineStart, from: start, in: bytes)..<end, isComplete: newline < end)
      }
      lineStart = newline + 1
      mayBeSeparator = true
    }
    return nil
  }

  private func isLine(_ text: [UInt8], _ range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    // A byte order mark in front of it is no part of a line.
    let hasMark = range.count > 3 && Self.isByteOrderMark(range.prefix(3), of: bytes)
    let start = range.lowerBound + (hasMark ? 3 : 0)
    let extra = range.upperBound - start - text.count
    guard extra == 0 || (extra == 1 && bytes[range.upperBound - 1] == 0x0D) else { return false }
    for index in 0..<text.count where bytes[start + index] != text[index] { return false }
    return true
  }

  /// Whether three bytes are a byte order mark.
  static func isByteOrderMark(_ range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    range.count == 3 && bytes[range.lowerBound] == 0xEF && bytes[range.lowerBound + 1] == 0xBB
      && bytes[range.lowerBound + 2] == 0xBF
  }

  /// Where the line end in front of a line begins.
  private func lineEnd(before line: Int, from start: Int, in bytes: Span<UInt8>) -> Int {
    guard line > start else { return line }
    return line - 1 > start && bytes[line - 2] == 0x0D ? line - 2 : line - 1
  }

  /// Whether bytes, which begin at the start of a line, end in a separator.
  func ends(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count > 0 else { return false }
    let last = bytes[bytes.count - 1]
    switch kind {
    case .byte(let byte): return last == byte
    case .line(let text):
      guard last == 0x0A else { return false }
      var start = bytes.count - 1
      while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
      return isLine(text, start..<(bytes.count - 1), of: bytes)
    }
  }

  /// How many bytes at the end of a buffer may be the beginning of a separator.
  var overlap: Int {
    switch kind {
    case .byte: 0
    case .line(let text): text.count + 6
    }
  }

  /// Whether a text cannot be an article, since it would be taken for several.
  func occurs(in text: [UInt8]) -> Bool { first(in: text.span, from: 0) != nil }

  /// What must be put behind a text to end it as an article.
  func ending(for text: ArraySlice<UInt8>) -> [UInt8] {
    switch kind {
    case .byte(let byte): [byte]
    case .line(let line): (text.last == 0x0A || text.isEmpty ? [] : [0x0A]) + line + [0x0A]
    }
  }
}
