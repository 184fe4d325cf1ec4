import Testing
import WinnowTestSupport

/// Budgets for what an article costs: counts, which are the same on every machine. Whoever makes winnow cheaper lowers
/// them; whoever must raise one says why.
@Suite("Counts")
struct CountTests {
  /// What does not depend on the optimiser.
  @Test func `files are read and written in large pieces`() throws {
    let archive = CountedArchive(kind: .clean, paragraphs: 200)
    let lines = archive.lines(200)
    let counts = try counts(of: lines, "--stages", "dedupe")
    let megabytes = lines.utf8.count / 1_000_000
    #expect(megabytes >= 4)
    #expect(counts.reads <= megabytes + 4)
    #expect(counts.writes <= megabytes + 4)
  }

  /// Unoptimised code allocates for everything, and nobody runs it on archives.
  #if !DEBUG
    @Test func `an article without edits allocates little, however long it is`() throws {
      let short = try costs(CountedArchive(kind: .clean, paragraphs: 40))
      let long = try costs(CountedArchive(kind: .clean, paragraphs: 160))
      #expect(short.allocations <= 22)
      #expect(long.allocations <= 30)
      #expect(long.movesPerByte <= 2)
    }

    @Test func `what edits allocate and move is bounded by their number`() throws {
      let archive = CountedArchive(kind: .edited, paragraphs: 160)
      let costs = try costs(archive)
      #expect(costs.allocations <= Double(2 * archive.paragraphs))
      #expect(costs.movesPerByte <= 25)
    }

    @Test func `counts hardly depend on anything but the input`() throws {
      let lines = CountedArchive(kind: .edited, paragraphs: 10).lines(50)
      let first = try counts(of: lines)
      let second = try counts(of: lines)
      #expect(abs(first.allocations - second.allocations) <= 100)
      #expect(abs(first.movedBytes - second.movedBytes) <= lines.utf8.count / 10)
    }

    @Test func `no more memory is taken than is allowed`() throws {
      let folder = try WorkFolder()
      try folder.write("in.jsonl", CountedArchive(kind: .edited, paragraphs: 160).lines(600))
      let files = ["in.jsonl", "-o", "out.jsonl", "--report", "report.jsonl", "-q", "--no-config", "-j", "2"]
      for size in [38, 48] {
        let peak = try folder.counts(of: files + ["--max-memory", "\(size)M"]).peakMemory
        #expect((1...(size << 20)).contains(peak))
      }
    }

    /// What one more article costs: the difference of two runs, since every run pays for its start.
    private func costs(_ archive: CountedArchive) throws -> (allocations: Double, movesPerByte: Double) {
      let (few, many) = (archive.lines(50), archive.lines(150))
      let more = try counts(of: many) - counts(of: few)
      let bytes = many.utf8.count - few.utf8.count
      return (Double(more.allocations) / 100, Double(more.movedBytes) / Double(bytes))
    }
  #endif

  private func counts(of lines: String, _ arguments: String...) throws -> Counts {
    let folder = try WorkFolder()
    try folder.write("in.jsonl", lines)
    let files = ["in.jsonl", "-o", "out.jsonl", "--report", "report.jsonl"]
    return try folder.counts(of: files + ["-q", "-j", "1"] + arguments)
  }
}
