import WinnowCore

/// One pass of the stage over a text.
struct NormalizePass: ~Copyable {
  private var script: EditScript
  private var findings: [Finding] = []
  /// Where the last code point that was looked at ends, and the last one up to there that is not transparent.
  private var lookedUpTo = 0
  private var lastSolid = Neighbour.none
  private var ahead = Lookahead()
  /// The decision on a run of ideographic spaces, which holds up to an offset.
  private var ideographicRun = (end: 0, isKept: false)

  init(sourceLength: Int) { script = EditScript(sourceLength: sourceLength) }

  /// What the stage proposes for the text it has been run over.
  consuming func proposal() -> Proposal { Proposal(script, findings: findings) }

  mutating func run(over text: Text) {
    let bytes = text.bytes.span
    var offset = Self.startBehindByteOrderMark(bytes)
    while true {
      offset = SignScan.firstUnusual(in: bytes, from: offset)
      guard offset < bytes.count else { break }
      if bytes[offset] == UInt8(ascii: "\n") {
        trimLine(endingAt: offset, in: bytes)
        offset += 1
      } else {
        offset = trimLine(endingRightBehind: treat(text, bytes, at: offset), in: bytes)
      }
    }
    trimBlanks(before: bytes.count, in: bytes, carriageReturnIsBlank: false)
  }

  /// A byte order mark at the very start says how the text is encoded, and stays.
  private static func startBehindByteOrderMark(_ bytes: Span<UInt8>) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  /// Decides on the code point at an offset; returns where to go on.
  private mutating func treat(_ text: Text, _ bytes: Span<UInt8>, at offset: Int) -> Int {
    let scalar = UTF8Scalar(bytes, at: offset)
    let treatment = Treatment(of: scalar.value)
    if treatment == .keep { return behindKept(scalar, bytes, at: offset) }
    let previous = offset == lookedUpTo ? lastSolid : Neighbour.before(offset, in: bytes)
    var end = offset + scalar.length
    if treatment.isTransparent, joinsInvalidBytes(bytes, after: previous, from: offset) {
      lookedUpTo = end
      lastSolid = previous
      return end
    }
    switch treatment {
    case .keep: break
    case .bidiControl: findings.append(Finding(reason: NormalizeStage.bidi, range: offset..<end))
    case .softHyphen: script.remove(offset..<end, because: NormalizeStage.softHyphen)
    case .zeroWidth: script.remove(offset..<end, because: NormalizeStage.zeroWidth)
    case .byteOrderMark: script.remove(offset..<end, because: NormalizeStage.byteOrderMark)
    case .tag: script.remove(offset..<end, because: NormalizeStage.tag)
    case .control: end = removeControl(scalar, bytes, at: offset)
    case .zeroWidthSpace, .nonJoiner, .joiner, .vowelSeparator:
      if !isNeeded(treatment, after: previous, before: ahead.solid(from: end, in: bytes)) {
        script.remove(offset..<end, because: NormalizeStage.zeroWidth)
      }
    case .noBreakSpace:
      if !isWanted(after: previous, before: ahead.solid(from: end, in: bytes)) {
        replaceBySpace(offset..<end, because: NormalizeStage.noBreakSpace)
      }
    case .space: replaceBySpace(offset..<end, because: NormalizeStage.space)
    case .ideographicSpace:
      if !isInIdeographicRun(bytes, at: offset, after: previous) {
        replaceBySpace(offset..<end, because: NormalizeStage.space)
      }
    case .lineSeparator:
      trimBlanks(before: offset, in: bytes, carriageReturnIsBlank: true)
      script.replace(offset..<end, with: text.lineEnding, because: NormalizeStage.lineSeparator)
    case .ligature:
      let letters = Self.ligatures[Int(scalar.value - 0xFB00)]
      script.replace(offset..<end, with: letters, because: NormalizeStage.ligature)
    case .fullWidth:
      let plain = CollectionOfOne(UInt8(truncatingIfNeeded: scalar.value &- 0xFEE0))
      script.replace(offset..<end, with: plain, because: NormalizeStage.fullWidth)
    }
    lookedUpTo = end
    lastSolid = treatment.isTransparent ? previous : scalar.value
    return end
  }

  /// Behind a code point that stays; with a flag, behind the tags that say which one it is.
  private mutating func behindKept(_ scalar: UTF8Scalar, _ bytes: Span<UInt8>, at offset: Int) -> Int {
    let end = offset + scalar.length
    guard scalar.value == FlagSequence.base else { return end }
    lookedUpTo = end + FlagSequence.tagsLength(in: bytes, at: end)
    lastSolid = scalar.value
    return lookedUpTo
  }

  /// Whether the code point keeps bytes apart that are invalid only as long as it stands between them.
  private mutating func joinsInvalidBytes(
    _ bytes: Span<UInt8>, after previous: UInt32, from offset: Int
  ) -> Bool {
    previous == UTF8Scalar.invalid && ahead.solid(from: offset, in: bytes) == UTF8Scalar.invalid
  }

