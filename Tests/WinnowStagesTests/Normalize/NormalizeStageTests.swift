import Testing
import WinnowCore
import WinnowStages
import WinnowTestSupport

@Suite("normalize")
struct NormalizeStageTests {
  let verifier: StageVerifier

  init() throws { verifier = try StageVerifier(NormalizeStage()) }

  @Test(
    "invisible characters go",
    arguments: [
      ("ar\u{AD}ti\u{AD}cle", "article"),
      ("a\u{200B}b", "ab"),
      ("a\u{200C}b\u{200D}c", "abc"),
      ("a\u{2060}b\u{2061}c\u{2064}d", "abcd"),
      ("a\u{206A}b\u{206F}c", "abc"),
      ("a\u{180E}b", "ab"),
      ("a\u{FFF9}b\u{FFFA}c\u{FFFB}d\u{FFFC}e", "abcde"),
      ("a\u{FEFF}b", "ab"),
      ("\u{200B}\u{FEFF}a", "a"),
      ("a\u{E0001}b\u{E0041}\u{E007F}c", "abc"),
      ("a\u{0}b\u{7}c\u{B}d\u{1F}e\u{7F}f", "abcdef"),
      ("a\u{80}b\u{9F}c", "abc"),
    ])
  func invisible(input: String, output: String) {
    verifier.expect(input, becomes: output)
  }

  @Test(
    "what a script, an emoji or the encoding needs stays",
    arguments: [
      "\u{FEFF}text", "\u{FEFF}", "a\tb\u{C}c", "a\rb", "a\r\nb\r\n", "no final newline", "", "\n\n",
      "  indented",
      "\u{E44}\u{E17}\u{E22}\u{200B}\u{E44}\u{E17}\u{E22}",  // Thai
      "\u{1780}\u{200B}\u{1781}", "\u{1000}\u{200B}\u{1001}", "\u{F40}\u{200B}\u{F41}",
      "\u{645}\u{6CC}\u{200C}\u{634}\u{648}\u{62F}",  // Persian
      "PDF\u{200C}\u{647}\u{627}",  // a Latin word with a Persian ending
      "\u{647}\u{200D} 1400",  // a letter in its joining form, as an abbreviation
      "\u{915}\u{94D}\u{200D}\u{937}", "\u{915}\u{94D}\u{200C}\u{937}",  // Devanagari
      "\u{D05}\u{D28}\u{D4D}\u{200D} ",  // Malayalam, at the end of a word
      "\u{1820}\u{180E}\u{1821}",  // Mongolian
      "\u{1F469}\u{1F3FD}\u{200D}\u{1F680}", "\u{2764}\u{FE0F}\u{200D}\u{1F525}",  // emoji sequences
      "\u{1F3F4}\u{200D}\u{2620}\u{FE0F}",
      "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",  // the flag of England
      "a\u{200E}b\u{200F}c\u{FE0F}d",
      "\u{FF01}\u{FF08}\u{4E2D}\u{FF09}\u{FF0C}",  // full-width punctuation
      "\u{E9}\u{301}\u{3B1}\u{434}\u{2014}\u{2019}",
    ].map { $0.hasSuffix(" ") ? $0 + "x" : $0 })
  func kept(text: String) {
    verifier.expectUnchanged(text)
  }

  @Test(
    "a joiner at the edge of a word, a space in the wrong script and a message behind a flag go",
    arguments: [
      ("\u{645}\u{6CC}\u{200C} \u{634}", "\u{645}\u{6CC} \u{634}"),
      ("\u{E44}\u{200B}a", "\u{E44}a"),
      ("\u{1F469}\u{200D}a", "\u{1F469}a"),
      ("\u{1F3F4}\u{E0067}\u{E0062}\u{E0041}\u{E007F}", "\u{1F3F4}"),
      ("\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}", "\u{1F3F4}"),
      ("\u{1F3F4}\u{AD}\u{E0067}\u{E0062}\u{E0065}\u{E007F}", "\u{1F3F4}"),
      ("1\u{AD}\u{A0}\u{200B}5", "1\u{A0}5"),
      ("\u{E44}\u{AD}\u{200B}\u{2060}\u{E17}", "\u{E44}\u{200B}\u{E17}"),
    ])
  func contexts(input: String, output: String) {
    verifier.expect(input, becomes: output)
  }

  @Test(
    "terminal escapes go as a whole, a lone escape character alone",
    arguments: [
      ("\u{1B}[31mred\u{1B}[0m", "red"),
      ("\u{1B}[38;2;1;2;3mred", "red"),
      ("\u{1B}[?25lred", "red"),
      ("\u{1B}]0;title\u{7}text", "text"),
      ("\u{1B}]8;;http://example.com\u{1B}\\link\u{1B}]8;;\u{1B}\\", "link"),
      ("\u{1B}]0;no end\ntext", "]0;no end\ntext"),
      ("\u{1B}]0;no end\u{1B}[1mtext", "]0;no endtext"),
      ("\u{1B}[\u{1B}[31m31m", "[31m"),
      ("a\u{1B}b\u{1B}", "ab"),
      ("\u{1B}[31\u{E9}", "[31\u{E9}"),
      ("\u{1B}[", "["),
    ])
  func escapes(input: String, output: String) {
    verifier.expect(input, becomes: output)
  }

  @Test("a sequence of more than 4,096 bytes is none")
  func longEscapes() {
    let digits = String(repeating: "1", count: 5000)
    verifier.expect("\u{1B}[\(digits)m", becomes: "[\(digits)m")
    verifier.expect("\u{1B}]\(digits)\u{7}", becomes: "]\(digits)")
  }

