internal import CISAL

/// Gzip members one after the other. Zeros may follow them, as some programs fill up blocks.
final class GzipDecoder: StreamDecoder {
  private let inflater: OpaquePointer
  private enum State { case inHeader, inMember, betweenMembers, inPadding }
  private var state = State.inHeader
  private var header = GzipHeader()

  init() {
    guard let inflater = winnow_inflater_new() else { fatalError("no memory to read gzip") }
    self.inflater = inflater
  }

  deinit { winnow_inflater_free(inflater) }

  var isComplete: Bool { state == .betweenMembers || state == .inPadding }

  func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(DecodingFailure) -> DecodingStep {
    switch state {
    case .inHeader: return DecodingStep(consumed: try readHeader(input), produced: 0)
    case .inMember: return try inflate(input, into: output)
    case .inPadding: return DecodingStep(consumed: try skipPadding(input), produced: 0)
    case .betweenMembers:
      guard let first = input.first else { return DecodingStep(consumed: 0, produced: 0) }
      guard first == 0x1F || first == 0 else { throw Self.garbage }
      state = first == 0 ? .inPadding : .inHeader
      return try decode(input, into: output)
    }
  }

  private func readHeader(_ input: UnsafeRawBufferPointer) throws(DecodingFailure) -> Int {
    let length = try header.read(input)
    if header.isComplete {
      header = GzipHeader()
      winnow_inflater_reset(inflater)
      state = .inMember
    }
    return length
  }

  private func inflate(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(DecodingFailure) -> DecodingStep {
    guard let room = output.baseAddress else { return DecodingStep(consumed: 0, produced: 0) }
    let step = winnow_inflate(inflater, input.baseAddress, input.count, room, output.count)
    guard step.status >= 0 else { throw DecodingFailure(message: Self.message(step.status)) }
    if step.ends_member { state = .betweenMembers }
    return DecodingStep(consumed: step.consumed, produced: step.produced)
  }

  private func skipPadding(_ input: UnsafeRawBufferPointer) throws(DecodingFailure) -> Int {
    guard input.allSatisfy({ $0 == 0 }) else { throw Self.garbage }
    return input.count
  }

  private static let garbage = DecodingFailure(
    message: "bytes that are not gzip follow its end; cut them off")

  private static func message(_ status: Int32) -> String {
    let what = status == ISAL_INCORRECT_CHECKSUM ? "the checksum is wrong" : "not gzip data"
    return "\(what); the file is damaged"
  }
}
