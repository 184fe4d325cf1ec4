/// An invented article of the shape that winnow was first made for: curly and straight quotes mixed, no-break
/// spaces, one of them at a line's end, promotion and the headline of another story behind the last sentence.
enum StartArticle {
  /// As it came.
  static let original = """
    Harbour Council Votes to Keep the Old Swing Bridge
    March 3, 2024
    NORTHFIELD – The council voted on Tuesday to keep the swing\u{A0}bridge, which “has outlived three harbours,” as its keeper put it.

    "We’ll paint it again," said Ada Lindqvist, the mayor’s deputy.\u{A0}
    The vote was\u{A0}five to four. Work on the bearings starts in May and will take until the “first frost”, engineers said.

    Nobody at the meeting spoke for the new tunnel.
    Read more exclusive news from The Northfield Gazette.



    Get the featured stories in your email and don't miss out on important news.
    Ferry Company Buys Two Electric Boats for the Northern Line

    Ferry Company Buys Two Electric Boats for the Northern Line
    """

  /// As it should be.
  static let cleaned = """
    Harbour Council Votes to Keep the Old Swing Bridge
    March 3, 2024
    NORTHFIELD – The council voted on Tuesday to keep the swing bridge, which "has outlived three harbours," as its keeper put it.

    "We'll paint it again," said Ada Lindqvist, the mayor's deputy.
    The vote was five to four. Work on the bearings starts in May and will take until the "first frost", engineers said.

    Nobody at the meeting spoke for the new tunnel.
    """

  /// The same with the line ends of Windows.
  static func withCRLF(_ text: String) -> String {
    String(decoding: text.utf8.flatMap { $0 == 0x0A ? [0x0D, $0] : [$0] }, as: UTF8.self)
  }
}
