internal import CText

/// Copies what counts in a text to a hash: letters, in lower case, marks and numbers.
enum LetterCopy {
  /// How many bytes behind what is copied may be written over.
  static let overrun = Int(WINNOW_LETTERS_OVERRUN)

  /// For each choice of eight bytes, one bit for each, the places of the chosen ones in order.
  private static let orders: [UInt64] = (0..<256).map { choice in
    var (order, end): (UInt64, UInt64) = (0, 0)
    for place: UInt64 in 0..<8 where choice >> place & 1 == 1 {
      order |= place << end
      end += 8
    }
    return order
  }

  /// Copies the letters, marks and numbers at the start of some bytes.
  ///
  /// - Parameter target: has room for all the bytes and ``overrun`` more.
  /// - Returns: how many bytes were read, up to the first code point that ``ScalarFolding`` has to be asked about; how
  ///   many were written; and whether a letter or a number is among them.
  static func copy(
    _ bytes: UnsafeRawBufferPointer, to target: UnsafeMutablePointer<UInt8>
  ) -> (read: Int, written: Int, hasWord: Bool) {
    guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return (0, 0, false) }
    return orders.withUnsafeBufferPointer { orders -> (read: Int, written: Int, hasWord: Bool) in
      guard let orders = orders.baseAddress else { return (0, 0, false) }
      let copied = winnow_copy_letters(start, bytes.count, target, orders)
      return (copied.read, copied.written, copied.has_word)
    }
  }
}
