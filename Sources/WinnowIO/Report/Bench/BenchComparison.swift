/// What changed from one set of rules to another, on the same labelled lines.
public struct BenchComparison: Sendable {
  /// What was measured before.
  public let before: BenchReport
  /// The rules that act now and did not before.
  public let added: [String]
  /// The rules that acted before and do not now.
  public let gone: [String]
  /// The rules in both that take fewer lines to keep, or as many and more boilerplate.
  public let better: [Change]
  /// The rules in both that take more lines to keep, or as many and less boilerplate.
  public let worse: [Change]
  /// The lines that are removed now and were not before.
  public let newlyRemoved: [RemovedLine]
  /// The lines that were removed before and are not now.
  public let noLongerRemoved: [RemovedLine]

  /// What changed through one rule. A line that passed from one rule to another is no change.
  public struct Change: Equatable, Sendable {
    /// The rule.
    public let id: String
    /// The lines that it removes now and that nothing removed before.
    public let gained: LabelCounts
    /// The lines that it removed before and that nothing removes now.
    public let lost: LabelCounts

    /// Positive if the change is for the better, negative if for the worse, zero if neither.
    fileprivate var worth: Int {
      let falseRemovals = gained.keep - lost.keep
      return falseRemovals != 0 ? -falseRemovals : gained.boilerplate - lost.boilerplate
    }
  }

  /// Compares two reports on the same articles.
  public init(from before: BenchReport, to after: BenchReport) {
    self.before = before
    let (old, new) = (Set(before.rules.map(\.id)), Set(after.rules.map(\.id)))
    added = after.rules.map(\.id).filter { !old.contains($0) }
    gone = before.rules.map(\.id).filter { !new.contains($0) }
    newlyRemoved = Self.lines(after.removedLines, without: before.removedLines)
    noLongerRemoved = Self.lines(before.removedLines, without: after.removedLines)
    let (gained, lost) = (Self.counts(newlyRemoved), Self.counts(noLongerRemoved))
    let changes = old.intersection(new).sorted().map { id in
      Change(id: id, gained: gained[id] ?? LabelCounts(), lost: lost[id] ?? LabelCounts())
    }
    better = changes.filter { $0.worth > 0 }
    worse = changes.filter { $0.worth < 0 }
  }

  /// The lines by the rules that remove them.
  private static func counts(_ lines: [RemovedLine]) -> [String: LabelCounts] {
    var counts: [String: LabelCounts] = [:]
    for line in lines {
      for rule in line.rules { counts[rule, default: LabelCounts()].add(line.label) }
    }
    return counts
  }

  private static func lines(_ lines: [RemovedLine], without others: [RemovedLine]) -> [RemovedLine] {
    let known = Set(others.map(\.key))
    return lines.filter { !known.contains($0.key) }
  }
}

extension RemovedLine {
  /// What is the same for the same line, by whatever rules it is removed.
  fileprivate struct Key: Hashable {
    let path: String
    let record: Int
    let line: Int
  }

  fileprivate var key: Key { Key(path: path, record: record, line: line) }
}
