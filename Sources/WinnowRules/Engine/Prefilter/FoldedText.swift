internal import CText

/// Folded bytes that are searched: those of a line, or of a part of one.
///
/// Behind them some more can be read, whatever these are, so that a search may look at several bytes at once without
/// asking at every step where the text ends.
struct FoldedText {
  let start: UnsafeRawPointer
  let count: Int

  /// How many bytes behind the text can be read.
  static let padding = Int(WINNOW_FOLDED_PADDING)

  /// Takes bytes with ``padding`` behind them.
  init(start: UnsafeRawPointer, count: Int) {
    (self.start, self.count) = (start, count)
  }

  @inline(__always)
  subscript(offset: Int) -> UInt8 { load(at: offset, as: UInt8.self) }

  /// The bytes from an offset in the text on as a number, the first one lowest.
  @inline(__always)
  func word<Word: FixedWidthInteger & BitwiseCopyable>(at offset: Int, as type: Word.Type) -> Word {
    Word(littleEndian: load(at: offset, as: type))
  }

  /// So many bytes from an offset in the text on as a number, the first one lowest; no more than eight.
  @inline(__always)
  func word(at offset: Int, ofBytes count: Int) -> UInt64 {
    word(at: offset, as: UInt64.self) & UInt64.max &>> UInt64(64 &- 8 &* count)
  }

  /// The bytes from an offset in the text on.
  @inline(__always)
  func load<Value: BitwiseCopyable>(at offset: Int, as type: Value.Type) -> Value {
    assert(offset >= 0 && offset + MemoryLayout<Value>.size <= count + Self.padding)
    return start.loadUnaligned(fromByteOffset: offset, as: type)
  }
}
