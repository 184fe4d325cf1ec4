internal import CBuiltinRules

extension PackSource {
  /// The packs that are part of the program. Their paths are those below `rules/`, behind `builtin:`.
  public static var builtin: [PackSource] {
    (0..<winnow_builtin_pack_count()).map { index in
      let pack = winnow_builtin_pack(index)
      let bytes = StaticBytes(buffer: UnsafeBufferPointer(start: pack.bytes, count: pack.length))
      // The tests of the program check these patterns.
      return PackSource(path: "builtin:" + String(cString: pack.name), builtin: bytes)
    }
  }
}

/// Bytes that are part of the program, which nobody changes or takes away.
struct StaticBytes: @unchecked Sendable {
  let buffer: UnsafeBufferPointer<UInt8>
}
