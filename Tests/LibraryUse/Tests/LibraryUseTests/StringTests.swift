import Testing
import Winnow

@Suite("Clean a string")
struct StringTests {
  @Test("in three lines")
  func string() throws {
    // snippet: clean-a-string
    let cleaner = try Cleaner()
    let cleaned = cleaner.clean("“It’s here,” she said. Two ferries took the band home.\nAdvertisement\n")
    print(cleaned)
    // end
    #expect(cleaned == "\"It's here,\" she said. Two ferries took the band home.\n")
  }

  @Test("bytes that are not UTF-8, and what was done")
  func text() throws {
    // snippet: clean-a-text
    let text = Text([0xFF] + Array(" “Open” until noon.".utf8))
    let outcome = try Cleaner().clean(text)

    for change in outcome.changes(of: text) {
      let place = change.places[0].position
      print("line \(place.line), column \(place.column): \(change.reasons.all[0].rule)")
    }
    // end
    #expect(outcome.text.bytes == [0xFF] + Array(" \"Open\" until noon.".utf8))
    #expect(outcome.verdict == .cleaned)
    #expect(outcome.changes(of: text).map { $0.places[0].position.column } == [3, 8])
  }
}
