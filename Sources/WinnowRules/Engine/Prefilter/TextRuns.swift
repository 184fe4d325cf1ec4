/// The runs of three bytes in a folded line, each as one of 4,096 bits: a look at a few of them tells of nearly every text
/// that is not in the line.
struct TextRuns {
  private let words: UnsafeMutablePointer<UInt64>

  /// No shorter text has a run.
  static let length = 3
  /// All numbers of runs are lower.
  static let count = 1 << bitsOfNumber
  private static let bitsOfNumber: UInt32 = 12

  init() { words = .allocate(capacity: Self.count / 64) }

  func deallocate() { words.deallocate() }

  /// The number of a run, which is the lower three bytes of a word.
  @inline(__always)
  static func number(of run: UInt32) -> UInt16 {
    UInt16(truncatingIfNeeded: (run &<< 8 &* 0x9E37_79B1) &>> (32 &- bitsOfNumber))
  }

  /// Takes the runs of a line, in place of those of another.
  func take(_ line: FoldedText) {
    words.update(repeating: 0, count: Self.count / 64)
    var offset = 0
    while offset &+ Self.length <= line.count {
      let number = Self.number(of: line.word(at: offset, as: UInt32.self))
      words[Int(number &>> 6)] |= 1 &<< UInt64(number & 63)
      offset &+= 1
    }
  }

  /// Whether the line may have a run. Of the number no more bits count than it has.
  @inline(__always)
  func mayHave(_ number: UInt16) -> Bool {
    words[Int(number &>> 6) & (Self.count / 64 &- 1)] &>> UInt64(number & 63) & 1 != 0
  }
}
