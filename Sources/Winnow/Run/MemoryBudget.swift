/// How many bytes a run reads at a time and has on the way, so that it keeps within a size of memory.
///
/// The index of duplicates comes on top, and so does an article that is larger than all that may be on the way: it goes
/// alone.
public struct MemoryBudget: Equatable, Sendable {
  /// How many bytes are read at a time.
  let chunkSize: Int
  /// How many bytes may be on the way together.
  let room: Int

  /// What the program, the rules and the reader of a run take, and each thread beside what is on the way.
  private static let base = 30 << 20
  private static let perThread = 2 << 20
  /// How many bytes a byte on the way takes at most: read, decoded, cleaned, written and reported.
  private static let growth = 14
  /// Smaller chunks cost time and save nothing.
  private static let leastChunk = 32 << 10
  private static let greatestChunk = 1 << 20

  /// As much as lets no thread wait, whatever memory that takes.
  init(threads: Int, chunkSize: Int) {
    self.chunkSize = chunkSize
    // Twice the chunks that may be on the way, since a long article makes a chunk longer.
    room = 2 * chunkSize * Self.loads(threads: threads)
  }

  /// Divides up a size.
  ///
  /// - Parameters:
  ///   - size: the size in bytes.
  ///   - threads: how many threads clean; 0 for one on each processor.
  /// - Throws: ``ConfigurationError`` if the size is too small for so many threads, with the least that is not.
  public init(_ size: Int, threads: Int) throws(ConfigurationError) {
    let threads = threads == 0 ? Thread.processorCount : threads
    let least = Self.least(threads: threads)
    guard size >= least else {
      let whose = threads == 1 ? "one thread, which needs" : "\(threads) threads, which need"
      let fewer = threads == 1 ? "" : ", or let fewer threads clean (--threads)"
      throw ConfigurationError(
        "memory.size",
        "--max-memory \(ByteCount.description(size)) is too small for \(whose) \(ByteCount.description(least)); allow as much\(fewer)"
      )
    }
    room = (size - Self.fixed(threads: threads)) / Self.growth
    chunkSize = min(Self.greatestChunk, room / Self.loads(threads: threads))
  }

  /// The least size in which so many threads can clean.
  static func least(threads: Int) -> Int {
    fixed(threads: threads) + growth * leastChunk * loads(threads: threads)
  }

  private static func fixed(threads: Int) -> Int { base + perThread * threads }

  /// How many chunks are on the way when no thread has to wait: one of each thread, one before it, and those that are
  /// read and written.
  static func loads(threads: Int) -> Int { 2 * threads + 2 }

  /// How many inputs a load may have: so many that not too many files are open on the way.
  static func inputs(threads: Int) -> Int { max(1, min(16, 256 / loads(threads: threads))) }
}
