internal import WinnowCore

/// A row of the explanation: what stands in the margin, and the text beside it.
struct ExplainedRow {
  /// The line of the article, 1-based, where the row shows one as it was.
  var number: Int?
  /// What happened.
  var sign: Sign
  /// The rule that did it.
  var label = ""
  /// The text.
  var cells: [Cell]

  /// What happened to a line, in one character.
  enum Sign: String, CaseIterable {
    case kept = " "
    case removed = "-"
    case repeated = "="
    case changed = "~"
    case new = "+"
    case flagged = "!"
    case left = "."

    /// What it says; `nil` where there is nothing to say.
    var meaning: String? {
      switch self {
      case .kept: nil
      case .removed: "removed"
      case .repeated: "repeated, removed"
      case .changed: "changed"
      case .new: "what it became"
      case .flagged: "found, left as it is"
      case .left: "left to another rule"
      }
    }

    var color: Ink.Color? {
      switch self {
      case .kept: nil
      case .removed: .red
      case .repeated: .magenta
      case .changed: .cyan
      case .new: .green
      case .flagged: .yellow
      case .left: .faint
      }
    }
  }

  /// The rows of a line: as it was, what it became, what was found on it.
  static func rows(of line: ExplainedLine, in article: ArticleReport, isVerbose: Bool) -> [ExplainedRow] {
    let view = LineView(line, of: article)
    var rows = [ExplainedRow(number: line.index + 1, sign: sign(of: line.fate), cells: view.original)]
    rows += view.cleaned.map { ExplainedRow(sign: .new, cells: $0) }
    for (index, reason) in line.reasons.enumerated() {
      if index == rows.count { rows.append(ExplainedRow(sign: .kept, cells: [])) }
      rows[index].label = reason.rule
    }
    let notes = notes(on: line, isVerbose: isVerbose)
    guard line.fate == .kept, let first = notes.first else { return rows + notes }
    // A line that was kept with something found on it wears its mark itself.
    rows[0].sign = first.sign
    rows[0].label = first.label
    var rest = notes
    rest[0].sign = .kept
    rest[0].label = ""
    return rows + rest
  }

  private static func sign(of fate: ExplainedLine.Fate) -> Sign {
    switch fate {
    case .kept: .kept
    case .changed: .changed
    case .removed: .removed
    case .repeated: .repeated
    }
  }

  private static func notes(on line: ExplainedLine, isVerbose: Bool) -> [ExplainedRow] {
    var notes = line.findings.compactMap { reported -> ExplainedRow? in
      // Where something was edited, who else would have liked to is no news.
      if reported.isSuperseded, !isVerbose, line.fate != .kept { return nil }
      let reason = reported.finding.reason
      let cause = reported.finding.cause.words.map { ", \($0)" } ?? ""
      return ExplainedRow(
        sign: reported.isSuperseded ? .left : .flagged, label: reason.rule,
        cells: note(reason.message + cause))
    }
    notes += line.limits.map { reported in
      ExplainedRow(
        sign: .flagged, label: reported.limit.rule ?? reported.limit.stage,
        cells: note(reported.limit.message))
    }
    return notes
  }

  private static func note(_ words: String) -> [Cell] {
    Cell.cells(Array("↳ \(words)".utf8)[...], .faint)
  }
}

extension ExplainedRow {
  /// The widths of the margin's columns.
  struct Margin {
    let numberWidth: Int
    let labelWidth: Int

    /// Longer labels push the text of their row to the right.
    private static let greatestLabelWidth = 36

    init(_ rows: [ExplainedRow], lines: Int) {
      numberWidth = max(3, String(lines).count)
      labelWidth = rows.map(\.label.count).filter { $0 <= Self.greatestLabelWidth }.max() ?? 0
    }

    var width: Int { numberWidth + labelWidth + 6 }
  }

  /// Appends the row, in several where it is too wide.
  func append(to output: inout [UInt8], _ margin: Margin, _ ink: Ink, columns: Int?) {
    let width = columns.map { max(20, $0 - margin.width) }
    for (index, cells) in cells.wrapped(to: width).enumerated() {
      appendMargin(index == 0 ? self : ExplainedRow(sign: .kept, cells: []), margin, ink, to: &output)
      appendText(cells, ink, to: &output)
      while output.last == UInt8(ascii: " ") { output.removeLast() }
      output.append(UInt8(ascii: "\n"))
    }
  }

  private func appendMargin(_ row: ExplainedRow, _ margin: Margin, _ ink: Ink, to output: inout [UInt8]) {
    let number = row.number.map(String.init) ?? ""
    let label = Printable.string(row.label)
    output += ink.paint(Self.spaces(margin.numberWidth - number.count) + number, .faint)
    output += Array(" ".utf8) + ink.paint(row.sign.rawValue, row.sign.color)
    output +=
      Array(" ".utf8) + ink.paint(label, sign.color)
      + Array(Self.spaces(margin.labelWidth - label.count).utf8)
    output += Array(" ".utf8) + ink.paint("│", .faint) + Array(" ".utf8)
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  private func appendText(_ cells: ArraySlice<Cell>, _ ink: Ink, to output: inout [UInt8]) {
    var color: Ink.Color?
    for cell in cells {
      if cell.color != color {
        output += ink.end(color) + ink.begin(cell.color)
        color = cell.color
      }
      output += cell.bytes
    }
    output += ink.end(color)
  }
}
