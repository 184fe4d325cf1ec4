/// Decodes a compressed stream piece by piece.
protocol StreamDecoder: AnyObject {
  /// Whether the stream may end here: all that was begun is complete.
  var isComplete: Bool { get }

  /// Decodes as much as there is input and room.
  func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(DecodingFailure) -> DecodingStep
}

/// What came of a piece of input.
struct DecodingStep {
  var consumed: Int
  var produced: Int
}

/// Why a stream cannot be decoded further, in words that follow the place.
struct DecodingFailure: Error {
  let message: String
}