  private mutating func removeControl(_ scalar: UTF8Scalar, _ bytes: Span<UInt8>, at offset: Int) -> Int {
    let length = scalar.value == 0x1B ? EscapeSequence.length(in: bytes, at: offset) : scalar.length
    let isSequence = scalar.value == 0x1B && length > 1
    script.remove(
      offset..<(offset + length), because: isSequence ? NormalizeStage.escape : NormalizeStage.control)
    return offset + length
  }

  private mutating func replaceBySpace(_ range: Range<Int>, because reason: Reason) {
    script.replace(range, with: CollectionOfOne(UInt8(ascii: " ")), because: reason)
  }

  private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"].map { Array($0.utf8) }
}

extension NormalizePass {
  /// Whether an invisible character is spelling where it stands.
  private func isNeeded(_ treatment: Treatment, after previous: UInt32, before next: UInt32) -> Bool {
    switch treatment {
    case .zeroWidthSpace:
      return Neighbour.breaksAtZeroWidthSpace(previous) && Neighbour.breaksAtZeroWidthSpace(next)
    case .vowelSeparator:
      return Neighbour.isMongolian(previous) && Neighbour.isMongolian(next)
    case .nonJoiner:
      // Also between a Latin word and its Persian ending; at the edge of a word it does nothing.
      guard !Neighbour.isGap(previous), !Neighbour.isGap(next) else { return false }
      return Neighbour.usesJoiners(previous) || Neighbour.usesJoiners(next)
    case .joiner:
      // Also at the edge of a word, as in Arabic abbreviations and the older Malayalam spelling.
      if Neighbour.usesJoiners(previous) || Neighbour.usesJoiners(next) { return true }
      return Neighbour.isEmoji(previous) && Neighbour.isEmoji(next)
    default:
      return false
    }
  }

  /// Whether typography wants a no-break space.
  private func isWanted(after previous: UInt32, before next: UInt32) -> Bool {
    if Neighbour.wantsSpaceBefore(next) || previous == 0xAB { return true }
    return Neighbour.isDigit(previous) && Neighbour.isDigit(next)
  }

  /// Whether the ideographic space at an offset belongs to a run that stands beside Chinese, Japanese or Korean text.
  /// Two of them indent a paragraph, so a run is decided on as one.
  private mutating func isInIdeographicRun(
    _ bytes: Span<UInt8>, at offset: Int, after previous: UInt32
  ) -> Bool {
    if offset < ideographicRun.end { return ideographicRun.isKept }
    var end = offset
    var next: UInt32 = 0x3000
    while next == 0x3000 {
      next = ahead.solid(from: end + 3, in: bytes)
      end = ahead.offset
    }
    ideographicRun = (end, Neighbour.isIdeographic(previous) || Neighbour.isIdeographic(next))
    return ideographicRun.isKept
  }
}

extension NormalizePass {
  /// Trims the line that ends where something was treated, if one does: that may have been an escape sequence, whose last
  /// byte looks like a visible character. Returns where to go on.
  private mutating func trimLine(endingRightBehind end: Int, in bytes: Span<UInt8>) -> Int {
    var lineFeed = end
    if lineFeed < bytes.count, bytes[lineFeed] == UInt8(ascii: "\r") { lineFeed += 1 }
    guard lineFeed < bytes.count, bytes[lineFeed] == UInt8(ascii: "\n") else { return end }
    trimLine(endingAt: lineFeed, in: bytes)
    return lineFeed + 1
  }

  /// Trims a line whose LF is at an offset.
  private mutating func trimLine(endingAt lineFeed: Int, in bytes: Span<UInt8>) {
    let hasCarriageReturn = lineFeed > 0 && bytes[lineFeed - 1] == UInt8(ascii: "\r")
    let end = hasCarriageReturn ? lineFeed - 1 : lineFeed
    trimBlanks(before: end, in: bytes, carriageReturnIsBlank: true)
  }

  /// Removes the blanks at the end of a line as one edit, with the characters among them that go anyway.
  ///
  /// A lone CR among them counts as a blank before a line end: it would become part of that line end, and what stands
  /// before it a blank at a line's end.
  private mutating func trimBlanks(before end: Int, in bytes: Span<UInt8>, carriageReturnIsBlank: Bool) {
    var start = end
    var sawBlank = false
    var edit = script.edits.count - 1
    while start > 0 {
      if edit >= 0, script.edits[edit].range.upperBound == start {
        let inserted = script.insertion(of: script.edits[edit])
        guard inserted.isEmpty || inserted.first == UInt8(ascii: " ") else { break }
        sawBlank = sawBlank || !inserted.isEmpty
        start = script.edits[edit].range.lowerBound
        edit -= 1
        continue
      }
      guard let scalar = UTF8Scalar(bytes, endingAt: start) else { break }
      let isCarriageReturn = carriageReturnIsBlank && scalar.value == 0x0D
      guard isCarriageReturn || Blank.contains(scalar.value) else { break }
      sawBlank = true
      start -= scalar.length
    }
    guard sawBlank else { return }
    script.removeEdits(from: start)
    script.remove(start..<end, because: NormalizeStage.trailingBlanks)
  }
}
