internal import WinnowCore

/// A line that may hold a match.
struct CandidateLine {
  let number: Int
  /// Its bytes in the match copy, without the blanks at its ends.
  let content: Range<Int>
  /// Its length in code points.
  let length: Int

  init(number: Int, content: Range<Int>, length: Int) {
    self.number = number
    self.content = content
    self.length = length
  }

  /// A line of a copy, by its index; `nil` if it is blank.
  init?(_ number: Int, of copy: MatchCopy, _ bytes: UnsafeBufferPointer<UInt8>) {
    let content = MatchCopy.trimmed(copy.text.lines[number].content, in: bytes)
    if content.isEmpty { return nil }
    let length = ByteScan.countOfCodePoints(in: UnsafeBufferPointer(rebasing: bytes[content]).span)
    self.init(number: number, content: content, length: length)
  }
}
