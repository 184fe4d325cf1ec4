import Testing
import WinnowCore
import WinnowTestSupport

@testable import WinnowStages

@Suite("Fingerprint index")
struct FingerprintIndexTests {
  @Test("an empty index knows nothing and takes nothing")
  func empty() {
    let index = FingerprintIndex()
    #expect(index.article(of: Fingerprint(high: 0, low: 0)) == nil)
    #expect(index.byteCount == 0)
  }

  @Test("inserting returns the first article of a fingerprint, and looking up finds it through every growth")
  func model() {
    var generator = SeededGenerator(seed: 7)
    var index = FingerprintIndex()
    var model: [Fingerprint: Int] = [:]
    for article in 0..<20_000 {
      // Few different values, and halves that are equal alone, so that many are seen again.
      let fingerprint = Fingerprint(
        high: UInt64.random(in: 0...3, using: &generator),
        low: UInt64.random(in: 0...4_000, using: &generator) &* 0x9E37_79B9_7F4A_7C15)
      #expect(index.insert(fingerprint, article: article) == model[fingerprint])
      if model[fingerprint] == nil { model[fingerprint] = article }
    }
    #expect(index.count == model.count)
    #expect(model.allSatisfy { index.article(of: $0.key) == $0.value })
    #expect(index.article(of: Fingerprint(high: 9, low: 9)) == nil)
  }

  @Test(
    "fingerprints that fall on one slot, at the end of the table too, are kept apart",
    arguments: [0, UInt64.max])
  func collisions(low: UInt64) {
    var index = FingerprintIndex()
    for high in 0..<500 {
      #expect(index.insert(Fingerprint(high: UInt64(high), low: low), article: high) == nil)
    }
    for high in 0..<500 { #expect(index.article(of: Fingerprint(high: UInt64(high), low: low)) == high) }
  }

  @Test("an entry takes at most 40 bytes, even while a table grows by half and is there twice")
  func memory() {
    var generator = SeededGenerator(seed: 1)
    var index = FingerprintIndex()
    var most = 0
    var before = 0
    for article in 0..<200_000 {
      let fingerprint = Fingerprint(high: generator.next(), low: generator.next())
      _ = index.insert(fingerprint, article: article)
      let growth = index.byteCount - before
      if article >= 10_000 { most = max(most, (before + 3 * growth) * 10 / index.count) }
      before = index.byteCount
    }
    #expect(most <= 400, "\(most) tenths of a byte")
  }
}
