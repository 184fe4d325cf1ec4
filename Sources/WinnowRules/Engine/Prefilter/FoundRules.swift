/// The rules that have been found for a line, each once.
///
/// It is handed down to where bytes are compared, in place of a closure: a call of that counts references.
struct FoundRules {
  /// For each rule the line it was last found for.
  private let lines: UnsafeMutableBufferPointer<Int32>
  private let rules: UnsafeMutableBufferPointer<Int32>
  /// The present line.
  private(set) var line = -1
  /// How many have been found.
  private(set) var count = 0

  /// Makes room for so many rules while a body runs.
  static func withRoom<Result>(for ruleCount: Int, _ body: (inout FoundRules) -> Result) -> Result {
    let room = max(1, ruleCount)
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * room) { memory in
      memory.initialize(repeating: -1)
      let lines = UnsafeMutableBufferPointer(rebasing: memory[..<room])
      var found = FoundRules(lines: lines, rules: UnsafeMutableBufferPointer(rebasing: memory[room...]))
      return body(&found)
    }
  }

  private init(lines: UnsafeMutableBufferPointer<Int32>, rules: UnsafeMutableBufferPointer<Int32>) {
    (self.lines, self.rules) = (lines, rules)
  }

  /// Begins with another line.
  mutating func begin(line: Int) {
    self.line = line
    count = 0
  }

  /// Adds a rule.
  mutating func add(_ rule: Int32) {
    let line = Int32(truncatingIfNeeded: line)
    guard lines[Int(rule)] != line else { return }
    lines[Int(rule)] = line
    rules[count] = rule
    count += 1
  }

  /// A rule that has been found.
  subscript(index: Int) -> Int {
    assert(index < count)
    return Int(rules[index])
  }
}
