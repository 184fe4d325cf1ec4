import WinnowCore

/// A line and the copies of it that follow with nothing but blank lines between; most often one line alone.
struct LineRun {
  /// Its entries in the census.
  let entries: Range<Int>
  /// The entry of the first equal line in the article: the run's own first entry unless it is a copy itself.
  let first: Int

  /// Whether the line stands here more than once.
  var isRepeated: Bool { entries.count > 1 }
  /// Whether an equal line stands further up, with other lines between.
  var isDistantCopy: Bool { first < entries.lowerBound }

  /// The runs of a census, in order; together they cover every entry.
  static func all(in census: LineCensus) -> [LineRun] {
    let entries = census.entries
    var runs: [LineRun] = []
    runs.reserveCapacity(entries.count)
    var start = 0
    while start < entries.count {
      let first = entries[start].first
      var end = start + 1
      while end < entries.count, entries[end].first == first { end += 1 }
      runs.append(LineRun(entries: start..<end, first: first))
      start = end
    }
    return runs
  }
}
