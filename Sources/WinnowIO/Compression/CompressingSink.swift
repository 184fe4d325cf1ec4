public import WinnowCore

/// Compresses what is written, and hands it to another sink.
public final class CompressingSink: ByteSink {
  private let sink: any ByteSink
  private let encoder: any StreamEncoder
  private var block: [UInt8] = []
  private var output: [UInt8] = []
  /// Whether the encoder holds bytes that cannot be read yet.
  private var holdsBytes = false

  /// Bytes are compressed in blocks of this size however they are written, so that the same bytes always look the same.
  private static let blockSize = 256 * 1024

  /// Compresses into a sink.
  public init(_ sink: any ByteSink, _ compression: Compression) {
    self.sink = sink
    encoder = compression.makeEncoder()
  }

  /// What the sink has to say of a file that was replaced.
  public var warning: Problem? { sink.warning }

  /// Takes bytes, and compresses them when there are enough.
  public func write(_ bytes: ArraySlice<UInt8>) throws(WriteFailure) {
    var rest = bytes
    while !rest.isEmpty {
      let piece = rest.prefix(Self.blockSize - block.count)
      block += piece
      rest = rest.dropFirst(piece.count)
      if block.count == Self.blockSize { try encode(.more) }
    }
  }

  /// Compresses what there is so that it can be read, and hands it to the system.
  public func flush() throws(WriteFailure) {
    try compressAll()
    try sink.flush()
  }

  /// Does the same, and lets the sink make sure that it stays.
  public func publish() throws(WriteFailure) {
    try compressAll()
    try sink.publish()
  }

  private func compressAll() throws(WriteFailure) {
    if holdsBytes || !block.isEmpty { try encode(.flush) }
  }

  /// Ends the compressed stream and makes it final.
  public func commit() throws(WriteFailure) {
    try encode(.end)
    try sink.commit()
  }

  /// Gives up.
  public func discard() { sink.discard() }

  private func encode(_ step: EncodingStep) throws(WriteFailure) {
    encoder.encode(block, step, appendingTo: &output)
    block.removeAll(keepingCapacity: true)
    holdsBytes = step == .more
    defer { output.removeAll(keepingCapacity: true) }
    if !output.isEmpty { try sink.write(output[...]) }
  }
}
