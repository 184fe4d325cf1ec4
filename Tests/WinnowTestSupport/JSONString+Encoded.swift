public import WinnowIO

extension JSONString {
  /// The spelling of text as it may stand between quotes.
  public static func encoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var spelling: [UInt8] = []
    encode(text, into: &spelling)
    return spelling
  }
}
