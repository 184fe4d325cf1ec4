internal import CText

/// How JSON spells text (RFC 8259, section 7). Only what must be escaped is: quotation marks, backslashes and the control
/// characters of ASCII.
package enum JSONSpelling {
  /// How much room a spelling of so many bytes needs while it is written.
  package static func room(for count: Int) -> Int { longestEscape * count + Int(WINNOW_SPELLING_ROOM) }

  /// The length of `\u0000`.
  private static let longestEscape = 6

  /// Writes text as it is spelled between quotes; returns the length of the spelling.
  ///
  /// - Parameter memory: has the room that ``room(for:)`` says.
  package static func write(_ text: UnsafeBufferPointer<UInt8>, to memory: UnsafeMutablePointer<UInt8>) -> Int
  {
    // As most that edits insert.
    if text.count == 1, text[0] > UInt8(ascii: "\""), text[0] != UInt8(ascii: "\\") {
      memory.initialize(to: text[0])
      return 1
    }
    return text.baseAddress.map { winnow_spell_json($0, text.count, memory) } ?? 0
  }
}
