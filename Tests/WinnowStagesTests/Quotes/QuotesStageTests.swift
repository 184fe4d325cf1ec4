import Testing
import WinnowCore
import WinnowStages
import WinnowTestSupport

@Suite("quotes")
struct QuotesStageTests {
  static func verifier(_ set: [String: String]) throws -> StageVerifier {
    try StageVerifier(QuotesStage(StageOptions(QuotesStage.descriptor.options, set: set)))
  }

  @Test(
    "straight",
    arguments: [
      ("“a” ‘b’ „c‟ ‚d‛", "\"a\" 'b' \"c\" 'd'"),
      ("don’t", "don't"),
      ("\u{2BC}a\u{2BC}", "'a'"),
      ("п\u{2BC}ять \u{2BC}\u{2BC}", "п\u{2BC}ять ''"),
      ("«a» ‹b› 5\u{2032}10\u{2033} \u{B4}`", "«a» ‹b› 5\u{2032}10\u{2033} \u{B4}`"),
      ("a—b–c…", "a—b–c…"),
    ])
  func straight(input: String, output: String) throws {
    try Self.verifier([:]).expect(input, becomes: output)
  }

  @Test(
    "keep, dashes and ellipses",
    arguments: [
      (["style": "keep"], "“a”—b…", "“a”—b…"),
      (["style": "keep", "dashes": "ascii"], "“a”—b–c…", "“a”--b-c…"),
      (["style": "keep", "ellipses": "ascii"], "“a”—b…", "“a”—b..."),
      (["dashes": "ascii", "ellipses": "ascii"], "“a—b”–…", "\"a--b\"-..."),
      (["style": "curly", "dashes": "ascii", "ellipses": "ascii"], "\"a—\" \"…b\" c…", "“a--” “...b” c..."),
    ])
  func others(options: [String: String], input: String, output: String) throws {
    try Self.verifier(options).expect(input, becomes: output)
  }

  @Test(
    "curly, English",
    arguments: [
      ("\"Hello,\" she said. \"Go.\"", "“Hello,” she said. “Go.”"),
      ("\"He said 'no' today.\"", "“He said ‘no’ today.”"),
      ("\"'No,' he said.\"", "“‘No,’ he said.”"),
      ("'A \"b\" c'", "‘A “b” c’"),
      ("don't, it's, O'Neill's, the dogs' bowls", "don’t, it’s, O’Neill’s, the dogs’ bowls"),
      ("rock 'n' roll, the '90s, '69, 'Tis, get 'em", "rock ’n’ roll, the ’90s, ’69, ’Tis, get ’em"),
      ("1990's", "1990’s"),
      ("5'10\", 6' 2\", 12\", 6'", "5'10\", 6' 2\", 12\", 6'"),
      ("\"He is 5'10\" tall\"", "“He is 5'10\" tall”"),
      ("\"in 1990\" 'in 1990'", "“in 1990” ‘in 1990’"),
      ("(\"a\") [\"b\"] —\"c\"— \"d—\" e", "(“a”) [“b”] —“c”— “d—” e"),
      ("\"...and\" \"what?\"", "“...and” “what?”"),
      ("“already \"inside\" curly”", "“already “inside” curly”"),
      ("a \" b ' c", "a \" b ' c"),
      ("foo\"bar", "foo\"bar"),
      ("an 'opening without end", "an 'opening without end"),
      ("\"First\n\n\"Second.\"\n", "“First\n\n“Second.”\n"),
      ("\"unclosed\n\nnext\" one", "“unclosed\n\nnext\" one"),
      ("\"Über\" «x» \"é\"", "“Über” «x» “é”"),
    ])
  func english(input: String, output: String) throws {
    try Self.verifier(["style": "curly"]).expect(input, becomes: output)
  }

  @Test(
    "curly, other languages",
    arguments: [
      ("de", "\"Er sagte 'nein', geht's?\"", "„Er sagte ‚nein‘, geht’s?“"),
      ("sv", "\"Han sa 'nej'.\"", "”Han sa ’nej’.”"),
      ("fi", "\"a\"", "”a”"),
      ("da", "\"a 'b'\"", "“a ‘b’”"),
      ("nb", "\"a 'b'\"", "«a ‘b’»"),
      ("nl", "\"a 'b'\" 't is", "“a ‘b’” ’t is"),
      ("it", "\"l'ora 'b'\"", "«l’ora “b”»"),
      ("pl", "\"a 'b'\"", "„a «b»”"),
      ("ru", "\"а 'б'\"", "«а „б“»"),
      ("cs", "\"a 'b'\"", "„a ‚b‘“"),
      ("fr", "\"l'eau\" et \"l'air\".", "«\u{A0}l’eau\u{A0}» et «\u{A0}l’air\u{A0}»."),
      ("fr", "dit \" bonjour \", puis", "dit «\u{A0}bonjour\u{A0}», puis"),
      ("fr", "dit \"\u{A0}bonjour\u{A0}\".", "dit «\u{A0}bonjour\u{A0}»."),
      ("fr", "\"a 'b'\"", "«\u{A0}a “b”\u{A0}»"),
      ("fr", "«x» « y » «\u{A0}z\u{A0}»", "«x» « y » «\u{A0}z\u{A0}»"),
      ("fr", "un \" seul", "un \" seul"),
    ])
  func languages(language: String, input: String, output: String) throws {
    try Self.verifier(["style": "curly", "language": language]).expect(input, becomes: output)
  }

  @Test("the reasons are those of the change")
  func reasons() {
    let options = ["style": "curly", "dashes": "ascii", "ellipses": "ascii"]
    let stage = QuotesStage(StageOptions(QuotesStage.descriptor.options, set: options))
    let rules = stage.propose(for: Text("\"a\" – …")).script.allReasons.flatMap { $0.all.map(\.rule) }
    #expect(rules == ["quotes.curly", "quotes.curly", "quotes.dash", "quotes.ellipsis"])
    #expect(
      QuotesStage().propose(for: Text("“")).script.allReasons.map(\.all.first?.rule) == ["quotes.straight"]
    )
  }
}
