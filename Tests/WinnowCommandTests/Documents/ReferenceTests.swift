import Testing
import WinnowTestSupport

@testable import WinnowCommand

@Suite("The reference of the command")
struct ReferenceTests {
  @Test("is made of the tables of today")
  func current() throws {
    try Snapshot.expect(Reference.text, equalsFile: "Sources/Winnow/Winnow.docc/CommandLine.md")
  }
}
