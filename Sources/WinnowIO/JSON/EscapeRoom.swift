internal import CText

/// Memory for the escapes of a JSON string, which is used again for those of the next one.
struct EscapeRoom: ~Copyable {
  private var escapes: UnsafeMutablePointer<winnow_json_escape>
  private var capacity = 256

  init() { escapes = .allocate(capacity: capacity) }

  deinit { escapes.deallocate() }

  /// The first of the escapes that were found.
  func first(_ count: Int) -> UnsafeBufferPointer<winnow_json_escape> {
    UnsafeBufferPointer(start: escapes, count: count)
  }

  /// Decodes a string as far as its escapes are those of JSON, and remembers them.
  ///
  /// - Parameter text: has room for as many bytes as the spelling has.
  mutating func decode(
    _ spelling: UnsafePointer<UInt8>, _ length: Int, to text: UnsafeMutablePointer<UInt8>
  ) -> winnow_json_progress {
    var done = winnow_json_progress()
    while true {
      done = winnow_decode_json(spelling, length, text, escapes, capacity, done)
      guard done.read < length, done.escapes == capacity else { return done }
      grow()
    }
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<winnow_json_escape>.allocate(capacity: 2 * capacity)
    larger.moveInitialize(from: escapes, count: capacity)
    escapes.deallocate()
    escapes = larger
    capacity *= 2
  }
}
