internal import CText

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

  init(_ windows: [Window]) {
    // Most windows have heads of their own. Where they do not, a place in a text still has to be of the right form.
    let bits = HashFilter.bits(for: windows.count * 2, 10...Self.greatestBits)
    mask = 1 << UInt32(bits) - 1
    var forms = [UInt32](repeating: 0, count: 1 << bits)
    for window in windows {
      forms[Int(winnow_window_place(window.head, mask))] |= Self.forms(window.fourth, window.next)
    }
    self.forms = FrozenTable(forms)
  }

  /// The forms of two bytes, one bit for each.
  private static func forms(_ fourth: UInt8?, _ next: UInt8?) -> UInt32 {
    guard let fourth else { return .max }
    // Of the byte behind, three bits count.
    let all = next.map { $0...$0 } ?? 0...7
    return all.reduce(0) { $0 | 1 << winnow_window_form(UInt32(fourth) | UInt32($1) << 8) }
  }

  /// Calls the body with the places in a text where a noted window may begin, in strides from its start on.
  ///
  /// - Parameter last: where the last window can begin.
  @inline(__always)
  func forEachPlace(in text: FoldedText, upTo last: Int, stride: Int, _ body: (Int) -> Void) {
    let bytes = text.start.assumingMemoryBound(to: UInt8.self)
    let windows = winnow_windows(forms: forms.pointer(at: 0), mask: mask)
    FoundPlaces.forEach(upTo: last) { next, places in
      winnow_find_windows(bytes, next, last, stride, windows, places)
    } _: {
      body($0)
    }
  }

  func deallocate() { forms.deallocate() }
}

extension WindowFilter {
  func write(to image: inout TableWriter) {
    image.write(Int(mask))
    image.write(forms)
  }

  init(_ image: inout TableReader) throws(ImageReader.Damaged) {
    mask = UInt32(truncatingIfNeeded: try image.number())
    forms = try image.table(of: UInt32.self)
    guard forms.count > Int(mask) else { throw ImageReader.Damaged() }
  }
}
