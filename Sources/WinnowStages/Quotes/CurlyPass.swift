import WinnowCore

/// Makes straight marks curly, paragraph by paragraph.
///
/// Every mark, whatever its shape, gets a role from its kind, its neighbours and what is open; only straight ones are
/// replaced. Since a replaced mark is of the same kind and has the same neighbours, a second pass gives all marks the
/// roles they had.
struct CurlyPass {
  var script: EditScript
  private let stage: QuotesStage
  var marks: QuoteMarks { stage.marks }
  private var tokens: [QuoteToken] = []
  /// Dashes and ellipses of the paragraph, before the tokens of these indices.
  private var punctuation: [(value: UInt32, range: Range<Int>)] = []
  private var open = OpenQuotes()
  /// The last token of the paragraph that can close a single quotation.
  private var lastSingleClose = -1
  /// A double mark that is decided already, since the one before it was.
  private var decided: (index: Int, role: QuoteRole) = (-1, .undecided)

  init(_ stage: QuotesStage, sourceLength: Int) {
    self.stage = stage
    self.script = EditScript(sourceLength: sourceLength)
  }

  mutating func run(over text: Text) {
    for paragraph in text.paragraphs {
      let range = text.lines[paragraph.lowerBound].start..<text.lines[paragraph.upperBound - 1].end
      collect(range, in: text.bytes.span)
      if !tokens.isEmpty || !punctuation.isEmpty { replace(in: text.bytes.span) }
    }
  }

  /// Finds the marks of a paragraph, and what stands beside them.
  private mutating func collect(_ range: Range<Int>, in bytes: Span<UInt8>) {
    tokens.removeAll(keepingCapacity: true)
    punctuation.removeAll(keepingCapacity: true)
    open = OpenQuotes()
    decided.index = -1
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = bytes[offset]
      guard byte == 0x22 || byte == 0x27 || byte == 0xE2 || byte == 0xC2 else {
        offset += 1
        continue
      }
      let scalar = UTF8Scalar(bytes, at: offset)
      let end = offset + scalar.length
      if let kind = marks.kind(of: scalar.value) {
        tokens.append(QuoteToken(range: offset..<end, value: scalar.value, kind: kind))
      } else if scalar.value == 0x2013 || scalar.value == 0x2014 || scalar.value == 0x2026 {
        punctuation.append((scalar.value, offset..<end))
      }
      offset = end
    }
    findNeighbours(in: bytes)
    lastSingleClose =
      tokens.lastIndex { $0.kind == .single && $0.before != .gap && $0.after.allowsClosing } ?? -1
  }

  private mutating func findNeighbours(in bytes: Span<UInt8>) {
    for index in tokens.indices {
      let start = tokens[index].range.lowerBound
      if index > 0, tokens[index - 1].range.upperBound == start {
        tokens[index].before = countsAsGap(tokens[index - 1]) ? .gap : tokens[index - 1].before
      } else {
        tokens[index].before = UTF8Scalar(bytes, endingAt: start).map { .init(of: $0.value) } ?? .gap
      }
    }
    for index in tokens.indices.reversed() {
      let end = tokens[index].range.upperBound
      if index + 1 < tokens.count, tokens[index + 1].range.lowerBound == end {
        tokens[index].after = countsAsGap(tokens[index + 1]) ? .gap : tokens[index + 1].after
      } else if end < bytes.count {
        tokens[index].after = QuoteNeighbour(of: UTF8Scalar(bytes, at: end).value)
      }
    }
  }

  /// Whether a mark counts as a blank to the one beside it: it may get one.
  private func countsAsGap(_ token: QuoteToken) -> Bool {
    marks.isSpaced && token.kind == .double
  }

  private mutating func replace(in bytes: Span<UInt8>) {
    var next = 0
    for index in tokens.indices {
      let token = tokens[index]
      while next < punctuation.count, punctuation[next].range.lowerBound < token.range.lowerBound {
        stage.plainPunctuation(punctuation[next].value, punctuation[next].range, in: &script)
        next += 1
      }
      let role = role(of: index, in: bytes)
      open.note(role, token.kind)
      if token.isStraight { replace(token, role, in: bytes) }
    }
    while next < punctuation.count {
      stage.plainPunctuation(punctuation[next].value, punctuation[next].range, in: &script)
      next += 1
    }
  }
}

