import CXXHash

/// The hash of lines and of articles. The header is inlined, and inlined functions have a name of their own.
enum XXH3 {
  /// The 64-bit hash of some bytes.
  static func hash64(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    XXH_INLINE_XXH3_64bits(bytes.baseAddress, bytes.count)
  }
}
