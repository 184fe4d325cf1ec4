public import WinnowCore

/// Random bytes that look like the worst of articles.
public enum RandomText {
  /// Pieces that have meaning to some stage, valid UTF-8 or not.
  public static let pieces: [[UInt8]] =
    [
      "word", "Word", "a", "I", "Read more", "the", "3", "10", "'", "\"", "“", "”", "‘", "’", "„", "«", "»",
      " ", " ", " ",
      "\t", "\u{A0}", "\u{202F}", "\u{2009}", "\u{3000}", "\n", "\n", "\r\n", "\r", "\u{2028}", "\u{85}",
      "\u{AD}",
      "\u{200B}", "\u{200C}", "\u{200D}", "\u{FEFF}", "\u{2060}", "\u{202E}", "\u{2066}", "\u{1B}[31m",
      "\u{1B}", "\u{7}",
      "ﬁ", "Ａ", "９", "。", "！", "é", "e\u{301}", "ü", "क", "्", "म", "ا", "ب", "ไ", "中", "👩", "🏽", "\u{FE0F}",
      ".", ",", "!", "?", ":", ";", "%", "-", "–", "—", "…", "(", ")", "5'", "90s", "1", "\u{2BC}",
      "\u{2032}",
      "A line that is long enough to repeat.\n", "A line that is long enough to repeat.\n", "- item\n",
      "\n\n", "\n\n\n",
      "One sentence here. Another one there.", "\u{0}",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x9F]]

  /// Up to `count` pieces in random order.
  public static func bytes(upTo count: Int, using generator: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...count, using: &generator) {
      bytes += pieces.randomElement(using: &generator) ?? []
    }
    return bytes
  }

  /// A random script for a text, whose edits lie on code points.
  public static func script(
    for source: [UInt8], reason: Reason, using generator: inout SeededGenerator
  ) -> EditScript {
    var script = EditScript(sourceLength: source.count)
    var offset = 0
    func step(_ offset: Int) -> Int { offset + UTF8Scalar(source.span, at: offset).length }
    while true {
      for _ in 0..<Int.random(in: 0...6, using: &generator) where offset < source.count {
        offset = step(offset)
      }
      let start = offset
      for _ in 0..<Int.random(in: 0...3, using: &generator) where offset < source.count {
        offset = step(offset)
      }
      let insertion = Bool.random(using: &generator) ? [] : bytes(upTo: 2, using: &generator)
      script.replace(start..<offset, with: insertion, because: reason)
      if offset >= source.count { return script }
    }
  }
}
