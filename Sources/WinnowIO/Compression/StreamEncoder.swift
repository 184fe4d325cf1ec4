internal import CZlib
internal import CZstd

/// Compresses a stream piece by piece. The same pieces always make the same bytes.
protocol StreamEncoder: AnyObject {
  /// Takes a piece, and appends what is ready to a buffer.
  func encode(_ piece: [UInt8], _ step: EncodingStep, appendingTo output: inout [UInt8])
}

/// What follows a piece.
enum EncodingStep {
  /// More pieces.
  case more
  /// More pieces, but what has come so far must be readable.
  case flush
  /// Nothing.
  case end
}

/// One gzip member, without name and time in its header.
final class GzipEncoder: StreamEncoder {
  private let stream: UnsafeMutablePointer<z_stream>
  /// zlib's own default.
  private static let level: Int32 = 6

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard winnow_deflate_init(stream, Self.level) == Z_OK else { fatalError("no memory to write gzip") }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  func encode(_ piece: [UInt8], _ step: EncodingStep, appendingTo output: inout [UInt8]) {
    let mode =
      switch step {
      case .more: Z_NO_FLUSH
      case .flush: Z_SYNC_FLUSH
      case .end: Z_FINISH
      }
    // The bound holds for what a piece makes, with what was kept back of those before it.
    let room = Int(deflateBound(stream, UInt(piece.count))) + 1024
    piece.withUnsafeBufferPointer { bytes in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
      stream.pointee.avail_in = UInt32(bytes.count)
      repeat {
        output += [UInt8](unsafeUninitializedCapacity: room) { buffer, length in
          stream.pointee.next_out = buffer.baseAddress
          stream.pointee.avail_out = UInt32(room)
          deflate(stream, mode)
          length = room - Int(stream.pointee.avail_out)
        }
      } while stream.pointee.avail_out == 0
    }
  }
}

/// One Zstandard frame with a checksum, compressed by one thread.
final class ZstdEncoder: StreamEncoder {
  private let context: OpaquePointer
  /// The default of the zstd program.
  private static let level: Int32 = 3

  init() {
    guard let context = ZSTD_createCCtx() else { fatalError("no memory to write zstd") }
    self.context = context
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Self.level)
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  }

  deinit { ZSTD_freeCCtx(context) }

  func encode(_ piece: [UInt8], _ step: EncodingStep, appendingTo output: inout [UInt8]) {
    let mode =
      switch step {
      case .more: ZSTD_e_continue
      case .flush: ZSTD_e_flush
      case .end: ZSTD_e_end
      }
    let room = ZSTD_CStreamOutSize()
    piece.withUnsafeBytes { bytes in
      var source = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
      var rest = 0
      repeat {
        output += [UInt8](unsafeUninitializedCapacity: room) { buffer, length in
          var target = ZSTD_outBuffer(dst: buffer.baseAddress, size: room, pos: 0)
          rest = ZSTD_compressStream2(context, &target, &source, mode)
          length = target.pos
        }
        guard ZSTD_isError(rest) == 0 else { fatalError("no memory to write zstd") }
      } while source.pos < source.size || (step != .more && rest > 0)
    }
  }
}
