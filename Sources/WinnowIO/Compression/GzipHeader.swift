internal import CZlib

/// The header of a gzip member (RFC 1952, section 2.3), read byte by byte wherever it is cut.
///
/// ISA-L reads headers too, but loses its place in one that comes in two pieces.
struct GzipHeader {
  /// The fields in the order in which they stand, with the bytes that are left of each.
  private enum Field: Equatable {
    case fixed(index: Int)
    case extraLength(index: Int)
    case extra(left: Int)
    case name, comment
    case checksum(index: Int)
    case end
  }
  private var field = Field.fixed(index: 0)
  private var flags: UInt8 = 0
  private var extraLength = 0
  private var crc: UInt = 0

  private static let checksumFlag: UInt8 = 0x02
  private static let extraFlag: UInt8 = 0x04
  private static let nameFlag: UInt8 = 0x08
  private static let commentFlag: UInt8 = 0x10
  private static let reservedFlags: UInt8 = 0xE0

  /// Whether all of it has been read.
  var isComplete: Bool { field == .end }

  /// Reads what is there of the header; returns how many bytes that took.
  mutating func read(_ input: UnsafeRawBufferPointer) throws(DecodingFailure) -> Int {
    var length = 0
    while length < input.count, !isComplete {
      try take(input[length])
      length += 1
    }
    return length
  }

  private mutating func take(_ byte: UInt8) throws(DecodingFailure) {
    if case .checksum(let index) = field {
      guard byte == UInt8(truncatingIfNeeded: crc >> UInt(8 * index)) else { throw Self.failure }
      field = index == 0 ? .checksum(index: 1) : .end
      return
    }
    crc = withUnsafePointer(to: byte) { crc32(crc, $0, 1) }
    switch field {
    case .fixed(let index): try takeFixed(byte, index)
    case .extraLength(let index):
      extraLength |= Int(byte) << (8 * index)
      if index == 0 { field = .extraLength(index: 1) } else { begin(.extra(left: extraLength)) }
    case .extra(let left): begin(.extra(left: left - 1))
    case .name: if byte == 0 { begin(.comment) }
    case .comment: if byte == 0 { begin(.checksum(index: 0)) }
    case .checksum, .end: break
    }
  }

  private mutating func takeFixed(_ byte: UInt8, _ index: Int) throws(DecodingFailure) {
    let isRight =
      switch index {
      case 0: byte == 0x1F
      case 1: byte == 0x8B
      case 2: byte == 8
      case 3: byte & Self.reservedFlags == 0
      default: true
      }
    guard isRight else { throw Self.failure }
    if index == 3 { flags = byte }
    if index < 9 { field = .fixed(index: index + 1) } else { begin(.extraLength(index: 0)) }
  }

  /// Goes on with a field, or with the first behind it that is there.
  private mutating func begin(_ next: Field) {
    field = next
    switch next {
    case .extraLength: if flags & Self.extraFlag == 0 { begin(.name) }
    case .extra(let left): if left == 0 { begin(.name) }
    case .name: if flags & Self.nameFlag == 0 { begin(.comment) }
    case .comment: if flags & Self.commentFlag == 0 { begin(.checksum(index: 0)) }
    case .checksum: if flags & Self.checksumFlag == 0 { field = .end }
    case .fixed, .end: break
    }
  }

  private static let failure = DecodingFailure(message: "not a gzip header; the file is damaged")
}
