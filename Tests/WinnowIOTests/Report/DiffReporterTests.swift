import Foundation
import Testing
import WinnowCore
import WinnowTestSupport

@testable import WinnowIO

@Suite("Diffs")
struct DiffReporterTests {
  private func diff(_ text: String, _ edits: [(Range<Int>, String)], isForTerminal: Bool = false) throws
    -> String
  {
    var script = EditScript(sourceLength: text.utf8.count)
    for (range, new) in edits { script.replace(range, with: Array(new.utf8), because: ReportFixture.bad) }
    let report = try ReportFixture.report(Array(text.utf8), script, path: "/dir/a.txt")
    return ReportFixture.render([report], with: DiffReporter(isForTerminal: isForTerminal))
  }

  @Test("a change in the middle has three lines of context; a far one is a hunk of its own")
  func hunks() throws {
    let text = (1...20).map { "\($0 % 10)\n" }.joined()
    #expect(
      try diff(text, [(8..<9, "five"), (36..<38, "")]) == """
        --- a/dir/a.txt
        +++ b/dir/a.txt
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8
        @@ -16,5 +16,4 @@
         6
         7
         8
        -9
         0

        """)
  }

  @Test("a missing final newline is said of either side")
  func noNewline() throws {
    #expect(
      try diff("a\nb", [(3..<3, "\n")]) == """
        --- a/dir/a.txt
        +++ b/dir/a.txt
        @@ -1,2 +1,2 @@
         a
        -b
        \\ No newline at end of file
        +b

        """)
    #expect(try diff("a\n", [(0..<2, "")]).hasSuffix("@@ -1 +0,0 @@\n-a\n"))
    #expect(try diff("", [(0..<0, "a")]).hasSuffix("@@ -0,0 +1 @@\n+a\n\\ No newline at end of file\n"))
  }

  @Test("nothing is said of an article without edits; control characters are spelled out for a terminal")
  func quiet() throws {
    #expect(try diff("a\n", []).isEmpty)
    #expect(
      try diff("\u{1B}[2Ja\r\n", [(4..<5, "b")], isForTerminal: true).hasSuffix(
        "-\\u{1b}[2Ja\n+\\u{1b}[2Jb\n"))
  }

  /// Texts of few and short lines, so that edits meet each other, line ends and the end of the text.
  private static func text(using generator: inout SeededGenerator) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<Int.random(in: 0...24, using: &generator) {
      text += Array(
        (["a", "b", "\n", "\n", "\n", "c\n", "\r\n", "é", "x y\n", "\r"].randomElement(using: &generator)
          ?? "").utf8)
    }
    return text
  }

  private static func script(for text: [UInt8], using generator: inout SeededGenerator) -> EditScript {
    guard Bool.random(using: &generator) else {
      return RandomText.script(for: text, reason: ReportFixture.bad, using: &generator)
    }
    // Few edits, far apart.
    var script = EditScript(sourceLength: text.count)
    var offset = 0
    while offset < text.count {
      offset = min(text.count, offset + Int.random(in: 0...14, using: &generator))
      let end = min(text.count, offset + Int.random(in: 0...3, using: &generator))
      let new = ["", "", "z", "\n", "q\n", "\nq"].randomElement(using: &generator) ?? ""
      script.replace(offset..<end, with: Array(new.utf8), because: ReportFixture.bad)
      offset = end
    }
    return script
  }

  @Test("the diff rebuilds the cleaned text from the original")
  func property() {
    forAll(seeds: 1...4000) { generator in
      let isLine = Bool.random(using: &generator)
      let text =
        isLine ? Self.text(using: &generator) : Self.valid(RandomText.bytes(upTo: 20, using: &generator))
      let script = Self.script(for: text, using: &generator).withoutNullEdits(for: text)
      let report = try ReportFixture.report(text, script)
      let diff = ReportFixture.bytes([report], with: DiffReporter(isForTerminal: false))
      let show =
        "\(String(decoding: text, as: UTF8.self).debugDescription) \(String(decoding: diff, as: UTF8.self))"
      do {
        let rebuilt = try UnifiedDiff.apply(diff, to: text)
        try require(rebuilt == report.cleaned.bytes, "another text: \(show)")
      } catch let error as LawBroken {
        throw LawBroken("\(error.description): \(show)")
      }
    }
  }

  private static func valid(_ bytes: [UInt8]) -> [UInt8] {
    Array(String(decoding: bytes, as: UTF8.self).utf8).filter { $0 != 0 }
  }

  @Test("patch agrees", .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/patch")))
  func patch() throws {
    let folder = try WorkFolder()
    forAll(seeds: 1...40) { generator in
      let text = Self.text(using: &generator)
      let script = Self.script(for: text, using: &generator).withoutNullEdits(for: text)
      // patch removes a file that becomes empty, and takes an empty diff for garbage.
      guard script.targetLength > 0, !text.isEmpty, script.applied(to: text) != text else { return }
      let report = try ReportFixture.report(text, script)
      try folder.write("a.txt", text)
      try folder.write("d", ReportFixture.bytes([report], with: DiffReporter(isForTerminal: false)))
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/patch")
      process.arguments = ["-p1", "-s", "--binary", "-F0", "-d", folder.path, "-i", "d"]
      process.standardInput = Foundation.FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      let diff = try folder.text("d")
      try require(process.terminationStatus == 0, "patch refused: \(diff)")
      try require(try folder.bytes("a.txt") == report.cleaned.bytes, "patch made another text: \(diff)")
    }
  }
}
