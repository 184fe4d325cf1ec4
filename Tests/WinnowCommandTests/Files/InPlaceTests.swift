import Foundation
import Testing
import WinnowTestSupport

@Suite("In place")
struct InPlaceTests {
  @Test func `a link is refused and the rest goes on; with --follow its file is replaced`() throws {
    let folder = try WorkFolder()
    try folder.write("real/a.txt", Sample.rain)
    try folder.write("b.txt", Sample.wind)
    try folder.link("a.txt", to: "real/a.txt")
    try folder.link("linked", to: "real")
    for link in ["a.txt", "linked"] {
      let run = try folder.winnow("-i", link, "b.txt")
      #expect(run.status == 2)
      #expect(
        run.messages == [
          "winnow: \(link): a symbolic link is not replaced; name what it leads to, or use --follow to replace that"
        ])
      #expect(try folder.text("real/a.txt") == Sample.rain)
    }
    #expect(try folder.text("b.txt") == Sample.windCleaned)
    #expect(try folder.winnow("-i", "--follow", "a.txt").status == 0)
    #expect(folder.isLink("a.txt"))
    #expect(try folder.text("real/a.txt") == Sample.rainCleaned)
    #expect(
      try folder.winnow("a.txt").outputText == Sample.rainCleaned, "to read it, a link is as good as a file")
  }

  @Test func `other names of a file keep the old text, which is said and no error`() throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", Sample.rain)
    try folder.write("plain.txt", Sample.plain)
    #expect(try folder.bash("ln a.txt other; ln plain.txt plain").status == 0)
    let run = try folder.winnow("-i", "a.txt", "plain.txt")
    #expect(run.status == 0)
    #expect(
      run.messages == [
        "winnow: warning: a.txt: the file has another name (a hard link), which keeps the old text"
      ])
    #expect(try folder.text("a.txt") == Sample.rainCleaned)
    #expect(try folder.text("other") == Sample.rain)
  }

  @Test func `what needs no cleaning is the same file as before, what does keeps its mode and owner`() throws
  {
    let folder = try WorkFolder()
    try folder.write("a.txt", Sample.rain)
    try folder.write("plain.txt", Sample.plain)
    #expect(
      try folder.bash("chmod 4750 a.txt; chown 1:1 a.txt 2>/dev/null; touch -d 2001-01-01 plain.txt").status
        == 0)
    let facts = "stat -c '%a %u %g' a.txt; stat -c '%a %i %y %u' plain.txt"
    let before = try folder.bash(facts).outputText
    #expect(try folder.winnow("-i", "a.txt", "plain.txt").status == 0)
    #expect(try folder.text("a.txt") == Sample.rainCleaned)
    #expect(try folder.bash(facts).outputText == before)
  }

  @Test func `a suffix as a word of its own stops everything before a file is replaced`() throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", Sample.rain)
    let run = try folder.winnow("-i", ".bak", "a.txt")
    #expect(run.status == 2)
    #expect(
      run.errorText
        == "winnow: there is no file “.bak”; to keep the originals under this suffix, write -i=.bak\n")
    #expect(try folder.text("a.txt") == Sample.rain)
    try folder.write(".hidden", Sample.wind)
    #expect(try folder.winnow("-i", ".hidden").status == 0)
    #expect(try folder.text(".hidden") == Sample.windCleaned)
  }

  @Test func `runs at the same time leave whole files`() throws {
    let folder = try WorkFolder()
    let article = (0..<3_000).map { "Line \($0) of the keeper's diary says “\($0) boats” came in.\n" }
      .joined()
    let cleaned = article.replacing("“", with: "\"").replacing("”", with: "\"")
    for round in 0..<5 {
      try folder.write("a.txt", article)
      let run = try folder.bash(
        """
        for n in 1 2 3 4; do $WINNOW -q -i=.bak a.txt & done
        for n in 1 2 3 4; do $WINNOW -q a.txt -o out.txt & done
        for n in $(seq 50); do wc -c < a.txt; done > sizes
        for job in $(jobs -p); do wait $job || exit 9; done
        """)
      #expect(run.status == 0, "round \(round): \(run.errorText)")
      #expect(try folder.text("a.txt") == cleaned)
      #expect(try folder.text("out.txt") == cleaned)
      let sizes = Set(try folder.text("sizes").split(whereSeparator: \.isWhitespace).compactMap { Int($0) })
      #expect(sizes.isSubset(of: [article.utf8.count, cleaned.utf8.count]), "half a file was seen: \(sizes)")
      #expect(try folder.files() == ["a.txt", "a.txt.bak", "out.txt", "sizes"])
    }
  }
}
