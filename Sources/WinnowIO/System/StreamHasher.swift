internal import CXXHash
public import WinnowCore

/// The length and the XXH3-128 hash of bytes that come one after the other.
public final class StreamHasher {
  private let state: OpaquePointer
  /// How many bytes there were so far.
  public private(set) var length = 0

  /// The hasher of nothing yet.
  public init() {
    guard let state = winnow_hash_state_new() else { fatalError("no memory for a hash") }
    self.state = state
  }

  deinit { winnow_hash_state_free(state) }

  /// Adds bytes.
  public func update(_ bytes: ArraySlice<UInt8>) {
    length += bytes.count
    bytes.withUnsafeBytes { winnow_hash_update(state, $0.baseAddress, $0.count) }
  }

  /// The digest of all bytes so far, in the canonical form of xxHash: `xxh128sum` prints the same.
  public var value: StreamDigest {
    let hash = winnow_hash_value(state)
    return StreamDigest(length: length, hash: Self.text(high: hash.high, low: hash.low))
  }

  /// The hash of some bytes, in hexadecimal.
  public static func hash(of bytes: [UInt8]) -> String { bytes.withUnsafeBufferPointer { hash(of: $0) } }

  /// The hash of some bytes, in hexadecimal.
  public static func hash(of bytes: UnsafeBufferPointer<UInt8>) -> String {
    let hash = winnow_hash(bytes.baseAddress, bytes.count)
    return text(high: hash.high, low: hash.low)
  }

  /// A hash in hexadecimal, by its halves.
  package static func text(high: UInt64, low: UInt64) -> String {
    let digits: StaticString = "0123456789abcdef"
    return String(unsafeUninitializedCapacity: 32) { text in
      for place in 0..<32 {
        let half = place < 16 ? high : low
        text[place] = digits.utf8Start[Int(half >> UInt64(4 * (15 - place % 16)) & 15)]
      }
      return 32
    }
  }
}
