import Synchronization
import Testing
import WinnowTestSupport

@testable import Winnow

@Suite("Runs: copies of a text are dropped without being cleaned")
struct CopiesTests {
  /// Marks nothing, and counts what it is shown.
  private final class CountingStage: ArticleStage {
    let name = "counting"
    private let shown = Mutex(0)
    var count: Int { shown.withLock { $0 } }

    func propose(for text: Text) -> Proposal {
      shown.withLock { $0 += 1 }
      return Proposal(EditScript(sourceLength: text.count))
    }
  }

  private let folder: WorkFolder
  private let stage = CountingStage()
  private let cleaner: Cleaner

  init() throws {
    folder = try WorkFolder()
    cleaner = try Cleaner(adding: [stage])
  }

  /// Six records of three texts. The last one is an earlier one in other words: its quotes are straight.
  private static let archive = """
    {"text":"Rain “fell” on the old town for a third day, and the river rose.\\nShare this article\\n"}
    {"text":"The council met twice in May."}
    {"text":"Rain “fell” on the old town for a third day, and the river rose.\\nShare this article\\n"}
    {"text":"…"}
    {"text":"…"}
    {"text":"Rain \\"fell\\" on the old town for a third day, and the river rose."}

    """

  private func run(to destination: Destination, knowing seen: SeenTexts? = nil) throws -> String {
    try folder.write("in.jsonl", Self.archive)
    let run = Run(cleaner, to: destination) { Issue.record("\($0)") }
    if let seen { run.seenTexts = seen }
    run.add(JSONLinesReporter(), to: try AtomicFile(folder.path("report.jsonl")))
    let found = InputFinder.find([folder.path("in.jsonl")], InputFinder.Options())
    #expect(run.execute(found).isComplete)
    return try folder.text("report.jsonl")
  }

  @Test func `a copy is cleaned only where it may stay`() throws {
    _ = cleaner.clean(
      Text("Rain “fell” on the old town for a third day, and the river rose.\nShare this article\n"))
    let costOfCopy = stage.count
    _ = try run(to: .file(folder.path("out.jsonl")))
    let costOfDropping = stage.count - costOfCopy
    _ = try run(to: .inPlace(backupSuffix: nil))
    let costOfKeeping = stage.count - costOfDropping - costOfCopy
    #expect(costOfCopy > 0)
    #expect(costOfKeeping == costOfDropping + costOfCopy)
  }

  @Test func `the report says of a copy that it was dropped and nothing else`() throws {
    let report = try run(to: .file(folder.path("out.jsonl")))
    let ends = report.split(separator: "\n").filter { $0.contains("article-end") }
    let copies = ends.filter { $0.contains(#""verdict":"duplicate","of":1"#) }
    #expect(ends.count == 6 && copies.count == 2)
    let ofThird = report.split(separator: "\n").drop { !$0.contains(#""n":3"#) }.prefix {
      !$0.contains("-end")
    }
    #expect(ofThird.count == 2 && ofThird.last?.contains("dedupe.exact") == true)
    #expect(try folder.text("out.jsonl").split(separator: "\n").count == 4)
  }

  @Test func `what was taken for a copy and comes first is cleaned after all`() throws {
    let seen = SeenTexts()
    let first = try run(to: .file(folder.path("out.jsonl")), knowing: seen)
    let output = try folder.text("out.jsonl")
    // Now every text is known from the start, as if another thread had been quicker.
    let second = try run(to: .file(folder.path("out.jsonl")), knowing: seen)
    #expect(second == first)
    #expect(try folder.text("out.jsonl") == output)
  }

  @Test func `what is forgotten makes no difference but time`() {
    let seen = SeenTexts()
    var generator = SeededGenerator(seed: 3)
    let texts = (0..<5_000).map { _ in Text(RandomText.bytes(upTo: 20, using: &generator)) }
    let fingerprints = texts.indices.map { Fingerprint(high: UInt64($0), low: 7) }
    for (text, fingerprint) in zip(texts, fingerprints) {
      seen.note(fingerprint, of: seen.key(of: text))
      #expect(seen.fingerprint(of: seen.key(of: text)) == fingerprint)
    }
    let known = zip(texts, fingerprints).filter { seen.fingerprint(of: seen.key(of: $0)) == $1 }
    #expect(known.count > 2_500)
  }
}
