import Testing
import WinnowIO

@Suite("Globs")
struct GlobTests {
  struct Case: CustomTestStringConvertible {
    let pattern: String
    let hits: [String]
    let misses: [String]
    var testDescription: String { pattern }
  }

  @Test(
    "a pattern matches what it describes, and nothing else",
    arguments: [
      Case(
        pattern: "a.txt", hits: ["a.txt", "x/a.txt", "x/y/a.txt"], misses: ["a_txt", "a.txt/x", "ba.txt"]),
      Case(
        pattern: "*.txt", hits: [".txt", "a.txt", "x/.b.txt", "./a.txt"], misses: ["a.txt.gz", "a.txt/b"]),
      Case(pattern: "/*.txt", hits: ["a.txt", "/a.txt"], misses: ["x/a.txt"]),
      Case(
        pattern: "x/*.txt", hits: ["x/a.txt", "./x/a.txt", "/x/a.txt"], misses: ["y/x/a.txt", "x/y/a.txt"]),
      Case(pattern: "**/x/*.txt", hits: ["x/a.txt", "y/x/a.txt", "z/y/x/a.txt"], misses: ["yx/a.txt"]),
      Case(pattern: "x/**", hits: ["x/a", "x/y/z"], misses: ["x", "y/x/a", "xx/a"]),
      Case(pattern: "x/**/y", hits: ["x/y", "x/a/y", "x/a/b/y"], misses: ["xy", "x/ay", "x/y/a"]),
      Case(pattern: "**", hits: ["a", "a/b"], misses: [""]),
      Case(pattern: "a**b", hits: ["ab", "acb", "x/ab"], misses: ["a/b"]),
      Case(pattern: "/a***b", hits: ["ab", "acb"], misses: ["a/b", "x/ab"]),
      Case(pattern: "?.md", hits: ["a.md", "é.md", "😀.md"], misses: [".md", "ab.md", "/.md"]),
      Case(pattern: "x?y", hits: ["x_y"], misses: ["x/y"]),
      Case(pattern: "[a-cx]", hits: ["a", "b", "c", "x"], misses: ["d", "-", "ab"]),
      Case(pattern: "[!a-c]", hits: ["d", "é"], misses: ["a", "/"]),
      Case(pattern: "/x[^a]y", hits: ["xby"], misses: ["xay", "x/y"]),
      Case(pattern: "[]a]", hits: ["]", "a"], misses: ["b"]),
      Case(pattern: "[!]a]", hits: ["b"], misses: ["]", "a"]),
      Case(pattern: "[a-]", hits: ["a", "-"], misses: ["b"]),
      Case(pattern: #"[\]\\]"#, hits: ["]", #"\"#], misses: ["a"]),
      Case(pattern: "[α-ω]*", hits: ["λόγος"], misses: ["logos"]),
      Case(pattern: "*.{txt,md}", hits: ["a.txt", "x/a.md"], misses: ["a.", "a.txtmd", "a.{txt,md}"]),
      Case(pattern: "a{,b{c,d}}e", hits: ["ae", "abce", "abde"], misses: ["abe", "ace"]),
      Case(pattern: "{x/**,y}", hits: ["x/a/b", "y"], misses: ["x", "z/y"]),
      Case(pattern: "{**/a,b}", hits: ["a", "x/y/a", "b"], misses: ["x/b"]),
      Case(pattern: "a,b", hits: ["a,b"], misses: ["a", "b"]),
      Case(pattern: #"\*\?\[\{\}\\"#, hits: [#"*?[{}\"#], misses: ["a"]),
      Case(pattern: #"\!a"#, hits: ["!a"], misses: ["a"]),
      Case(pattern: "a\\/b", hits: ["a/b"], misses: ["x/a/b"]),
    ])
  func matches(_ example: Case) throws {
    let glob = try Glob(example.pattern)
    for path in example.hits { #expect(glob.matches(path), "\(path)") }
    for path in example.misses { #expect(!glob.matches(path), "\(path)") }
  }

  @Test("a slash at the end is for folders")
  func folders() throws {
    let glob = try Glob("drafts/")
    #expect(glob.matches("drafts", isFolder: true))
    #expect(glob.matches("x/drafts", isFolder: true))
    #expect(!glob.matches("drafts"))
    #expect(try Glob("drafts").matches("drafts", isFolder: true))
    #expect(try !Glob("/a/drafts/").matches("drafts", isFolder: true))
  }

  @Test(
    "what cannot be understood is said, with what to do",
    arguments: [
      ("", "nothing"), ("/", "nothing"), ("a[b", #"write \["#), ("[]", #"write \["#), ("[!", #"write \["#),
      ("[z-a]", "backwards"), ("{a", #"write \{"#), ("a}", #"write \}"#), (#"a\"#, #"write \\"#),
      ("[[:alpha:]]", "[a-z]"), ("!a", #"write \!"#), ("{a,b", #"write \{"#), ("[a-", #"write \["#),
    ])
  func malformed(pattern: String, part: String) throws {
    let error = #expect(throws: GlobError.self) { try Glob(pattern) }
    #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
    #expect(error?.description.hasPrefix("glob “\(pattern)”: ") == true)
  }

  @Test("no pattern is slow")
  func linear() throws {
    let text = String(repeating: "a", count: 5_000)
    let stars = try Glob(String(repeating: "*a", count: 40) + "b")
    let folders = try Glob(String(repeating: "**/a/", count: 40) + "b")
    let braces = try Glob(String(repeating: "{a,a}", count: 40) + "b")
    let nested = try Glob(String(repeating: "{", count: 2_000) + "b" + String(repeating: "}", count: 2_000))
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(!stars.matches(text))
      #expect(!folders.matches(String(repeating: "a/", count: 2_000)))
      #expect(!braces.matches(text))
      #expect(nested.matches("b"))
    }
    // With backtracking, any of them would take longer than the machine lasts.
    #expect(time < .seconds(60))
  }
}
