/// Tells which places in a text surely begin no noted window of a needle: a table by the first three bytes, small enough to
/// stay in the nearest caches, with a bit for each form of the two bytes behind.
struct WindowFilter: BitwiseCopyable {
  /// A window with the byte behind it, as far as the needle tells.
  struct Window {
    /// The first three bytes, the first one lowest.
    let head: UInt32
    /// The fourth byte; `nil` for any.
    let fourth: UInt8?
    /// The byte behind; `nil` for any.
    let next: UInt8?
  }

  private let forms: FrozenTable<UInt32>
  /// Which bits of a hash are its place, once it is shifted.
  private let mask: UInt32

  private static let greatestBits = 14
  /// A hash is shifted by a constant, which takes less time than by a number.
  private static let shift = UInt32(32 - greatestBits)

  init(_ windows: [Window]) {
    // Most windows have heads of their own. Where they do not, a place in a text still has to be of the right form.
    let bits = HashFilter.bits(for: windows.count * 2, 10...Self.greatestBits)
    mask = 1 << UInt32(bits) - 1
    var forms = [UInt32](repeating: 0, count: 1 << bits)
    for window in windows {
      forms[Self.place(of: window.head, mask)] |= Self.forms(window.fourth, window.next)
    }
    self.forms = FrozenTable(forms)
  }

  /// The forms of two bytes, one bit for each.
  private static func forms(_ fourth: UInt8?, _ next: UInt8?) -> UInt32 {
    guard let fourth else { return .max }
    // Of the byte behind, three bits count.
    let all = next.map { $0...$0 } ?? 0...7
    return all.reduce(0) { $0 | 1 << form(of: UInt64(fourth) | UInt64($1) << 8) }
  }

  /// The form of two bytes, which are the lowest of a word; more bits than five are to be ignored.
  @inline(__always)
  private static func form(of word: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: word ^ word &>> 6) & 31
  }

  @inline(__always)
  private static func place(of head: UInt32, _ mask: UInt32) -> Int {
    Int(((head &<< 8) &* 0x9E37_79B1) &>> shift & mask)
  }

  /// Whether a noted window may begin where a word was read, the first byte lowest.
  @inline(__always)
  func mayHave(_ word: UInt64) -> Bool {
    let forms = forms[Self.place(of: UInt32(truncatingIfNeeded: word), mask)]
    return forms &>> Self.form(of: word &>> 24) & 1 != 0
  }

  func deallocate() { forms.deallocate() }
}
