import Foundation
import Testing
import WinnowTestSupport

@Suite("The size of the program")
struct ProgramSizeTests {
  /// They are linked as soon as anything of theirs is used, such as `firstRange(of:)` on a string, and are a tenth of the
  /// program then.
  @Test func `the standard library's regular expressions are not in it`() throws {
    let program = try Data(contentsOf: URL(filePath: BinaryRun.winnowPath()))
    #expect(program.count > 1_000_000)
    #expect(program.range(of: Data("17_StringProcessing".utf8)) == nil)
  }
}
