/// One run over some inputs: reads, cleans, decides, writes and reports, in the order of the input.
///
/// Whatever the number of threads, what is written and reported is the same.
public final class Run {
  private let cleaners: Cleaners
  private let destination: Destination
  private var listeners: RunListeners
  /// Told of what is worth knowing and no problem.
  public var onWarning: (Problem) -> Void {
    get { listeners.onWarning }
    set { listeners.onWarning = newValue }
  }
  /// Told how far the run has come, after each chunk, on the thread that writes.
  public var onProgress: ((RunProgress) -> Void)? {
    get { listeners.onProgress }
    set { listeners.onProgress = newValue }
  }
  private var reports: [ReportOutput] = []

  /// How many threads clean, beside one that reads and one that writes; 0 for one on each processor. Small inputs are
  /// cleaned on one thread.
  public var threads = 0

  /// Called once, before the chunk with which there is so much to clean that preparations for it pay.
  public var onMuch: () -> Void = {}

  /// How much memory it may take; `nil` for as much as lets no thread wait.
  public var memory: MemoryBudget?

  /// Where it is kept what is done, so that the run can be continued; `nil` for a run that cannot. Its only report is the
  /// change report, to the journal's own sink.
  public var journal: RunJournal?

  /// The texts of which copies need not be cleaned, where copies are dropped; `nil` for none yet.
  var seenTexts: SeenTexts?

  /// How many bytes a load of several small inputs has at most.
  private static let greatestLoad = 256 << 10

  /// From how many bytes on threads are worth their start.
  package var leastForThreads = 1 << 20
  /// From how many bytes on there is much to clean.
  private static let muchToClean = 64 << 10

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - cleaners: the stages.
  ///   - destination: where cleaned text goes.
  ///   - onProblem: told of everything that goes wrong, when it does.
  public init(_ cleaners: Cleaners, to destination: Destination, onProblem: @escaping (Problem) -> Void) {
    self.cleaners = cleaners
    self.destination = destination
    listeners = RunListeners(onProblem: onProblem)
  }

  /// Prepares a run in which one cleaner cleans every input.
  public convenience init(
    _ cleaner: Cleaner, to destination: Destination, onProblem: @escaping (Problem) -> Void
  ) {
    self.init(Cleaners(cleaner), to: destination, onProblem: onProblem)
  }

  /// Adds a report.
  public func add(_ reporter: any Reporter, to sink: any ByteSink) {
    reports.append(ReportOutput(reporter, to: sink))
  }

  /// Cleans the inputs that were found.
  public func execute(_ found: InputFinder.Result) -> RunResult {
    do throws(Problem) {
      return execute(found, with: delivery(sharing: try openShared()))
    } catch {
      let delivery = delivery(sharing: nil)
      found.problems.forEach(delivery.note)
      delivery.note(error)
      return delivery.finish(isComplete: false)
    }
  }

  private func execute(_ found: InputFinder.Result, with delivery: Delivery) -> RunResult {
    found.problems.forEach(delivery.note)
    let inputs = Array(found.inputs.dropFirst(journal?.doneInputs ?? 0))
    delivery.expect(inputs)
    do throws(Problem) {
      let sequencer = try Sequencer(cleaners, to: destination, continuing: journal)
      guard delivery.begin(skippedFiles: found.skipped) else { return delivery.finish(isComplete: false) }
      let conveyor = conveyor(sequencer, to: delivery)
      let isComplete = put(inputs, on: conveyor, sharing: delivery.shared)
      conveyor.finish()
      return delivery.finish(isComplete: isComplete)
    } catch {
      delivery.note(error)
      return delivery.finish(isComplete: false)
    }
  }

  private func delivery(sharing shared: (any ByteSink)?) -> Delivery {
    Delivery(cleaners, to: destination, sharing: shared, reports, listeners, journal)
  }

  private func openShared() throws(Problem) -> (any ByteSink)? {
    switch destination {
    case .standardOutput: StreamSink.standardOutput()
    case .file(let path): try OutputFile.create(path)
    case .none, .folder, .inPlace: nil
    }
  }
}

// MARK: - The way of an input

extension Run {
  private typealias InputConveyor = Conveyor<
    [Parcel<Chunk>], [Parcel<CleanedChunk>], [Parcel<DecidedChunk>], [Parcel<FinishedChunk>]
  >

