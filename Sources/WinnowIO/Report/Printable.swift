internal import WinnowCore

/// Text of unknown origin as it may be shown: nothing in it can control a terminal or hide.
public enum Printable {
  /// Appends bytes with everything that is not plain to see spelled out: control characters and bidi controls as
  /// `\u{1b}`, invalid bytes as `\xff`.
  ///
  /// - Parameters:
  ///   - limit: how many code points to show; an ellipsis stands for the rest.
  ///   - keepsLineEnds: whether CR and LF stay.
  static func append(
    _ bytes: ArraySlice<UInt8>, to output: inout [UInt8], limit: Int = .max, keepsLineEnds: Bool = false
  ) {
    let copy = Array(bytes)
    var offset = 0
    var shown = 0
    while offset < copy.count {
      guard shown < limit else {
        output.append(contentsOf: "…".utf8)
        return
      }
      let scalar = UTF8Scalar(copy.span, at: offset)
      if scalar.value == UTF8Scalar.invalid {
        output.append(contentsOf: "\\x\(String(copy[offset], radix: 16))".utf8)
      } else if isHidden(scalar.value), !(keepsLineEnds && (scalar.value == 0x0A || scalar.value == 0x0D)) {
        output.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".utf8)
      } else {
        output.append(contentsOf: copy[offset..<(offset + scalar.length)])
      }
      offset += scalar.length
      shown += 1
    }
  }

  /// A string that may be shown, such as a path in a message.
  public static func string(_ string: String, keepsLineEnds: Bool = false) -> String {
    var output: [UInt8] = []
    append(Array(string.utf8)[...], to: &output, keepsLineEnds: keepsLineEnds)
    return String(decoding: output, as: UTF8.self)
  }

  private static func isHidden(_ value: UInt32) -> Bool {
    switch value {
    case 0x09: false
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFC, 0xE0000...0xE007F:
      true
    default: false
    }
  }
}
