internal import WinnowCore

/// Unified diffs of the articles' texts, for people and for `patch -p1`.
///
/// The hunks come from the edit script itself; nothing is compared. A record of JSON Lines is shown by its text,
/// under the name `path:line`.
struct DiffReporter: Reporter {
  /// Whether control characters must be made harmless.
  let isForTerminal: Bool
  let rendersArticlesAlone = true

  /// How many unchanged lines are shown around a change.
  private static let context = 3

  mutating func report(_ article: ArticleReport, to output: inout [UInt8]) {
    let name =
      Printable.string(String(article.path.drop { $0 == "/" })) + (article.record.map { ":\($0)" } ?? "")
    if let duplicate = article.duplicate {
      output.append(contentsOf: "\(name): \(duplicate.reason.message) (of article \(duplicate.of))\n".utf8)
    }
    guard !article.script.isEmpty else { return }
    output.append(contentsOf: "--- a/\(name)\n+++ b/\(name)\n".utf8)
    let cleaned = article.cleaned
    for hunk in Self.hunks(of: article, to: cleaned) { append(hunk, of: article.text, cleaned, to: &output) }
  }

  /// Lines of the old text that became lines of the new one; both ranges count lines from 0.
  private struct Block {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// Blocks that are near each other, shown together.
  private static func hunks(of article: ArticleReport, to cleaned: Text) -> [[Block]] {
    var hunks: [[Block]] = []
    for block in blocks(of: article, to: cleaned) {
      if let last = hunks.last?.last, block.old.lowerBound - last.old.upperBound <= 2 * context {
        hunks[hunks.count - 1].append(block)
      } else {
        hunks.append([block])
      }
    }
    return hunks
  }

  private static func blocks(of article: ArticleReport, to cleaned: Text) -> [Block] {
    let text = article.text
    var spans: [(old: Range<Int>, new: Range<Int>)] = []
    for (edit, target) in zip(article.script.edits, article.script.targetRanges) {
      let old = wholeLines(edit.range, of: text, target, of: cleaned)
      let newStart = target.lowerBound - (edit.range.lowerBound - old.lowerBound)
      let newEnd = target.upperBound + (old.upperBound - edit.range.upperBound)
      if let last = spans.last, old.lowerBound < last.old.upperBound {
        spans[spans.count - 1] = (last.old.lowerBound..<old.upperBound, last.new.lowerBound..<newEnd)
      } else {
        spans.append((old, newStart..<newEnd))
      }
    }
    return spans.map { Block(old: lines(of: $0.old, in: text), new: lines(of: $0.new, in: cleaned)) }
  }

  /// The bytes around an edit that are whole lines in the old text and in the new one. Between the edit and the end
  /// of what is added, the two texts are equal, unless another edit follows, which then joins the block.
  private static func wholeLines(
    _ edit: Range<Int>, of text: Text, _ target: Range<Int>, of cleaned: Text
  ) -> Range<Int> {
    let startsLines = text.isLineStart(edit.lowerBound) && cleaned.isLineStart(target.lowerBound)
    let start =
      startsLines || edit.lowerBound == 0 ? edit.lowerBound : text.startOfLine(before: edit.lowerBound)
    let endsLines = text.isLineStart(edit.upperBound) && cleaned.isLineStart(target.upperBound)
    let end =
      endsLines || edit.upperBound == text.count
      ? edit.upperBound : text.lines[text.lineIndex(at: edit.upperBound)].end
    return start..<end
  }

  /// The lines that a range of whole lines covers, counted from 0.
  private static func lines(of range: Range<Int>, in text: Text) -> Range<Int> {
    text.lineCount(before: range.lowerBound)..<text.lineCount(before: range.upperBound)
  }

  private func append(_ hunk: [Block], of text: Text, _ cleaned: Text, to output: inout [UInt8]) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let before = min(Self.context, first.old.lowerBound)
    let after = min(Self.context, text.lines.count - last.old.upperBound)
    let old = (first.old.lowerBound - before)..<(last.old.upperBound + after)
    let new = (first.new.lowerBound - before)..<(last.new.upperBound + after)
    output.append(contentsOf: "@@ -\(Self.span(old)) +\(Self.span(new)) @@\n".utf8)
    var line = old.lowerBound
    for block in hunk {
      append(line..<block.old.lowerBound, of: text, sign: " ", to: &output)
      append(block.old, of: text, sign: "-", to: &output)
      append(block.new, of: cleaned, sign: "+", to: &output)
      line = block.old.upperBound
    }
    append(line..<old.upperBound, of: text, sign: " ", to: &output)
  }

  /// A range of lines as unified diffs write it.
  private static func span(_ lines: Range<Int>) -> String {
    switch lines.count {
    case 0: "\(lines.lowerBound),0"
    case 1: "\(lines.lowerBound + 1)"
    default: "\(lines.lowerBound + 1),\(lines.count)"
    }
  }

  private func append(_ lines: Range<Int>, of text: Text, sign: Unicode.Scalar, to output: inout [UInt8]) {
    for line in text.lines[lines] {
      output.append(UInt8(ascii: sign))
      if isForTerminal {
        Printable.append(text.bytes[line.content], to: &output)
        output.append(UInt8(ascii: "\n"))
      } else {
        output.append(contentsOf: text.bytes[line.range])
        if line.ending.isEmpty { output.append(UInt8(ascii: "\n")) }
      }
      if line.ending.isEmpty { output.append(contentsOf: "\\ No newline at end of file\n".utf8) }
    }
  }
}

extension Text {
  fileprivate func isLineStart(_ offset: Int) -> Bool {
    offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n")
  }

  /// The start of the line that holds the byte in front of an offset, or that begins at the offset.
  fileprivate func startOfLine(before offset: Int) -> Int {
    isLineStart(offset) ? lines[lineIndex(at: offset - 1)].start : lines[lineIndex(at: offset)].start
  }

  /// How many lines begin in front of an offset.
  fileprivate func lineCount(before offset: Int) -> Int {
    offset >= count ? lines.count : lineIndex(at: offset)
  }
}