  private func conveyor(_ sequencer: Sequencer, to delivery: Delivery) -> InputConveyor {
    var sequencer = sequencer
    let dropsCopies = destination.dropsDuplicates && !cleaners.standard.pipeline.archiveStages.isEmpty
    let seenTexts = dropsCopies ? self.seenTexts ?? SeenTexts(isSmall: memory != nil) : nil
    let cleaner = ChunkCleaner(cleaners: cleaners, seenTexts: seenTexts)
    let renderer = ChunkRenderer(for: reports, keepsJudged: journal != nil)
    return InputConveyor(
      InputConveyor.Steps(
        clean: cleaner.clean,
        decide: { load in load.map { sequencer.decide($0) } },
        finish: { load in
          load.map { parcel in parcel.map { input, chunk in renderer.finish(chunk, of: input) } }
        },
        deliver: { load in load.allSatisfy(delivery.deliver) }),
      weighing: { load in load.reduce(0) { $0 + $1.weight } })
  }

  /// Reads the inputs; whether all were read.
  private func put(_ inputs: [Input], on conveyor: InputConveyor, sharing shared: (any ByteSink)?) -> Bool {
    let threadCount = threads == 0 ? Thread.processorCount : threads
    let budget =
      memory
      ?? MemoryBudget(threads: threadCount, chunkSize: cleaners.standard.configuration.chunkSize)
    let needsThreads = threadCount > 1
    if needsThreads, areLarge(inputs) { conveyor.start(threads: threadCount, room: budget.room) }
    // A run that may be continued brings out each input as soon as it is done, so that little is lost.
    let loader = Loader(
      mostBytes: min(budget.chunkSize, Self.greatestLoad),
      mostInputs: journal == nil ? MemoryBudget.inputs(threads: threadCount) : 1, put: conveyor.put)
    var length = 0
    for input in inputs {
      let isGoingOn = put(input, chunkSize: budget.chunkSize, on: loader, sharing: shared) { chunk in
        if length < Self.muchToClean, length + chunk.bytes.count >= Self.muchToClean { onMuch() }
        length += chunk.bytes.count
        if needsThreads, length >= leastForThreads, !conveyor.hasThreads {
          conveyor.start(threads: threadCount, room: budget.room)
        }
      }
      guard isGoingOn else { return false }
    }
    return loader.send()
  }

  /// Whether it is known before anything is read that threads are worth their start.
  private func areLarge(_ inputs: [Input]) -> Bool {
    var length = 0
    for input in inputs where input.path != "-" {
      length += Paths.size(ofFile: input.path) ?? 0
      if length >= leastForThreads { return true }
    }
    return false
  }

  private func put(
    _ input: Input, chunkSize: Int, on loader: Loader, sharing shared: (any ByteSink)?,
    beforeEach prepare: (Chunk) -> Void
  ) -> Bool {
    // Of a pipe nobody knows when the next part comes.
    let size = input.path == "-" ? nil : Paths.size(ofFile: input.path)
    let isSmall = size.map { $0 <= Loader.greatestSmallInput } ?? false
    // What waits for others does not wait for one that may block.
    if !isSmall, !loader.send() { return false }
    let reader: ChunkReader
    let open: OpenInput
    do throws(Problem) {
      let cleaner = cleaners[input.path]
      let stamp = journal == nil ? nil : FileStamp(input.path)
      reader = try ChunkReader(
        input.path, format: input.format,
        chunkSize: isSmall ? min(chunkSize, Loader.greatestSmallInput + 1) : chunkSize,
        maximumRecord: cleaner.configuration.maximumArticleSize)
      let output = try output(for: input, compression: reader.compression, sharing: shared)
      open = OpenInput(input, with: cleaner, to: output, stamp: stamp)
    } catch {
      return loader.add(.unreadable(error), mayWait: true)
    }
    guard loader.add(.begin(open), mayWait: isSmall) else { return false }
    var problem: Problem?
    do throws(Problem) {
      while !open.isAbandoned, let chunk = try reader.next() {
        prepare(chunk)
        guard loader.add(.chunk(open, chunk), mayWait: isSmall) else { return false }
      }
    } catch {
      problem = error
    }
    let ending = InputEnding(
      before: reader.before, skipped: reader.skipped, filePosition: reader.filePosition, problem: problem)
    return loader.add(.end(open, ending), mayWait: isSmall)
  }

  private func output(
    for input: Input, compression: Compression?, sharing shared: (any ByteSink)?
  ) throws(Problem) -> InputOutput {
    let sink: (any ByteSink)?
    switch destination {
    case .none: sink = nil
    case .standardOutput, .file: sink = shared
    case .folder(let folder): sink = try OutputTree(folder).file(input.name)
    case .inPlace(let suffix):
      let replacement = suffix.map { AtomicFile.Replacement.keepingBackup(suffix: $0) } ?? .keepingAttributes
      sink = try OutputFile.replace(input.path, replacement, compression: compression)
    }
    return InputOutput(sink, isShared: destination.isShared)
  }
}
