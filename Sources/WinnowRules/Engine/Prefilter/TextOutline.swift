/// What is known of every text that an expression matches, without matching it. It may allow for more texts than the
/// expression does, never for fewer.
struct TextOutline {
  /// All the texts in coarse bytes, if they are few.
  var texts: [[UInt8]]?
  /// Needles of which a segment with a match holds at least one, if any are known.
  var needles: NeedleSet?
  /// The least and the greatest length of a text in code points.
  var length: ClosedRange<Int>
  /// Whether a match can begin at the start of the segment only.
  var beginsSegment = false
  /// Whether a match can end at the end of the segment only.
  var endsSegment = false

  /// A length without bound.
  static let unbounded = 1_000_000

  /// Nothing, such as `\b` matches.
  static let empty = TextOutline(texts: [[]], length: 0...0)

  /// Some character.
  static let character = TextOutline(length: 1...1)

  /// More texts than this are not told one by one.
  static let greatestCount = 128

  /// One of a few texts, each of as many code points.
  static func oneOf(_ texts: [[UInt8]], length: Int) -> TextOutline {
    TextOutline(texts: texts, needles: NeedleSet(texts), length: length...length)
  }

  /// What a lookaround asks of the text around: only needles remain of it, and none if it is negated.
  func asLookaround(isNegated: Bool) -> TextOutline {
    var outline = TextOutline.empty
    outline.needles = isNegated ? nil : needles
    return outline
  }
}

extension TextOutline {
  /// The outline of a repeat.
  func repeated(_ count: ClosedRange<Int>) -> TextOutline {
    if count == 1...1 { return self }
    guard count.upperBound > 0 else { return .empty }
    var outline = TextOutline(
      needles: count.lowerBound > 0 ? needles : nil,
      length: Self.product(
        length.lowerBound, count.lowerBound)...Self.product(length.upperBound, count.upperBound))
    outline.texts = repeatedTexts(count)
    if count.lowerBound > 0 {
      outline.beginsSegment = beginsSegment
      outline.endsSegment = endsSegment
    }
    return outline
  }

  private func repeatedTexts(_ count: ClosedRange<Int>) -> [[UInt8]]? {
    guard let texts, count.upperBound <= 4 else { return nil }
    var result: [[UInt8]] = count.lowerBound == 0 ? [[]] : []
    var products: [[UInt8]] = [[]]
    for number in 1...count.upperBound {
      guard products.count * texts.count <= Self.greatestCount else { return nil }
      products = products.flatMap { start in texts.map { start + $0 } }
      if number >= count.lowerBound { result += products }
    }
    return result.count <= Self.greatestCount ? result : nil
  }

  private static func product(_ one: Int, _ other: Int) -> Int {
    min(unbounded, one.multipliedReportingOverflow(by: other).overflow ? unbounded : one * other)
  }

  /// The outline of this or another.
  mutating func formAlternative(_ other: TextOutline) {
    if let more = other.texts, texts.map({ $0.count + more.count <= Self.greatestCount }) ?? false {
      texts?.append(contentsOf: more)
    } else {
      texts = nil
    }
    needles = other.needles.flatMap { needles?.union($0) }
    length =
      min(length.lowerBound, other.length.lowerBound)...max(length.upperBound, other.length.upperBound)
    beginsSegment = beginsSegment && other.beginsSegment
    endsSegment = endsSegment && other.endsSegment
  }
}

/// The outline of expressions one behind the other.
struct OutlineSequence {
  /// The ends, in full, of the texts so far.
  private var run: [[UInt8]] = [[]]
  /// Whether these ends are the texts from their start.
  private var isWhole = true
  private var outline = TextOutline.empty

  /// The texts of a run are not made longer than this.
  private static let greatestRun = 32

  /// Adds characters that stand for themselves.
  mutating func append(_ text: ArraySlice<UInt8>) {
    let length = outline.length
    outline.length = (length.lowerBound + text.count)...(length.upperBound + text.count)
    outline.endsSegment = false
    if run[0].count + text.count > Self.greatestRun { breakRun() }
    for index in run.indices { run[index].append(contentsOf: text) }
  }

  /// Adds what another outline tells of.
  mutating func append(_ next: TextOutline) {
    if outline.length.upperBound == 0, next.beginsSegment { outline.beginsSegment = true }
    if next.endsSegment || next.length.upperBound > 0 { outline.endsSegment = next.endsSegment }
    let least = outline.length.lowerBound + next.length.lowerBound
    outline.length =
      least...max(least, min(TextOutline.unbounded, outline.length.upperBound + next.length.upperBound))
    outline.needles = .better(outline.needles, next.needles)
    guard let texts = next.texts else { return breakRun() }
    if texts.count == 1, texts[0].isEmpty { return }
    if texts.count > 1 || run[0].count + texts[0].count > Self.greatestRun { noteRun() }
    if run.count * texts.count > TextOutline.greatestCount || run[0].count + texts[0].count > Self.greatestRun
    {
      run = texts
      isWhole = false
    } else {
      run = run.flatMap { start in texts.map { start + $0 } }
    }
  }

  /// What has been added.
  mutating func finish() -> TextOutline {
    noteRun()
    outline.texts = isWhole ? run : nil
    return outline
  }

  private mutating func noteRun() {
    outline.needles = .better(outline.needles, NeedleSet(run))
  }

  private mutating func breakRun() {
    noteRun()
    run = [[]]
    isWhole = false
  }
}
