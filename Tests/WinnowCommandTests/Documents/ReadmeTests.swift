import Foundation
import Testing
import WinnowTestSupport

@Suite("The README")
struct ReadmeTests {
  @Test("what its terminal sessions show is what the program prints")
  func sessions() throws {
    let readme = try Repository.text("README.md")
    let folder = try WorkFolder()
    try FileManager.default.copyItem(
      at: Repository.root.appendingPathComponent("samples"), to: URL(filePath: folder.path("samples")))
    #expect(readme.contains("```console\n$ "))
    try Snapshot.expect(try replayed(readme, in: folder), equalsFile: "README.md")
  }

  /// The text with every console block as a terminal has it today: the commands are run one after the other, each
  /// with the exit status of the one before.
  private func replayed(_ readme: String, in folder: WorkFolder) throws -> String {
    var text = ""
    var isSession = false
    var status = 0
    for line in readme.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix("```") { isSession = line == "```console" }
      guard isSession, line != "```console" else {
        text += line + "\n"
        continue
      }
      guard line.hasPrefix("$ ") else { continue }
      let run = try folder.bash(
        "exec 2>&1; PATH=${WINNOW%/*}:$PATH; (exit \(status))\n\(line.dropFirst(2))")
      status = run.status
      text += "\(line)\n\(run.outputText)"
      if !text.hasSuffix("\n") { text += "\n" }
    }
    return text
  }
}
