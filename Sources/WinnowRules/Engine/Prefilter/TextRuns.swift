/// The runs of three bytes in a folded line, each as one of 4,096 numbers: a look at a few of them tells of nearly every
/// text that is not in the line.
struct TextRuns {
  /// For each number the mark of the last line that had it, and behind them the mark of the present line: so they need not
  /// be cleared for each line.
  private let marks: UnsafeMutablePointer<UInt8>

  /// No shorter text has a run.
  static let length = 3
  /// All numbers of runs are lower.
  static let count = 1 << bitsOfNumber
  private static let bitsOfNumber: UInt32 = 12

  init() {
    marks = .allocate(capacity: Self.count + 1)
    marks.initialize(repeating: 0, count: Self.count + 1)
  }

  func deallocate() { marks.deallocate() }

  /// The number of a run, which is the lower three bytes of a word.
  @inline(__always)
  static func number(of run: UInt32) -> UInt16 {
    UInt16(truncatingIfNeeded: (run &<< 8 &* 0x9E37_79B1) &>> (32 &- bitsOfNumber))
  }

  /// Takes the runs of a line, in place of those of another.
  func take(_ line: FoldedText) {
    let mark = nextMark()
    var offset = 0
    while offset &+ Self.length <= line.count {
      marks[Int(Self.number(of: line.word(at: offset, as: UInt32.self)))] = mark
      offset &+= 1
    }
  }

  private func nextMark() -> UInt8 {
    if marks[Self.count] == UInt8.max { marks.update(repeating: 0, count: Self.count + 1) }
    marks[Self.count] &+= 1
    return marks[Self.count]
  }

  /// Whether the line may have a run. Of the number no more bits count than it has.
  @inline(__always)
  func mayHave(_ number: UInt16) -> Bool {
    marks[Int(number) & (Self.count &- 1)] == marks[Self.count]
  }
}