extension CurlyPass {
  /// What the mark of an index does.
  private mutating func role(of index: Int, in bytes: Span<UInt8>) -> QuoteRole {
    let token = tokens[index]
    if decided.index == index { return decided.role }
    if let role = token.fixedRole(in: marks) { return role }
    return token.kind == .double ? doubleRole(of: index, in: bytes) : singleRole(of: index, in: bytes)
  }

  private mutating func doubleRole(of index: Int, in bytes: Span<UInt8>) -> QuoteRole {
    let token = tokens[index]
    let isOpen = open.contains(.double)
    switch (token.before, token.after) {
    case (.gap, .gap): return spacedRole(of: index, in: bytes)
    case (.gap, .closing): return .undecided
    case (.letter, .letter), (.letter, .digit), (.digit, .letter), (.digit, .digit): return .undecided
    case (.dash, .dash): return isOpen ? .closing : .opening
    case (_, .gap): return isOpen ? .closing : .undecided
    case (let before, _) where before.allowsOpening: return .opening
    case (_, let after) where after.allowsClosing: return isOpen ? .closing : .undecided
    case (.closing, _), (.other, _): return isOpen ? .closing : .opening
    default: return isOpen ? .closing : .undecided
    }
  }

  /// A double mark between blanks: where a language puts blanks inside its marks, two of them are a pair.
  private mutating func spacedRole(of index: Int, in bytes: Span<UInt8>) -> QuoteRole {
    guard marks.isSpaced, !open.contains(.double), isBlank(behind: tokens[index], in: bytes) else {
      return .undecided
    }
    var next = index + 1
    while next < tokens.count, tokens[next].kind != .double { next += 1 }
    guard next < tokens.count, isSpacedClose(tokens[next], in: bytes) else { return .undecided }
    decided = (next, .closing)
    return .opening
  }

  private func isSpacedClose(_ token: QuoteToken, in bytes: Span<UInt8>) -> Bool {
    if let role = token.fixedRole(in: marks) { return role == .closing }
    return token.before == .gap && token.after.allowsClosing && isBlank(before: token, in: bytes)
  }

  private mutating func singleRole(of index: Int, in bytes: Span<UInt8>) -> QuoteRole {
    let token = tokens[index]
    if token.before == .digit, let inches = inches(behind: index, in: bytes) {
      if inches < tokens.count { decided = (inches, .undecided) }
      return .undecided
    }
    switch (token.before, token.after) {
    case (.digit, .digit): return .undecided
    case (let before, let after) where before.isWord && after.isWord: return .apostrophe
    case (.gap, .gap): return .undecided
    case (let before, let after) where before.allowsOpening && after != .gap:
      if after.isWord, Elision.begins(at: token.range.upperBound, in: bytes) { return .apostrophe }
      return index < lastSingleClose ? .opening : .undecided
    case (let before, let after) where after.allowsClosing:
      if open.contains(.single) { return .closing }
      return before == .letter ? .apostrophe : .undecided
    default: return .undecided
    }
  }

  /// If the mark of an index says feet and a number of inches follows: the index of the inches' mark, `6' 2"`.
  private func inches(behind index: Int, in bytes: Span<UInt8>) -> Int? {
    var offset = tokens[index].range.upperBound
    if offset < bytes.count, bytes[offset] == UInt8(ascii: " ") { offset += 1 }
    let start = offset
    while offset < bytes.count, offset - start < 2, (0x30...0x39).contains(bytes[offset]) { offset += 1 }
    guard offset > start, index + 1 < tokens.count else { return nil }
    let next = tokens[index + 1]
    return next.kind == .double && next.range.lowerBound == offset ? index + 1 : nil
  }
}
