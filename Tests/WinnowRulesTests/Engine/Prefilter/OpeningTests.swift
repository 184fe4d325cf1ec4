import Testing
import WinnowCore

@testable import WinnowRules

@Suite("Openings: how lines with a match begin")
struct OpeningTests {
  /// The openings of a pattern, a gap shown as `_`, a known end as `.`.
  static func openings(_ pattern: String) -> [String]? {
    Openings(pattern)?.prefixes.map { prefix in
      let units = (0..<prefix.count).map { prefix[$0] == Opening.gap ? UInt8(ascii: "_") : prefix[$0] }
      return String(decoding: units, as: UTF8.self) + (prefix.isOpen ? "" : ".")
    }.sorted()
  }

  @Test(
    "what a line begins with is told as far as it is known",
    arguments: [
      ("^Subscribe", ["subscrib"]), ("^(?:follow|join) us$", ["follow_u", "join_us."]),
      ("^(?:[-*•] ?|o )?share", ["o_share.", "share."]), ("^[0-9]{1,2}:[0-9]{2}", ["00_00.", "0_00."]),
      ("^news.*", ["news"]), ("^e-?mail", ["e_mail.", "email."]),
      ("^(?:© ?)?AFP", ["afp.", "©_afp.", "©afp."]),
      ("^x{2,}", ["xx.", "xxx.", "xxxx.", "xxxxx.", "xxxxxx.", "xxxxxxx.", "xxxxxxxx"]),
      ("^[ab]c", ["ac.", "bc."]), ("^(?=.*us)share", ["share."]),
      ("^ad(?:s|vert)?$", ["ad.", "ads.", "advert."]),
    ])
  func told(_ pattern: String, _ expected: [String]) {
    #expect(Self.openings(pattern) == expected.sorted())
  }

  @Test(
    "where a line may begin in any way, nothing is told",
    arguments: [
      "share", "^.*share", "^(?:share|.)", "^-+$", "^\\w+", "(?m)^share", "^share|post", "^(?:share)?",
      "^[^s]hare",
      "^\\Qshare", "(?x)^share",
    ])
  func untold(_ pattern: String) {
    #expect(Openings(pattern) == nil)
  }

  @Test(
    "lines begin behind their bullets and blanks",
    arguments: [
      ("Share", "share"), ("• Share this", "share_th"), ("— 12:34", "00_00"), ("…", ""), ("Älter", "älter"),
      ("ΤΕΛΟΣ", "τελο"), ("ЁЛКА", "ёлка"),
      ("(c) AP", "c__ap"), ("© AP", "©_ap"), ("- ", ""), ("中文", "中文"),
    ])
  func units(_ line: String, _ expected: String) {
    let units = FoldedBlock.withFolded(line) { Opening.units(of: $0.text(of: $1)) }
    let bytes = expected.utf8.map { $0 == UInt8(ascii: "_") ? Opening.gap : $0 }
    #expect(units == Prefix(bytes).units)
  }

  @Test("no gap has a second spelling in upper or lower case")
  func gaps() {
    for value in 0x80...0x2FFF as ClosedRange<UInt32> where Opening.isGap(value) {
      guard let properties = Unicode.Scalar(value)?.properties else { continue }
      #expect(
        !properties.changesWhenCaseMapped && !properties.changesWhenCaseFolded,
        "U+\(String(value, radix: 16))")
    }
  }
}
