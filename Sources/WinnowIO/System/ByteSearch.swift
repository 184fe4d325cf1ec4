internal import Glibc

/// Searches for one byte as the C library does it, with the widest registers of the processor. The core has searches of
/// its own for kinds of bytes, and no C.
enum ByteSearch {
  /// The offset of the first byte at or behind `start` that equals a given one; the length of the bytes if there is
  /// none.
  static func first(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int = 0) -> Int {
    bytes.withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + start, Int32(byte), bytes.count - start)
      else { return bytes.count }
      return UnsafeRawPointer(found) - base
    }
  }
}
