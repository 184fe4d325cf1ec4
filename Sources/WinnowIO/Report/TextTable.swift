/// Rows of cells in aligned columns, for people.
public enum TextTable {
  /// Where the cells of all columns but the first stand.
  public enum Alignment: Sendable {
    /// At the left, as words do.
    case left
    /// At the right, as numbers do.
    case right
  }

  /// The rows, one a line; all have as many cells.
  ///
  /// - Parameters:
  ///   - rows: the cells.
  ///   - alignment: where all but the first column stand.
  ///   - width: how wide a line may be. A first cell that is too long for it stands on a line of its own.
  public static func text(_ rows: [[String]], _ alignment: Alignment = .left, within width: Int = .max)
    -> String
  {
    let widths = (0..<(rows.first?.count ?? 0)).map { column in rows.map { $0[column].count }.max() ?? 0 }
    let others = widths.dropFirst().reduce(0) { $0 + $1 + 2 }
    let first = min(widths.first ?? 0, width - others)
    return rows.map { row in
      var line = row[0].count > first ? row[0] + "\n" + blanks(first) : row[0] + blanks(first - row[0].count)
      for (cell, width) in zip(row, widths).dropFirst() {
        let gap = blanks(width - cell.count)
        line += "  " + (alignment == .left ? cell + gap : gap + cell)
      }
      return line.prefix(line.count - line.reversed().prefix { $0 == " " }.count) + "\n"
    }.joined()
  }

  private static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
