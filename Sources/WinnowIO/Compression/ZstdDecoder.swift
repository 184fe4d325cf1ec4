internal import CZstd

/// Zstandard frames one after the other; skippable ones are skipped.
final class ZstdDecoder: StreamDecoder {
  private let context: OpaquePointer
  private(set) var isComplete = false

  init() {
    guard let context = ZSTD_createDCtx() else { fatalError("no memory to read zstd") }
    self.context = context
  }

  deinit { ZSTD_freeDCtx(context) }

  func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(DecodingFailure) -> DecodingStep {
    if isComplete, input.isEmpty { return DecodingStep(consumed: 0, produced: 0) }
    var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let hint = ZSTD_decompressStream(context, &target, &source)
    guard ZSTD_isError(hint) == 0 else { throw DecodingFailure(message: Self.message(hint)) }
    isComplete = hint == 0
    return DecodingStep(consumed: source.pos, produced: target.pos)
  }

  private static func message(_ result: Int) -> String {
    switch ZSTD_getErrorCode(result) {
    case ZSTD_error_prefix_unknown:
      "bytes that are not zstd; the file is damaged, or something follows its end"
    case ZSTD_error_checksum_wrong: "the checksum is wrong; the file is damaged"
    case ZSTD_error_frameParameter_windowTooLarge:
      "it needs more than 128 MiB of memory; pipe it in: zstd -dc --long=31 FILE | winnow"
    case ZSTD_error_dictionary_wrong:
      "it needs a dictionary; pipe it in: zstd -dc -D DICTIONARY FILE | winnow"
    default: "not zstd data; the file is damaged"
    }
  }
}
