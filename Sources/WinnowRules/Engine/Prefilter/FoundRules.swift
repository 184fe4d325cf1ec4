/// A rule that was found for a line of a block.
struct FoundRule: BitwiseCopyable, Hashable {
  /// The place of the line in its block.
  let line: Int32
  let rule: Int32
}

extension [FoundRule] {
  /// So many are kept without a look at whether some are the same: more are found only in very long lines.
  private static let countBeforeLook = 1 << 16

  /// Appends a rule. It may be there already, but not a great many times.
  @inline(__always)
  mutating func note(_ rule: FoundRule) {
    append(rule)
    if count & (Self.countBeforeLook - 1) == 0 { removeDuplicates() }
  }

  @inline(never)
  private mutating func removeDuplicates() {
    var known: Set<FoundRule> = []
    removeAll { !known.insert($0).inserted }
  }
}

/// The rules that have been found for a line, each once.
struct FoundRules {
  private let room: LineRoom
  /// For each rule the turn in which it was last found. Turns are lines, in one article after another.
  private let turns: UnsafeMutablePointer<UInt32>
  private let rules: UnsafeMutablePointer<Int32>
  private var turn: UInt32
  /// How many have been found.
  private(set) var count = 0

  init(_ room: LineRoom) {
    self.room = room
    (turns, rules, turn) = (room.turns, room.rules, room.turn)
  }

  /// Begins with another line.
  mutating func begin() {
    count = 0
    turn &+= 1
    if turn == 0 {
      // All turns have been: they begin anew.
      turns.update(repeating: 0, count: room.ruleCount)
      turn = 1
    }
  }

  /// Ends with the last line.
  func end() { room.turn = turn }

  /// Adds a rule.
  @inline(__always)
  mutating func add(_ rule: Int32) {
    assert(rule >= 0 && Int(rule) < room.ruleCount)
    guard turns[Int(rule)] != turn else { return }
    turns[Int(rule)] = turn
    rules[count] = rule
    count += 1
  }

  /// A rule that has been found.
  @inline(__always)
  subscript(index: Int) -> Int {
    assert(index < count)
    return Int(rules[index])
  }
}
