import Testing
import WinnowCore

@Suite("Suggestions for mistyped words")
struct SuggestionTests {
  @Test(
    "the nearest word, if one is near",
    arguments: [
      ("lien", "line"), ("Line", "line"), ("linee", "line"), ("sentnce", "sentence"),
      ("paragrpah", "paragraph"),
      ("xyz", nil), ("", nil),
    ] as [(String, String?)])
  func nearest(_ word: String, _ expected: String?) {
    #expect(Suggestion.nearest(to: word, among: ["span", "sentence", "line", "paragraph"]) == expected)
  }

  @Test("all words are named where none is near")
  func phrase() {
    #expect(Suggestion.phrase(for: "xyz", among: ["a-b", "c-d"]) == "use one of a-b, c-d")
    #expect(Suggestion.phrase(for: "xyz", among: ["only"]) == "use only")
  }
}
