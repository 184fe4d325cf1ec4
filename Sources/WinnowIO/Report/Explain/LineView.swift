internal import WinnowCore

/// A line as it is shown: as it was, and where it was changed, as it became.
struct LineView {
  /// The line as it was, with what was taken out of it marked.
  private(set) var original: [Cell] = []
  /// What became of a changed line, by line: what was put into it is marked, and what is far from any change left out.
  private(set) var cleaned: [[Cell]] = []

  /// How much unchanged text is shown around a change, in code points.
  private static let context = 24
  /// Unchanged text is shown whole unless it is longer than this.
  private static let greatestGap = 64

  init(_ explained: ExplainedLine, of article: ArticleReport) {
    let line = article.text.lines[explained.index]
    guard explained.fate == .changed else {
      original = Self.plain(line, explained, article)
      return
    }
    var pieces = Pieces()
    var offset = line.start
    for edit in explained.edits {
      let range = edit.range.clamped(to: line.content)
      let start = max(offset, min(range.lowerBound, line.contentEnd))
      append(article.text.bytes[offset..<start], to: &pieces)
      let removed = article.text.bytes[start..<max(start, range.upperBound)]
      let isBlank = Cell.areBlanks(removed)
      original += isBlank ? Cell.blanks(removed, .redPlace) : Cell.cells(removed, .redPlace)
      if edit.range.contains(line.contentEnd), line.range.contains(edit.range) {
        original.append(Cell("⏎", .redPlace))
      }
      pieces.change(to: line.owns(edit) ? article.script.insertion(of: edit) : [])
      offset = max(offset, range.upperBound)
    }
    append(article.text.bytes[offset..<max(offset, line.contentEnd)], to: &pieces)
    cleaned = pieces.lines.map { Self.shortened($0) }
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>, to pieces: inout Pieces) {
    let cells = Cell.cells(bytes)
    original += cells
    pieces.keep(cells)
  }

  /// A line that was not changed, with what was found in it marked.
  private static func plain(_ line: Line, _ explained: ExplainedLine, _ article: ArticleReport) -> [Cell] {
    guard explained.fate == .kept else {
      return Cell.cells(article.text.bytes[line.content], explained.fate == .removed ? .red : .magenta)
    }
    var cells: [Cell] = []
    var offset = line.start
    for reported in explained.findings where !reported.isSuperseded {
      let range = reported.finding.range.clamped(to: line.content)
      guard range.lowerBound >= offset, range.upperBound > offset else { continue }
      cells += Cell.cells(article.text.bytes[offset..<range.lowerBound])
      cells += Cell.cells(article.text.bytes[range], .yellow)
      offset = range.upperBound
    }
    return cells + Cell.cells(article.text.bytes[offset..<max(offset, line.contentEnd)])
  }

  /// The cleaned lines in the making, with the places of changes.
  private struct Pieces {
    var lines: [Row] = [Row()]

    mutating func keep(_ cells: [Cell]) { lines[lines.count - 1].cells += cells }

    mutating func change(to inserted: ArraySlice<UInt8>) {
      for (index, piece) in inserted.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
        if index > 0 { lines.append(Row()) }
        let last = lines.count - 1
        let start = lines[last].cells.count
        lines[last].cells += Cell.areBlanks(piece) ? Cell.cells(piece) : Cell.cells(piece, .greenPlace)
        lines[last].changes.append(start..<lines[last].cells.count)
      }
    }
  }

  private struct Row {
    var cells: [Cell] = []
    /// Where something was changed, as ranges of cells; empty where something was taken out.
    var changes: [Range<Int>] = []
  }

  /// A row without what is far from every change.
  private static func shortened(_ row: Row) -> [Cell] {
    var result: [Cell] = []
    var shownUpTo = 0
    for (index, change) in row.changes.enumerated() {
      let gap = shownUpTo..<change.lowerBound
      if gap.count > (index == 0 ? greatestGap / 2 : greatestGap) {
        if index > 0 { result += row.cells[shownUpTo..<behind(shownUpTo, row.cells)] }
        result.append(Cell(index > 0 ? " … " : "…", .faint))
        shownUpTo = before(change.lowerBound, row.cells)
      }
      result += row.cells[shownUpTo..<change.upperBound]
      shownUpTo = change.upperBound
    }
    guard row.cells.count - shownUpTo > greatestGap / 2 else { return result + row.cells[shownUpTo...] }
    return result + row.cells[shownUpTo..<behind(shownUpTo, row.cells)] + [Cell("…", .faint)]
  }

  /// Where the text shown in front of a change begins: at the start of a word.
  private static func before(_ index: Int, _ cells: [Cell]) -> Int {
    let start = max(0, index - context)
    return cells[start..<index].firstIndex { $0.isBlank }.map { $0 + 1 } ?? start
  }

  /// Where the text shown behind a change ends: at the end of a word.
  private static func behind(_ index: Int, _ cells: [Cell]) -> Int {
    let end = min(cells.count, index + context)
    return cells[index..<end].lastIndex { $0.isBlank } ?? end
  }
}
