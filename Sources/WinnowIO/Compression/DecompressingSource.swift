internal import WinnowCore

/// A compressed source, read as what it decompresses to.
///
/// What could be decompressed before a damaged place is given out first, then the damage is reported.
final class DecompressingSource: ByteSource {
  private let source: any ByteSource
  private let compression: Compression
  private let decoder: any StreamDecoder
  private var input: [UInt8] = []
  /// How much of the input has been decoded.
  private var position = 0
  /// How many compressed bytes have been decoded, and how many bytes they made.
  private var consumed = 0
  private var produced = 0
  /// Whether the decoder may hold more than there was room for.
  private var mayHoldOutput = false
  private var failure: Problem?

  /// No text comes near this; what does is made to fill disks.
  private static let maximumRatio = 1000
  /// Below this size the ratio says little.
  private static let ratioGrace = 16 << 20
  private static let inputSize = 256 * 1024

  init(_ source: any ByteSource, _ compression: Compression) {
    self.source = source
    self.compression = compression
    decoder = compression.makeDecoder()
  }

  var path: String { source.path }

  func read(upTo count: Int, appendingTo buffer: inout [UInt8]) throws(Problem) -> Int {
    var length = 0
    if failure == nil {
      buffer += [UInt8](unsafeUninitializedCapacity: count) { piece, initialized in
        length = fill(UnsafeMutableRawBufferPointer(piece))
        initialized = length
      }
    }
    if length == 0, let failure { throw failure }
    return length
  }

  /// Fills a buffer as far as it goes without waiting for more than the first input.
  private func fill(_ output: UnsafeMutableRawBufferPointer) -> Int {
    var length = 0
    do throws(Problem) {
      while length < output.count {
        if position == input.count, !mayHoldOutput {
          guard length == 0, try refill() else { break }
        }
        length += try decode(into: UnsafeMutableRawBufferPointer(rebasing: output[length...]))
      }
    } catch {
      failure = error
    }
    return length
  }

  private func refill() throws(Problem) -> Bool {
    input.removeAll(keepingCapacity: true)
    position = 0
    guard try source.read(upTo: Self.inputSize, appendingTo: &input) == 0 else { return true }
    guard decoder.isComplete else { throw damage("it ends too early; fetch it again") }
    return false
  }

  private func decode(into output: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    let step: DecodingStep
    do throws(DecodingFailure) {
      step = try input.span.bytes.withUnsafeBytes { (bytes) throws(DecodingFailure) in
        try decoder.decode(UnsafeRawBufferPointer(rebasing: bytes[position...]), into: output)
      }
    } catch {
      throw damage(error.message)
    }
    let hadInput = position < input.count
    position += step.consumed
    consumed += step.consumed
    produced += step.produced
    mayHoldOutput = step.produced == output.count
    if hadInput, step.consumed == 0, step.produced == 0 { throw damage("the file is damaged") }
    if produced > Self.ratioGrace, produced / max(1, consumed) > Self.maximumRatio { throw expansion }
    return step.produced
  }

  private func damage(_ message: String) -> Problem {
    Problem(
      code: "io.\(compression.rawValue)", path: path,
      message: "\(compression.rawValue), at byte \(consumed) of the compressed stream: \(message)")
  }

  private var expansion: Problem {
    Problem(
      code: "io.expansion", path: path,
      message:
        "grows to more than \(Self.maximumRatio) times its size, so it is read no further; decompress it first if it is to be trusted"
    )
  }
}
