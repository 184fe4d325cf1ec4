/// Short texts of folded bytes, in memory one behind the other: so the many of a rule are read from an image at once.
struct PackedTexts: Sendable {
  /// Each text behind its length.
  let bytes: [UInt8]

  /// Of a longer text, its start is taken: whoever has the text has that.
  static let greatestLength = 128

  init(_ texts: some Sequence<[UInt8]>) {
    var bytes: [UInt8] = []
    for text in texts {
      bytes.append(UInt8(min(text.count, Self.greatestLength)))
      bytes += text.prefix(Self.greatestLength)
    }
    self.bytes = bytes
  }

  /// Takes texts as they are packed; `nil` if their lengths do not add up.
  init?(packed bytes: [UInt8]) {
    var offset = 0
    while offset < bytes.count { offset += 1 + Int(bytes[offset]) }
    guard offset == bytes.count else { return nil }
    self.bytes = bytes
  }

  /// Calls the body with each text.
  @inline(__always)
  func forEach(_ body: (UnsafeRawBufferPointer) -> Void) {
    bytes.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        let end = offset + 1 + Int(bytes[offset])
        body(UnsafeRawBufferPointer(rebasing: bytes[(offset + 1)..<end]))
        offset = end
      }
    }
  }

  /// The texts, each by itself.
  var all: [[UInt8]] {
    var texts: [[UInt8]] = []
    forEach { texts.append(Array($0)) }
    return texts
  }
}