  @Test(
    "spaces become plain ones, except where typography wants them",
    arguments: [
      ("a\u{A0}b\u{202F}c", "a b c"),
      ("a\u{2000}b\u{2003}c\u{2009}d\u{200A}e\u{205F}f", "a b c d e f"),
      ("dit\u{A0}: a\u{A0}; b\u{202F}! c\u{202F}? d", "dit\u{A0}: a\u{A0}; b\u{202F}! c\u{202F}? d"),
      ("\u{AB}\u{A0}mot\u{A0}\u{BB}", "\u{AB}\u{A0}mot\u{A0}\u{BB}"),
      ("10\u{A0}% 5\u{A0}\u{2030} 3\u{A0}\u{20AC}", "10\u{A0}% 5\u{A0}\u{2030} 3\u{A0}\u{20AC}"),
      ("10\u{A0}000 1\u{202F}000", "10\u{A0}000 1\u{202F}000"),
      ("10\u{A0}km", "10 km"),
      ("\u{FF11}\u{A0}\u{FF12}", "1\u{A0}2"),
      ("a\u{A0}\u{A0}!", "a \u{A0}!"),
      ("\u{AB}\u{A0}\u{A0}a", "\u{AB}\u{A0} a"),
      ("a\u{3000}b", "a b"),
      ("\u{4E2D}\u{3000}a\u{3000}\u{3042}", "\u{4E2D}\u{3000}a\u{3000}\u{3042}"),
      ("\u{3000}\u{3000}\u{4E2D}\u{6587}", "\u{3000}\u{3000}\u{4E2D}\u{6587}"),
      ("\u{FF21}\u{3000}\u{FF22}", "A B"),
    ])
  func spaces(input: String, output: String) {
    verifier.expect(input, becomes: output)
  }

  @Test(
    "unusual line ends become the text's own",
    arguments: [
      ("a\u{2028}b\u{2029}c\u{85}d\n", "a\nb\nc\nd\n"),
      ("a\r\nb\u{2028}c", "a\r\nb\r\nc"),
      ("a\u{2028}b\r\n", "a\r\nb\r\n"),
      ("a\n \u{2028}b\u{A0}\u{85}", "a\n\nb\n"),
      ("a\r\u{2028}b\n", "a\nb\n"),
      ("a \r\u{2028}b\r\n", "a\r\nb\r\n"),
    ])
  func lineEnds(input: String, output: String) {
    verifier.expect(input, becomes: output)
  }

  @Test(
    "ligatures and full-width letters and digits become plain",
    arguments: [
      ("\u{FB00}\u{FB01}\u{FB02}\u{FB03}\u{FB04}\u{FB05}\u{FB06}", "fffiflffifflstst"),
      ("\u{FF10}\u{FF19}\u{FF21}\u{FF3A}\u{FF41}\u{FF5A}", "09AZaz"),
      ("\u{FF08}\u{FF21}\u{FF09}", "\u{FF08}A\u{FF09}"),
    ])
  func compatibility(input: String, output: String) {
    verifier.expect(input, becomes: output)
  }

  @Test(
    "blanks at line ends go, with what is removed among them",
    arguments: [
      ("a \nb\t\nc", "a\nb\nc"),
      ("a\u{A0}\nb\u{3000}\n\u{4E2D}\u{3000}\n", "a\nb\n\u{4E2D}\n"),
      ("\u{AB}\u{A0}\n10\u{A0}\n5", "\u{AB}\n10\n5"),
      ("a \u{200B} \u{1B}[0m \nb", "a\nb"),
      ("a\u{200B}\nb", "a\nb"),
      ("a  ", "a"),
      ("a \u{AD}", "a"),
      (" \n \n", "\n\n"),
      ("  a\n\tb", "  a\n\tb"),
      ("a\r\r\nb", "a\r\nb"),
      ("a \r\u{200B}\nb", "a\nb"),
      ("a\nb \u{2028} \u{2028}", "a\nb\n\n"),
      ("a\u{1680}\n", "a\n"),
    ])
  func blanksAtLineEnds(input: String, output: String) {
    verifier.expect(input, becomes: output)
  }

  @Test("bytes that are not UTF-8 stay, and are visible")
  func invalidBytes() {
    verifier.expect([0xFF, 0x20, 0x0A], becomes: [0xFF, 0x0A])
    let kept: [[UInt8]] = [
      [0xFF], [0xC2], [0x61, 0xE2, 0x80], [0xED, 0xA0, 0x80], [0x20, 0xC3, 0x0A], [0xF3, 0xA0],
    ]
    for bytes in kept {
      verifier.expect(bytes, becomes: bytes)
    }
    // Without the soft hyphen, the two would be a no-break space.
    verifier.expect([0xC2, 0xC2, 0xAD, 0xA0, 0x61], becomes: [0xC2, 0xC2, 0xAD, 0xA0, 0x61])
    verifier.expect([0x1B, 0x5D, 0xFF, 0x07], becomes: [0x5D, 0xFF])
  }

  @Test("bidirectional controls are found, each one, and stay")
  func bidi() {
    let text = "a\u{202E}b\nc\u{2066}d\u{2069}"
    verifier.expectUnchanged(text)
    #expect(
      verifier.findings(in: text) == ["1:2 normalize.bidi", "2:2 normalize.bidi", "2:4 normalize.bidi"])
  }
}
