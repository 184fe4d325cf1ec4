import Testing
import Winnow

@Suite("Read the report")
struct ReportTests {
  @Test("as values, while the work is done")
  func values() throws {
    let work = try WorkFolder()
    let scraped = work.path("scraped")
    // snippet: read-the-report
    var edited: [String: Int] = [:]
    let result = try Cleaner().clean([scraped], to: .none) { event in
      guard case .article(let article) = event else { return }
      for change in article.changes {
        for reason in change.reasons.all { edited[reason.rule, default: 0] += change.places.count }
      }
      for found in article.findings {
        print("\(article.path):\(found.place.position.line): \(found.finding.reason.message)")
      }
    }
    print(edited, result.summary.verdicts, result.summary.bytesIn)
    // end
    #expect(edited == ["quotes.straight": 2])
    #expect(result.summary.verdicts == [.cleaned: 1, .unchanged: 1])
    #expect(result.summary.editsByRule == edited)
    #expect(result.summary.bytesIn == 97)
    #expect(result.reaches(.note))
    #expect(!result.reaches(.warning))
  }

  @Test("and later, from the file")
  func saved() throws {
    let work = try WorkFolder()
    let changes = work.path("changes.jsonl")
    _ = try Cleaner().clean([work.path("scraped")], to: .folder(work.path("clean")), report: changes)
    var removed: [String] = []
    // snippet: read-a-saved-report
    let report = try SavedReport(changes)
    while let event = try report.next() {
      guard case .article(let article) = event else { continue }
      for change in article.changes {
        removed.append(String(decoding: change.removed, as: UTF8.self))
      }
    }
    // end
    #expect(removed == ["“", "”"])
  }
}
