internal import CXXHash
package import WinnowCore

/// The hash of lines and of articles.
package enum XXH3 {
  /// The 64-bit hash of some bytes; inlined functions are imported under this longer name.
  static func hash64(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    XXH_INLINE_XXH3_64bits(bytes.baseAddress, bytes.count)
  }

  /// The 128-bit hash of some bytes.
  package static func hash128(_ bytes: UnsafeBufferPointer<UInt8>) -> Fingerprint {
    Fingerprint(winnow_hash(bytes.baseAddress, bytes.count))
  }

  /// A 128-bit hash of bytes that come in pieces.
  final class Stream {
    private let state: OpaquePointer

    init() {
      guard let state = winnow_hash_state_new() else { preconditionFailure("no memory for a hash") }
      self.state = state
    }

    deinit { winnow_hash_state_free(state) }

    /// Hashes further bytes.
    func add(_ bytes: UnsafeBufferPointer<UInt8>) {
      winnow_hash_update(state, bytes.baseAddress, bytes.count)
    }

    /// The hash of all bytes so far; the same as if they had come at once.
    var digest: Fingerprint { Fingerprint(winnow_hash_value(state)) }
  }
}

extension Fingerprint {
  fileprivate init(_ hash: winnow_hash128) {
    self.init(high: hash.high, low: hash.low)
  }
}
