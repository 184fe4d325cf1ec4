/// Applies unified diffs strictly: every line must be where the diff says.
public enum UnifiedDiff {
  /// The new text, from the old one and a diff of one file.
  ///
  /// - Throws: ``LawBroken`` if a line of the old text is not what the diff says, or a count is wrong.
  public static func apply(_ diff: [UInt8], to old: [UInt8]) throws -> [UInt8] {
    let source = lines(of: old)
    var result: [UInt8] = []
    var taken = 0
    var made = 0
    var rest = lines(of: diff)[...]
    while let line = rest.first {
      rest = rest.dropFirst()
      guard line.starts(with: "@@ ".utf8) else {
        try require(line.starts(with: "--- a/".utf8) || line.starts(with: "+++ b/".utf8), "a line of no hunk")
        continue
      }
      let numbers = try header(line)
      let oldStart = numbers.oldCount == 0 ? numbers.oldStart : numbers.oldStart - 1
      try require(oldStart >= taken, "hunks overlap")
      result += source[taken..<oldStart].joined()
      made += oldStart - taken
      taken = oldStart
      let newStart = numbers.newCount == 0 ? numbers.newStart : numbers.newStart - 1
      try require(newStart == made, "the new start is \(newStart) instead of \(made)")
      while taken < oldStart + numbers.oldCount || made < newStart + numbers.newCount {
        guard let line = rest.popFirst(), let sign = line.first else { throw LawBroken("a hunk ends early") }
        var content = line.dropFirst()
        if rest.first?.starts(with: "\\ No newline".utf8) == true {
          rest = rest.dropFirst()
          content = content.dropLast()
        }
        if sign != UInt8(ascii: "+") {
          try require(
            taken < source.count && source[taken].elementsEqual(content), "line \(taken + 1) is another")
          taken += 1
        }
        if sign != UInt8(ascii: "-") {
          result += content
          made += 1
        }
      }
    }
    return result + source[taken...].joined()
  }

  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(rest[...newline])
      rest = rest[(newline + 1)...]
    }
    return rest.isEmpty ? lines : lines + [rest]
  }

  private static func header(
    _ line: ArraySlice<UInt8>
  ) throws -> (oldStart: Int, oldCount: Int, newStart: Int, newCount: Int) {
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    guard words.count == 4 else { throw LawBroken("a hunk without its four words") }
    let spans = words[1...2].map { $0.dropFirst().split(separator: ",").compactMap { Int($0) } }
    return (
      spans[0][0], spans[0].count > 1 ? spans[0][1] : 1, spans[1][0], spans[1].count > 1 ? spans[1][1] : 1
    )
  }
}
