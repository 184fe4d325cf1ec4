import WinnowCore
public import WinnowIO

extension JSONString {
  /// The spelling of text as it may stand between quotes.
  public static func encoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    text.withUnsafeBufferPointer { text in
      [UInt8](room: JSONSpelling.room(for: text.count)) { memory in
        memory.baseAddress.map { JSONSpelling.write(text, to: $0) } ?? 0
      }
    }
  }
}
