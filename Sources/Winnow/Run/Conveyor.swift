/// Takes loads through four steps, so that what is delivered is the same whatever the number of threads.
///
/// Cleaning and finishing are pure functions and run on several threads at once. Deciding and delivering happen one load
/// after the other, in the order the loads were put on: deciding on any thread but never on two at once, delivering on a
/// thread of its own. Only so many loads are on the way at once, and only so much weight; who puts on more must wait. A
/// load that is heavier than all that goes alone.
///
/// Until threads are asked for, every load is taken through all steps at once, on the thread that puts it on.
final class Conveyor<Load: Sendable, Cleaned: Sendable, Decided: Sendable, Done: Sendable>:
  @unchecked Sendable
{
  /// The steps.
  struct Steps {
    /// Does what can be done on a load alone.
    let clean: @Sendable (Load) -> Cleaned
    /// Decides what depends on the loads before.
    let decide: (Cleaned) -> Decided
    /// Does what can be done once it is decided.
    let finish: @Sendable (Decided) -> Done
    /// Brings a load out; `false` if nothing more can be delivered.
    let deliver: (Done) -> Bool
  }

  // `decide` and `deliver` need not be safe to share: the order of their calls is what the conveyor is for.
  private let steps: Steps
  private let weight: (Load) -> Int
  private let state = Monitor<State, Waiter>(State())
  private var threads: [Thread] = []

  /// - Parameter weight: what a load weighs.
  init(_ steps: Steps, weighing weight: @escaping (Load) -> Int = { _ in 0 }) {
    self.steps = steps
    self.weight = weight
  }

  /// Whether the loads from now on go to threads.
  var hasThreads: Bool { !threads.isEmpty }

  /// Lets so many threads clean and finish.
  ///
  /// - Parameter room: what the loads on the way may weigh together.
  func start(threads count: Int, room: Int = .max) {
    precondition(threads.isEmpty && count > 0)
    state.update {
      // Enough that no thread waits for another one's long load.
      $0.capacity = MemoryBudget.loads(threads: count)
      $0.room = room
    }
    threads = (0..<count).map { _ in Thread { [self] in work() } } + [Thread { [self] in deliverAll() }]
  }

  /// Puts on a load; `false` if nothing more can be delivered.
  func put(_ load: Load) -> Bool {
    if hasThreads {
      let weight = weight(load)
      return state.wait(as: .producer, waking: .worker) { $0.accept(load, weight) }
    }
    if state.update({ $0.isStopped }) { return false }
    let isGoingOn = steps.deliver(steps.finish(steps.decide(steps.clean(load))))
    if !isGoingOn { stop() }
    return isGoingOn
  }

  /// Lets go of all loads that have not been delivered.
  func stop() { state.updateWakingAll { $0.isStopped = true } }

  /// Waits until every load is delivered, or until nothing more can be.
  func finish() {
    state.updateWakingAll { $0.isClosed = true }
    threads.forEach { $0.join() }
    threads = []
  }

  private func work() {
    while true {
      switch state.wait(as: .worker, for: { $0.nextJob() }) {
      case .clean(let number, let load):
        let cleaned = steps.clean(load)
        decide(state.update { $0.noteCleaned(cleaned, number) })
      case .finish(let number, let decided):
        let done = steps.finish(decided)
        state.update(waking: .deliverer) { $0.done[number] = done }
      case .rest:
        // Nor is there anything left for another one.
        state.wake(.worker)
        return
      }
    }
  }

  /// Decides on the load whose turn it is, and on all behind it that are ready.
  private func decide(_ first: Cleaned?) {
    var next = first
    while let cleaned = next {
      let decided = steps.decide(cleaned)
      next = state.update(waking: .worker) { $0.noteDecided(decided) }
    }
  }

  private func deliverAll() {
    while case .load(let done) = state.wait(as: .deliverer, for: { $0.nextDelivery() }) {
      guard steps.deliver(done) else { return stop() }
      state.update(waking: .producer) { $0.noteDelivered() }
    }
  }

  /// Who waits for a change of the state.
  private enum Waiter: Int, CaseIterable {
    /// Who puts on loads, for room.
    case producer
    /// The threads that clean and finish, for a job.
    case worker
    /// The thread that delivers, for the next load.
    case deliverer
  }

  /// What a thread does next.
  private enum Job {
    case clean(Int, Load)
    case finish(Int, Decided)
    case rest
  }

  /// What is delivered next.
  private enum Delivery {
    case load(Done)
    case end
  }

  /// Where the loads are, by their numbers.
  private struct State: Sendable {
    /// How many loads may be on the way, and what they may weigh together.
    var capacity = 1
    var room = 0
    var isClosed = false
    var isStopped = false
    /// How many loads have been put on.
    private var count = 0
    private var toClean: [(number: Int, load: Load)] = []
    private var cleaned: [Int: Cleaned] = [:]
    private var decidedCount = 0
    private var isDeciding = false
    private var toFinish: [(number: Int, decided: Decided)] = []
    var done: [Int: Done] = [:]
    private var deliveredCount = 0
    /// The weights of the loads on the way, in order, and their sum.
    private var weights: [Int] = []
    private var weightOnTheWay = 0

    /// Takes a load; `nil` as long as there is no room.
    mutating func accept(_ load: Load, _ weight: Int) -> Bool? {
      if isStopped { return false }
      let hasRoom = weights.count < capacity && weight <= room - weightOnTheWay
      guard hasRoom || weights.isEmpty else { return nil }
      weights.append(weight)
      weightOnTheWay += weight
      toClean.append((count, load))
      count += 1
      return true
    }

    /// What is nearest to its end goes first, so that as little as possible is on the way.
    mutating func nextJob() -> Job? {
      if isStopped { return .rest }
      if !toFinish.isEmpty {
        let (number, decided) = toFinish.removeFirst()
        return .finish(number, decided)
      }
      if !toClean.isEmpty {
        let (number, load) = toClean.removeFirst()
        return .clean(number, load)
      }
      return isClosed && decidedCount == count ? .rest : nil
    }

    /// Keeps a load until its turn; returns the load to be decided on, if nobody is deciding.
    mutating func noteCleaned(_ load: Cleaned, _ number: Int) -> Cleaned? {
      cleaned[number] = load
      return isDeciding ? nil : nextToDecide()
    }

    /// Takes a decision; returns the next load to be decided on.
    mutating func noteDecided(_ decided: Decided) -> Cleaned? {
      toFinish.append((decidedCount, decided))
      decidedCount += 1
      return nextToDecide()
    }

    private mutating func nextToDecide() -> Cleaned? {
      let next = cleaned.removeValue(forKey: decidedCount)
      isDeciding = next != nil
      return next
    }

    mutating func nextDelivery() -> Delivery? {
      if isStopped || (isClosed && deliveredCount == count) { return .end }
      return done.removeValue(forKey: deliveredCount).map(Delivery.load)
    }

    /// What was delivered is no longer on the way.
    mutating func noteDelivered() {
      deliveredCount += 1
      weightOnTheWay -= weights.removeFirst()
    }
  }
}
