internal import CLetters

/// Copies what counts in ASCII text to a hash: letters, in lower case, and digits.
enum LetterCopy {
  /// How many bytes behind what is copied may be written over.
  static let overrun = 16

  /// For each choice of eight bytes, one bit for each, the places of the chosen ones in order.
  private static let orders: [UInt64] = (0..<256).map { choice in
    (0..<8).reversed().filter { choice >> $0 & 1 == 1 }.reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Copies the letters and digits of the ASCII bytes at the start of some bytes.
  ///
  /// - Parameter target: has room for all the bytes and ``overrun`` more.
  /// - Returns: how many bytes were read, up to the first that is not ASCII, and how many were written.
  static func copy(
    _ bytes: UnsafeRawBufferPointer, to target: UnsafeMutablePointer<UInt8>
  ) -> (read: Int, written: Int) {
    guard let start = bytes.baseAddress else { return (0, 0) }
    let copied = orders.withUnsafeBufferPointer { orders -> winnow_letters in
      guard let orders = orders.baseAddress else { return winnow_letters(read: 0, written: 0) }
      return winnow_copy_letters(start, bytes.count, target, orders)
    }
    return (copied.read, copied.written)
  }
}
