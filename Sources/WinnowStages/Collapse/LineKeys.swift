/// The keys of lines: a table that remembers of lines with one key the first.
struct LineKeys {
  /// The key of each line that was added.
  private let keys: UnsafeMutableBufferPointer<UInt64>
  /// The number of a line and one; 0 in a free slot.
  private let slots: UnsafeMutableBufferPointer<Int32>

  /// Calls a body with an empty table that has room for so many lines.
  static func withRoom<Result>(for count: Int, _ body: (LineKeys) -> Result) -> Result {
    var capacity = 4
    while capacity < count * 2 { capacity *= 2 }
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: count) { keys in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: capacity) { slots in
        slots.initialize(repeating: 0)
        return body(LineKeys(keys: keys, slots: slots))
      }
    }
  }

  private init(keys: UnsafeMutableBufferPointer<UInt64>, slots: UnsafeMutableBufferPointer<Int32>) {
    self.keys = keys
    self.slots = slots
  }

  /// The first line with a key; `nil` if this is the first.
  @inline(__always)
  func first(withKey key: UInt64, orAdd line: Int) -> Int? {
    let slot = slot(of: key)
    keys[line] = key
    guard slots[slot] == 0 else { return Int(slots[slot]) - 1 }
    slots[slot] = Int32(line + 1)
    return nil
  }

  /// The slot of a key, or the free one where it belongs.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key) & (slots.count - 1)
    while slots[slot] != 0, keys[Int(slots[slot]) - 1] != key {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }
}
