import CXXHash
import WinnowCore

/// The hash of lines and of articles. The header is inlined, and inlined functions have names of their own.
enum XXH3 {
  /// The 64-bit hash of some bytes.
  static func hash64(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    XXH_INLINE_XXH3_64bits(bytes.baseAddress, bytes.count)
  }

  /// The 128-bit hash of some bytes.
  static func hash128(_ bytes: UnsafeBufferPointer<UInt8>) -> Fingerprint {
    let hash = XXH_INLINE_XXH3_128bits(bytes.baseAddress, bytes.count)
    return Fingerprint(high: hash.high64, low: hash.low64)
  }

  /// A 128-bit hash of bytes that come in pieces.
  final class Stream {
    private let state = XXH_INLINE_XXH3_createState()

    init() { XXH_INLINE_XXH3_128bits_reset(state) }

    deinit { XXH_INLINE_XXH3_freeState(state) }

    /// Hashes further bytes.
    func add(_ bytes: UnsafeBufferPointer<UInt8>) {
      XXH_INLINE_XXH3_128bits_update(state, bytes.baseAddress, bytes.count)
    }

    /// The hash of all bytes so far; the same as if they had come at once.
    var digest: Fingerprint {
      let hash = XXH_INLINE_XXH3_128bits_digest(state)
      return Fingerprint(high: hash.high64, low: hash.low64)
    }
  }
}
