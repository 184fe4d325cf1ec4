/// A pattern for paths as a machine whose states are all followed at once, so that no pattern can make it slow.
struct GlobProgram: Equatable {
  /// A state of the machine.
  enum Step: Equatable {
    /// Takes one code point and goes on to the next state.
    case take(Unit)
    /// Goes on to each of these states without taking anything.
    case go([Int])
  }

  /// What one code point is held against.
  enum Unit: Equatable {
    case scalar(UInt32)
    /// Any but `/`.
    case inName
    case any
    case set([ClosedRange<UInt32>], isNegated: Bool)

    static let slash = UInt32(UInt8(ascii: "/"))

    func matches(_ value: UInt32) -> Bool {
      switch self {
      case .scalar(let scalar): value == scalar
      case .inName: value != Self.slash
      case .any: true
      case .set(let ranges, let isNegated):
        value != Self.slash && ranges.contains { $0.contains(value) } != isNegated
      }
    }
  }

  /// The states; behind the last one the pattern has matched.
  var steps: [Step] = []
  /// Whether the pattern speaks of folders only.
  var isForFolders = false

  /// Whether the machine has matched when the text is at its end.
  func matches(_ text: Substring.UnicodeScalarView) -> Bool {
    var states = States(count: steps.count + 1)
    states.enter(0, steps)
    for scalar in text {
      let active = states.active
      if active.isEmpty { return false }
      states.clear()
      for state in active where state < steps.count {
        if case .take(let unit) = steps[state], unit.matches(scalar.value) { states.enter(state + 1, steps) }
      }
    }
    return states.active.contains(steps.count)
  }

  /// The states the machine is in.
  private struct States {
    /// Those that take a code point, and the end.
    private(set) var active: [Int] = []
    private var isEntered: [Bool]
    private var waiting: [Int] = []

    init(count: Int) { isEntered = Array(repeating: false, count: count) }

    mutating func clear() {
      active.removeAll(keepingCapacity: true)
      for index in isEntered.indices { isEntered[index] = false }
    }

    mutating func enter(_ state: Int, _ steps: [Step]) {
      waiting.append(state)
      while let state = waiting.popLast() {
        if isEntered[state] { continue }
        isEntered[state] = true
        if state < steps.count, case .go(let targets) = steps[state] {
          waiting += targets
        } else {
          active.append(state)
        }
      }
    }
  }
}
