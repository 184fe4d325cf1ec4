/// How a stream is compressed.
public enum Compression: String, CaseIterable, Sendable {
  /// Gzip (RFC 1952), of any number of members.
  case gzip
  /// Zstandard (RFC 8878), of any number of frames.
  case zstd

  /// What the name of a compressed file ends in.
  public var suffix: String {
    switch self {
    case .gzip: ".gz"
    case .zstd: ".zst"
    }
  }

  /// What the name of a file says; `nil` if it says nothing.
  public init?(ofFile path: String) {
    let name = path.lowercased()
    guard let named = Self.allCases.first(where: { name.hasSuffix($0.suffix) }) else { return nil }
    self = named
  }

  /// How many bytes it takes to know a compressed stream.
  static let magicLength = 4

  /// What the first bytes of a stream say; `nil` if it is not compressed.
  init?(magic bytes: ArraySlice<UInt8>) {
    if bytes.starts(with: [0x1F, 0x8B, 0x08]) {
      self = .gzip
    } else if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) || Self.isSkippableFrame(bytes) {
      self = .zstd
    } else {
      return nil
    }
  }

  /// Frames of Zstandard that hold nothing to be read, as some programs put first.
  private static func isSkippableFrame(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, first & 0xF0 == 0x50 else { return false }
    return bytes.dropFirst().starts(with: [0x2A, 0x4D, 0x18])
  }

  /// The path without the suffix of a compressed file.
  static func removingSuffix(_ path: String) -> Substring {
    Compression(ofFile: path).map { path.dropLast($0.suffix.count) } ?? path[...]
  }

  func makeDecoder() -> any StreamDecoder {
    switch self {
    case .gzip: GzipDecoder()
    case .zstd: ZstdDecoder()
    }
  }

  func makeEncoder() -> any StreamEncoder {
    switch self {
    case .gzip: GzipEncoder()
    case .zstd: ZstdEncoder()
    }
  }
}
