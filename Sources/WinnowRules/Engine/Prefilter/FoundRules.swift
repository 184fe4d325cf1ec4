/// The rules that have been found for a line, each once.
///
/// It is handed down to where bytes are compared, in place of a closure: a call of that counts references.
struct FoundRules {
  /// For each rule the line it was last found for.
  private let lines: UnsafeMutablePointer<Int32>
  private let rules: UnsafeMutablePointer<Int32>
  private var line: Int32 = -1
  /// How many have been found.
  private(set) var count = 0

  /// Makes room for so many rules while a body runs.
  static func withRoom(for ruleCount: Int, _ body: (inout FoundRules) -> Void) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * max(1, ruleCount)) { memory in
      memory.initialize(repeating: -1)
      guard let start = memory.baseAddress else { return }
      var found = FoundRules(lines: start, rules: start + max(1, ruleCount))
      body(&found)
    }
  }

  private init(lines: UnsafeMutablePointer<Int32>, rules: UnsafeMutablePointer<Int32>) {
    (self.lines, self.rules) = (lines, rules)
  }

  /// Begins with another line.
  mutating func begin(line: Int) {
    self.line = Int32(truncatingIfNeeded: line)
    count = 0
  }

  /// Adds a rule.
  mutating func add(_ rule: Int32) {
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
