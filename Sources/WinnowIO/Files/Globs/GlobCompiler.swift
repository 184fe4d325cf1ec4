/// Turns a pattern for paths into a ``GlobProgram``, from left to right and without recursion.
struct GlobCompiler {
  private let pattern: String
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var program = GlobProgram()
  private var braces: [Brace] = []

  /// A `{` that waits for its `}`.
  private struct Brace {
    /// The state that goes on to every alternative.
    let fork: Int
    var alternatives: [Int]
    /// The states at the ends of alternatives that go on behind the `}`.
    var ends: [Int] = []
  }

  init(_ pattern: String) {
    self.pattern = pattern
    scalars = Array(pattern.unicodeScalars)
  }

  /// The program of the pattern.
  mutating func compile() throws(GlobError) -> GlobProgram {
    var end = scalars.count
    if end > 1, scalars[end - 1] == "/", scalars[end - 2] != "\\" {
      program.isForFolders = true
      end -= 1
    }
    if scalars[..<end].contains("/") {
      if scalars[0] == "/" { index = 1 }
    } else {
      anyFolders()
    }
    guard index < end else { throw error("there is nothing in it") }
    if scalars[0] == "!" { throw error("a “!” cannot stand here; write \\! for a name that begins with it") }
    while index < end { try step(end) }
    if !braces.isEmpty { throw error("a “{” is never closed; write \\{ for the brace itself") }
    return program
  }

  private func error(_ message: String) -> GlobError { GlobError(pattern: pattern, message: message) }

  private mutating func step(_ end: Int) throws(GlobError) {
    let scalar = scalars[index]
    index += 1
    switch scalar {
    case "\\": take(.scalar(try escaped().value))
    case "?": take(.inName)
    case "*": stars(end)
    case "[": take(try set())
    case "{":
      program.steps.append(.go([]))
      braces.append(Brace(fork: program.steps.count - 1, alternatives: [program.steps.count]))
    case "," where !braces.isEmpty:
      endAlternative()
      braces[braces.count - 1].alternatives.append(program.steps.count)
    case "}": try closeBrace()
    default: take(.scalar(scalar.value))
    }
  }

  private mutating func take(_ unit: GlobProgram.Unit) { program.steps.append(.take(unit)) }

  private mutating func escaped() throws(GlobError) -> Unicode.Scalar {
    guard index < scalars.count else {
      throw error("ends with a lone “\\”; write \\\\ for the backslash itself")
    }
    defer { index += 1 }
    return scalars[index]
  }

  // MARK: - Stars

  /// One star or several; two that are a whole name stand for folders.
  private mutating func stars(_ end: Int) {
    let start = index - 1
    while index < end, scalars[index] == "*" { index += 1 }
    let opens = start == 0 || isBoundary(scalars[start - 1], openedBy: "{")
    guard index - start == 2, opens else { return repeated(.inName) }
    if index < end, scalars[index] == "/" {
      index += 1
      anyFolders()
    } else if index == end || isBoundary(scalars[index], openedBy: "}") {
      take(.any)
      repeated(.any)
    } else {
      repeated(.inName)
    }
  }

  private func isBoundary(_ scalar: Unicode.Scalar, openedBy brace: Unicode.Scalar) -> Bool {
    scalar == "/" || !braces.isEmpty && (scalar == brace || scalar == ",")
  }

  /// Any number of units.
  private mutating func repeated(_ unit: GlobProgram.Unit) {
    let start = program.steps.count
    program.steps += [.go([start + 1, start + 3]), .take(unit), .go([start])]
  }

  /// Any number of folders, with the slash behind the last.
  private mutating func anyFolders() {
    let start = program.steps.count
    program.steps.append(.go([]))
    repeated(.any)
    take(.scalar(GlobProgram.Unit.slash))
    program.steps[start] = .go([start + 1, program.steps.count])
  }

  // MARK: - Braces

  private mutating func endAlternative() {
    braces[braces.count - 1].ends.append(program.steps.count)
    program.steps.append(.go([]))
  }

  private mutating func closeBrace() throws(GlobError) {
    guard !braces.isEmpty else { throw error("a “}” closes nothing; write \\} for the brace itself") }
    endAlternative()
    let brace = braces.removeLast()
    program.steps[brace.fork] = .go(brace.alternatives)
    for end in brace.ends { program.steps[end] = .go([program.steps.count]) }
  }

  // MARK: - Sets

  /// The set behind a `[`. A `]` that comes first is one of its characters.
  private mutating func set() throws(GlobError) -> GlobProgram.Unit {
    let isNegated = index < scalars.count && (scalars[index] == "!" || scalars[index] == "^")
    if isNegated { index += 1 }
    var ranges: [ClosedRange<UInt32>] = []
    while index < scalars.count, ranges.isEmpty || scalars[index] != "]" {
      if scalars[index...].starts(with: "[:".unicodeScalars) {
        throw error("“[:” names no class here; write out the characters, such as [a-z]")
      }
      let first = try member()
      var last = first
      if index + 1 < scalars.count, scalars[index] == "-", scalars[index + 1] != "]" {
        index += 1
        last = try member()
      }
      guard first <= last else { throw error("the range “\(first)-\(last)” runs backwards; turn it round") }
      ranges.append(first.value...last.value)
    }
    guard index < scalars.count else {
      throw error("a “[” is never closed; write \\[ for the bracket itself")
    }
    index += 1
    return .set(ranges, isNegated: isNegated)
  }

  private mutating func member() throws(GlobError) -> Unicode.Scalar {
    defer { index += 1 }
    guard scalars[index] == "\\", index + 1 < scalars.count else { return scalars[index] }
    index += 1
    return scalars[index]
  }
}
