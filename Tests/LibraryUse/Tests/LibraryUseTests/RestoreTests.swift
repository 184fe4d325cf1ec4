import Testing
import Winnow

@Suite("Restore")
struct RestoreTests {
  @Test("the input from the cleaned folder and the report")
  func restore() throws {
    let work = try WorkFolder()
    let (clean, changes, restored) = (work.path("clean"), work.path("changes.jsonl"), work.path("restored"))
    _ = try Cleaner().clean([work.path("scraped")], to: .folder(clean), report: changes)
    // snippet: restore
    let restorer = try Restorer(report: changes, cleaned: clean, to: .folder(restored))
    for problem in restorer.run() { print(problem) }
    // end
    for name in ["tide.txt", "wire/fair.txt"] {
      #expect(try work.text("restored/\(name)") == work.text("scraped/\(name)"))
    }
  }

  @Test("a cleaned file that was changed is refused")
  func changed() throws {
    let work = try WorkFolder()
    let (clean, changes) = (work.path("clean"), work.path("changes.jsonl"))
    _ = try Cleaner().clean([work.path("scraped")], to: .folder(clean), report: changes)
    try work.write("clean/tide.txt", "Something else.\n")
    let restorer = try Restorer(report: changes, cleaned: clean, to: .folder(work.path("restored")))
    #expect(restorer.run().count == 1)
  }
}
