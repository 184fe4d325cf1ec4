import Testing
import WinnowTestSupport

@Suite("Separators")
struct SeparatorTests {
  @Test("articles between form feeds are cleaned one by one, and restored")
  func formFeeds() throws {
    let folder = try WorkFolder()
    let book = "\(Sample.rain)\u{C}\(Sample.wind)\u{C}\(Sample.rain)\u{C}\(Sample.plain)"
    try folder.write("book.txt", book)
    let run = try folder.winnow("--separator", "\\f", "book.txt", "--report", "r.jsonl")
    #expect(run.status == 0)
    #expect(run.outputText == "\(Sample.rainCleaned)\u{C}\(Sample.windCleaned)\u{C}\(Sample.plain)")
    #expect(run.errorText.contains("4 articles, 2 cleaned, 1 duplicate"))
    let restored = try folder.winnow("restore", "r.jsonl", input: run.output)
    #expect(restored.outputText == book)
    #expect(restored.status == 0)
    #expect(try folder.winnow("--separator", "\\f", "-i", "book.txt").status == 0)
    #expect(
      try folder.text("book.txt")
        == "\(Sample.rainCleaned)\u{C}\(Sample.windCleaned)\u{C}\(Sample.rainCleaned)\u{C}\(Sample.plain)")
    #expect(try folder.winnow(input: Array("A\u{C}B\n".utf8)).outputText == "A\u{C}B\n", "not asked for")
  }

  @Test("places are those of the article, with the line it begins in")
  func places() throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", "\(Sample.plain)--\n\(Sample.rain)")
    let run = try folder.winnow("check", "--separator", "--", "--fail-level", "note", "a.txt")
    #expect(run.outputText.hasPrefix("a.txt:5:3:17: note: Curly quotation mark"))
    #expect(run.status == 1)
  }

  @Test("several inputs share an output, with the separator between them where there is none")
  func several() throws {
    let folder = try WorkFolder()
    try folder.write("in/a.txt", "Rain “fell”.")
    try folder.write("in/b.txt", "--\nWind blew.\n--\n")
    try folder.write("in/c.txt", "Fog came.\n")
    try folder.write("in/d.txt", "")
    try folder.write("in/e.txt", "Sun shone.")
    let run = try folder.winnow("--separator", "--", "in", "-o", "all.txt", "--report", "r.jsonl")
    #expect(run.status == 0)
    #expect(try folder.text("all.txt") == "Rain \"fell\".\n--\n--\nWind blew.\n--\nFog came.\n--\nSun shone.")
    #expect(try folder.text("r.jsonl").contains(#""rule":"output.separator""#))
    #expect(try folder.winnow("restore", "r.jsonl", "all.txt", "-o", "back").status == 0)
    #expect(try folder.text("back") == "Rain “fell”.--\nWind blew.\n--\nFog came.\nSun shone.")
    #expect(try folder.winnow("--separator", "--", "all.txt").errorText.contains("4 articles"))
    let pages = try folder.winnow("--separator", "\\f", "in/a.txt", "in/c.txt", "in/e.txt")
    #expect(pages.outputText == "Rain \"fell\".\u{C}Fog came.\n\u{C}Sun shone.")
  }

  @Test("an article that would come to hold the separator is left as it is")
  func made() throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", "Rain\n\n--\u{AD}\nfell.\n--\nThe keeper said “yes”.\n")
    let run = try folder.winnow("--separator", "--", "a.txt")
    #expect(run.status == 2)
    #expect(run.outputText == "Rain\n\n--\u{AD}\nfell.\n--\nThe keeper said \"yes\".\n")
    #expect(
      run.messages == [
        "winnow: a.txt:1: cleaned, the article would hold the separator; left as it is; choose another --separator"
      ])
  }

  @Test("texts become JSON Lines one by one, with the line they begin in")
  func toJSONLines() throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", "\u{FEFF}Rain fell.\n--\n\nWind blew.\n")
    let run = try folder.winnow("--separator", "--", "--output-format", "jsonl", "a.txt")
    #expect(
      run.outputText == #"{"id":"a.txt:1","text":"Rain fell."}"# + "\n"
        + #"{"id":"a.txt:3","text":"\nWind blew.\n"}"# + "\n")
    #expect(run.status == 0)
  }

  @Test("JSON Lines and web archives become text, with the separator behind each article")
  func toText() throws {
    let folder = try WorkFolder()
    try folder.write(
      "a.jsonl",
      """
      {"id": 1, "text": "Rain “fell”.\\nAll day.\\n"}
      {"text": 2}
      {"text": ""}
      {"text": "A line:\\n--\\nno."}
      {"text": "Wind blew."}

      """)
    try folder.write("b.warc", WARCSample.conversion("Fog came.").bytes)
    let run = try folder.winnow(
      "--separator", "--", "--output-format", "text", "a.jsonl", "b.warc", "--report", "r.jsonl")
    #expect(run.status == 2)
    let text = "Rain \"fell\".\nAll day.\n--\n--\nWind blew.\n--\nFog came.\n--\n"
    #expect(run.outputText == text)
    #expect(
      run.messages == [
        "winnow: a.jsonl:2: field “text” is not a string; left out",
        "winnow: a.jsonl:4: left out: it holds the separator; choose another --separator",
      ])
    let restored = try folder.winnow("-q", "restore", "r.jsonl", input: run.output)
    #expect(restored.outputText == text.replacing("\"fell\"", with: "“fell”"))
    let pages = try folder.winnow(
      "--separator", "\\f", "--output-format", "text", "a.jsonl", "--output-dir", "out")
    #expect(pages.status == 2)
    #expect(
      try folder.text("out/a.txt")
        == "Rain \"fell\".\nAll day.\n\u{C}\u{C}A line:\n--\nno.\u{C}Wind blew.\u{C}")
  }

  @Test("what cannot be done is refused with the way out")
  func refused() throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", Sample.rain)
    try folder.write("a.jsonl", #"{"text":"A"}"#)
    let cases: [(arguments: [String], message: String)] = [
      (
        ["--output-format", "text", "a.jsonl"],
        "a.jsonl: may hold several articles, and nothing would part them as text;"
      ),
      (
        ["--separator", "--", "a.jsonl"],
        "a.jsonl: is jsonl, and --separator is for text; leave it out, or add --output-format text"
      ),
      (
        ["--separator", "--", "a.txt", "a.jsonl"],
        "a.txt is written as text and a.jsonl as jsonl, and they cannot share"
      ),
      (["--separator", "\\n", "a.txt"], "separator “\\n”: a separator is one line, without a line end"),
      (
        ["--separator", "--", "--output-format", "text", "-i", "a.jsonl"],
        "a.jsonl would be replaced by its articles as text"
      ),
    ]
    for (arguments, message) in cases {
      for command in [[], ["explain"]] where command.isEmpty || !arguments.contains("-i") {
        guard command.isEmpty || !message.contains("share") else { continue }
        let run = try folder.winnow(command + arguments)
        #expect(run.status == 2 && run.output.isEmpty, "\(command + arguments)")
        #expect(run.errorText.contains(message), "\(run.errorText)")
      }
    }
  }
}
