import Testing
import WinnowTestSupport

@Suite("Command lines that are wrong")
struct UsageTests {
  private static let stages = "normalize, quotes, rules, collapse, dedupe"

  @Test(
    arguments: [
      (["--stages", "quote"], "--stages quote: there is no stage “quote”; did you mean “quotes”?"),
      (["--stages", "foo"], "--stages foo: there is no stage “foo”; use one of \(stages)"),
      (["--stages", "dedupe,quotes"], "stage quotes looks at single articles and must stand before dedupe"),
      (["--stages", "normalize,-quotes"], "--stages normalize,-quotes: either name all stages, or only add"),
      (["--stages", "quotes,quotes"], "--stages quotes,quotes: quotes is named twice"),
      (["--stages", ","], "--stages ,: names no stage; stages are \(stages)"),
      (["--stages", ""], "--stages needs a value: --stages LIST"),
      (
        ["--set", "quotes.stile=curly"],
        "--set quotes.stile=curly: stage quotes has no option “stile”; did you mean “style”?"
      ),
      (
        ["--set", "quotes.style=curli"],
        "--set quotes.style=curli: quotes.style does not take “curli”; it takes straight"
      ),
      (
        ["--set", "quote.style=keep"],
        "--set quote.style=keep: there is no stage “quote”; did you mean “quotes”?"
      ),
      (["--set", "quotes"], "--set quotes: write it as STAGE.OPTION=VALUE, such as quotes.style=curly"),
      (["--select", "newslettr"], "no rule’s id begins with “newslettr”; did you mean “newsletter”?"),
      (
        ["--ignore", "xyzzy.plugh"],
        "no rule’s id begins with “xyzzy.plugh”; winnow rules list shows them all"
      ),
      (["--reprot", "x"], "there is no option --reprot; did you mean --report?"),
      (["--xyzzy"], "there is no option --xyzzy; winnow -h lists them"),
      (["-x"], "there is no option -x; winnow -h lists them"),
      (["--quiet=3"], "--quiet takes no value"),
      (["--output"], "--output needs a value: --output FILE"),
      (["-o"], "-o needs a value: -o FILE"),
      (["-o", ""], "-o needs a value: -o FILE"),
      (["--in-place="], "--in-place= needs a value: --in-place=SUFFIX"),
      (["--report", "-"], "--report needs a file; standard output carries the cleaned text"),
      (["--max-article-size", "5X"], "--max-article-size 5X: write a size such as 500K or 64M, 1G at most"),
      (["--max-article-size", "2G"], "--max-article-size 2G: write a size such as 500K or 64M, 1G at most"),
      (["--max-memory", "1T"], "--max-memory 1T: write a size such as 64M or 1G"),
      (["--max-article-size", "-1"], "--max-article-size -1: write a size such as 500K or 64M, 1G at most"),
      (["--input-format", "jsonn"], "there is no input format “jsonn”; did you mean “jsonl”?"),
      (["-f", "txt"], "there is no report format “txt”; did you mean “text”?"),
      (["-f", "text="], "--format text=: name a file, as in text=FILE"),
      (["-f", "text", "-f", "diff"], "only one report can go to the same place; give the others a file"),
      (
        ["--report", "r", "-f", "jsonl=./r"], "./r: two reports would be written here; give each its own file"
      ),
      (["--report", "a.txt"], "a.txt: this is an input; write the report elsewhere"),
      (["--report", "r", "-o", "r"], "r: this is the output; write the report elsewhere"),
      (["-o", "o", "-i"], "give only one of --output, --output-dir and --in-place"),
      (["--fail-level", "note"], "--fail-level is no option of winnow clean; it belongs to winnow check"),
      (["-o", "in"], "in: cannot create: Is a directory; a file is needed here"),
      (["-o", "no/x"], "no/x: cannot create: No such file or directory; make the folder it is in first"),
      (["--report", "in"], "in: cannot create: Is a directory; a file is needed here"),
      (["--output-dir", "a.txt"], "a.txt: a file is in the way of an output folder; choose another folder"),
      (["b.txt"], "several plain-text articles cannot go into one output (a.txt is one of 2 inputs)"),
      (["-i", "a.txt"], "a.txt is given twice, and can be replaced only once; name it once"),
      (["a.txt", "--output-dir", "out"], "a.txt is given twice; name it once"),
      (["in/a.txt", "--output-dir", "out"], "a.txt and in/a.txt would both be written to out/a.txt"),
      (
        ["in", "--output-dir", "in/out"],
        "the output folder in/out is inside the input in; choose a folder outside"
      ),
      (["--output-dir", "."], "./a.txt is the input itself; use --in-place to replace it"),
      (["-", "-i"], "standard input cannot be replaced in place; leave out --in-place"),
      (["-", "--output-dir", "out"], "standard input has no name in --output-dir; use -o FILE"),
      (["-r", "missing.yml"], "missing.yml: cannot open: No such file or directory; check the path"),
      (["-r", "broken.yml"], "broken.yml:3:"),
    ])
  func `says what is wrong and what to do, and touches nothing`(options: [String], message: String) throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", Sample.rain)
    try folder.write("b.txt", Sample.wind)
    try folder.write("in/a.txt", Sample.wind)
    try folder.write(
      "broken.yml", "schema: 1\npack: {name: p, languages: [en], license: CC0-1.0}\nruels: []\n")
    let before = try folder.contents()
    let run = try folder.winnow(["clean", "a.txt"] + options)
    #expect(run.status == 2)
    #expect(run.errorText.hasPrefix("winnow: \(message)"), "\(run.errorText)")
    #expect(run.output.isEmpty)
    #expect(try folder.contents() == before)
  }

  @Test(
    arguments: [
      (["check", "--report", "x"], "--report is no option of winnow check; it belongs to winnow clean"),
      (["check", "--fail-level", "erorr"], "there is no level “erorr”; did you mean “error”?"),
      (
        ["restore", "--field", "x"],
        "--field is no option of winnow restore; it belongs to winnow clean, winnow check"
      ),
      (["restore"], "restore takes a report and the cleaned file or folder: winnow restore REPORT [CLEANED]"),
      (["restore", "a", "b", "c"], "restore takes a report and the cleaned file or folder"),
      (["restore", "-"], "the report and the cleaned text cannot both be standard input"),
      (["rules"], "rules needs a verb: list, show, lint, test, bench, new"),
      (
        ["rules", "list", "--time"],
        "--time is no option of winnow rules list; it belongs to winnow rules bench"
      ),
      (["rules", "bench"], "bench takes files of labelled lines"),
      (["rules", "bench", "missing.jsonl"], "missing.jsonl: cannot open"),
      (["rules", "bench", "a.txt"], "a.txt:1: not a JSON object"),
      (["rules", "bench", "-f", "diff", "a.txt"], "there is no report format “diff”"),
      (["rules", "bench", "--against", "missing.yml", "a.txt"], "missing.yml: cannot open"),
      (["rules", "show", "share.buton"], "there is no rule “share.buton”; did you mean “share.button”?"),
      (["rules", "new", "Banner"], "the id “Banner” is not of the form category.name"),
      (["rules", "new", "share.button"], "the rule id “share.button” is taken by builtin:en/share.yml:"),
      (["rules", "new", "a.b", "--pack", "A b"], "the name “A b” is not of lower-case letters"),
      (["rules", "lst"], "rules has no verb “lst”; did you mean “list”?"),
      (["chekc", "-i", "a.txt"], "there is no file and no command “chekc”; did you mean winnow check?"),
    ])
  func `other commands`(words: [String], message: String) throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", Sample.rain)
    let run = try folder.winnow(words)
    #expect(run.status == 2)
    #expect(run.errorText.hasPrefix("winnow: \(message)"), "\(run.errorText)")
    #expect(run.output.isEmpty)
    #expect(try folder.text("a.txt") == Sample.rain)
  }

  @Test func `a dash behind two dashes is a file, and values may begin with a dash`() throws {
    let folder = try WorkFolder()
    try folder.write("-x.txt", Sample.rain)
    #expect(try folder.winnow("--", "-x.txt").outputText == Sample.rainCleaned)
    #expect(try folder.winnow("--stages", "-quotes", "--", "-x.txt").outputText == Sample.rain)
    #expect(
      try folder.winnow("--stages", " normalize , quotes ", "--", "-x.txt").outputText == Sample.rainCleaned)
  }
}
