import Synchronization
import Testing
import WinnowCore

@Suite("How often a stage looks")
struct SecondLookCountTests {
  /// A stage that counts how often it is asked, and removes a line as often as it holds its sign.
  private final class Counting: ArticleStage {
    let name: String
    let canUnsettle: Bool
    let isLineLocal: Bool
    private let sign: UInt8
    private let looks = Mutex(0)

    init(_ name: String, removing sign: Character, canUnsettle: Bool = true, isLineLocal: Bool = false) {
      self.name = name
      self.sign = sign.asciiValue ?? 0
      self.canUnsettle = canUnsettle
      self.isLineLocal = isLineLocal
    }

    var count: Int { looks.withLock { $0 } }

    func propose(for text: Text) -> Proposal {
      looks.withLock { $0 += 1 }
      var script = EditScript(sourceLength: text.count)
      let line = text.lines.first { text.bytes[$0.content].contains(sign) }
      if let line { script.remove(line.range, because: Self.reason) }
      return Proposal(script)
    }

    private static let reason = Reason(
      stage: "counting", rule: "counting.sign", action: .remove, severity: .note, message: "A sign")
  }

  private func looks(at text: String, _ stages: [Counting]) throws -> [Int] {
    _ = try Pipeline(stages.map { .article($0) }).clean(Text(text))
    return stages.map(\.count)
  }

  @Test("once at a text in which nothing is found")
  func nothingFound() throws {
    #expect(
      try looks(at: "a\nb\n", [Counting("one", removing: "x"), Counting("two", removing: "y")]) == [1, 1])
  }

  @Test("not again at a text that has not changed since, though another stage calls for a second round")
  func unchangedSince() throws {
    let (one, two) = (Counting("one", removing: "x"), Counting("two", removing: "y"))
    // The first removes a line, and has to look again; the second has seen what is left.
    #expect(try looks(at: "a\nx\nb\n", [one, two]) == [2, 1])
  }

  @Test("again at a text from which another stage has taken something")
  func changedSince() throws {
    let (one, two) = (Counting("one", removing: "x"), Counting("two", removing: "y"))
    #expect(try looks(at: "a\ny\nb\n", [one, two]) == [2, 2])
  }

  @Test("not again where only lines have gone, if it looks at each by itself")
  func lineLocal() throws {
    let one = Counting("one", removing: "x", canUnsettle: false, isLineLocal: true)
    #expect(try looks(at: "a\ny\nb\n", [one, Counting("two", removing: "y")]) == [1, 2])
  }
}
