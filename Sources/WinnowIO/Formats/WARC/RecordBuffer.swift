internal import WinnowCore

/// A source read record by record: what has been read is kept until it is done with.
struct RecordBuffer {
  private let source: any ByteSource
  private var bytes: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// The offset in the source of what comes next.
  private(set) var offset = 0

  private static let readSize = 1 << 18

  init(_ source: any ByteSource) { self.source = source }

  /// What has been read and not been done with.
  var available: ArraySlice<UInt8> { bytes[start...] }

  /// Reads until so many bytes are available; `false` if the source ends before.
  mutating func fill(to count: Int) throws(Problem) -> Bool {
    while bytes.count - start < count {
      guard try fillMore() else { return false }
    }
    return true
  }

  /// Reads on in growing steps, so that searching what is available again stays linear; `false` at the end of the
  /// source.
  mutating func fillMuchMore() throws(Problem) -> Bool {
    let count = available.count
    _ = try fill(to: max(1 << 10, 2 * count))
    return available.count > count
  }

  /// Reads on; `false` at the end of the source.
  mutating func fillMore() throws(Problem) -> Bool {
    guard !isAtEnd else { return false }
    bytes.removeFirst(start)
    start = 0
    // What does not fit is read in growing steps, so that copying it stays linear.
    isAtEnd = try source.read(upTo: max(Self.readSize, bytes.count), appendingTo: &bytes) == 0
    return !isAtEnd
  }

  /// Is done with bytes that are available.
  mutating func consume(_ count: Int) {
    start += count
    offset += count
  }

  /// Passes over bytes without keeping them; `false` if the source ends before.
  mutating func skip(_ count: Int) throws(Problem) -> Bool {
    var left = count
    while left > 0 {
      let step = min(left, available.count)
      consume(step)
      left -= step
      if left > 0, try !fillMore() { return false }
    }
    return true
  }
}
