import Testing

@testable import WinnowRules

@Suite("Outlines: what is known of every match")
struct OutlineTests {
  static func needles(_ pattern: String) -> [String]? {
    PatternReader<TextNeedles>.summary(of: pattern)?.needles?.needles.map {
      String(decoding: $0, as: UTF8.self)
    }.sorted()
  }

  @Test(
    "needles are what every match holds",
    arguments: [
      ("Subscribe", ["subscribe"]), ("^(?:follow|join) us$", ["follow us", "join us"]),
      (".{0,40}\\bnewsletter\\b.*", ["newsletter"]), ("apologi[sz]e", ["apologi"]),
      ("[sz]eppelin", ["seppelin", "zeppelin"]),
      ("(?=.*newsletter)\\w+", ["newsletter"]), ("(?:newsletter )+x?", ["newsletter "]),
      ("e-?mail us", ["e-mail us", "email us"]),
      ("(?<name>newsletter)", ["newsletter"]), ("news\\.letter", ["news.letter"]),
    ])
  func needles(_ pattern: String, _ expected: [String]) {
    #expect(Self.needles(pattern) == expected)
  }

  @Test(
    "where nothing is sure, there are none",
    arguments: [
      ".*", "(?:newsletter)?x", "newsletter|.", "(?!newsletter).", "\\w{3,}", "(?x) news letter",
      "\\Qnewsletter\\E",
      "(?#newsletter)?.", "(a)(?(1)newsletter|b)", "(?P<a>.)(?P=a)", "\\g{1}newsletter", "(newsletter){0}.",
    ])
  func none(_ pattern: String) {
    #expect(Self.needles(pattern) == nil)
  }

  @Test("lengths and ends")
  func lengths() {
    let whole = PatternReader<TextOutline>.summary(of: "^(?:ab|c{2,4}é?)$")
    #expect(whole?.length == 2...5)
    #expect(whole?.beginsSegment == true && whole?.endsSegment == true)
    let open = PatternReader<TextOutline>.summary(of: "^a|b$")
    #expect(open?.beginsSegment == false && open?.endsSegment == false)
    #expect(PatternReader<TextOutline>.summary(of: "(?m)^a$")?.endsSegment == false)
    #expect(PatternReader<TextOutline>.summary(of: "a\\X")?.length.upperBound ?? 0 >= SegmentLength.unbounded)
  }

  @Test(
    "the smallest repertoire of a match",
    arguments: [
      ("news", Repertoire.ascii), ("é", .latin), ("caf[éè]", .latin), ("cafés?", .latin), ("новости", .all),
      ("(?:новости|news)", .ascii), ("(?:новости|nové)", .latin), ("(?:δ|∆)", .latin),
      ("(?:новости|ニュース)", .all), ("[а-яё]{3}", .all), ("[а-яa-z]", .ascii), ("[^а-я]", .ascii),
      ("(?:ж)?", .ascii), (".", .ascii), ("\\w", .ascii), ("[é\\d]", .ascii),
      ("(?=.{0,9}[가-힣])news", .all), ("(?!ж)a", .ascii), ("–", .latin), ("\u{17F}", .ascii),
      ("[ſ-ƀ]", .ascii), ("μ", .latin), ("\u{212A}", .ascii),
    ])
  func repertoire(_ pattern: String, _ expected: Repertoire) {
    #expect(PatternReader<TextOutline>.summary(of: pattern)?.repertoire == expected)
  }

  @Test("two letters that PCRE2 takes for each other are the same when folded, or unusual")
  func letters() throws {
    let letters = (0x41...0x1_FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
      .filter { $0.properties.changesWhenCaseMapped || $0.properties.changesWhenCaseFolded }
    let all = Array(String(String.UnicodeScalarView(letters)).utf8)
    let scratch = MatchScratch()
    for letter in letters {
      guard let spellings = FoldedBytes.spellings(of: letter) else { continue }
      let search = PatternSearch(
        code: try Pattern(String(letter)).code(), usesMachineCode: true, scratch: scratch)
      var found: [Range<Int>] = []
      try all.withUnsafeBufferPointer { try search.findMatches(in: $0, .allMatches, into: &found) }
      for range in found {
        let scalar = try #require(String(decoding: all[range], as: UTF8.self).unicodeScalars.first)
        let isCovered =
          FoldedBytes.isUnusualLetter(scalar.value) || spellings.contains(FoldedBytes.fold(scalar))
        #expect(isCovered, "\(letter) matches \(scalar)")
        let repertoire = try #require(FoldedBlock.withFolded(String(scalar)) { $0.repertoire(of: $1) })
        let isInReach = Repertoire(ofAnyOf: letter.value...letter.value) <= repertoire
        #expect(isInReach || FoldedBytes.isUnusualLetter(scalar.value), "\(letter) matches \(scalar)")
      }
    }
  }
}
