/// What must hold of a line before a rule is tried on it.
struct RuleGate {
  /// The lengths of the line in code points.
  let lengths: ClosedRange<Int>
  /// The units of ``Opening`` that the line begins with one of, if they are looked at.
  let openings: PackedTexts?
  /// Needles of which the line holds at least one, if they are looked for.
  let needles: PackedTexts?
  /// What else the line holds.
  let requirement: TextRequirement
  /// Whether segments may be of several lines.
  let spansLines: Bool
  /// The smallest repertoire of the line.
  let repertoire: Repertoire

  /// Openings that more lines have are not preferred to needles.
  private static let greatestChance = 1.0 / 64
  /// About how many places a line has.
  private static let placesInLine = 64.0

  /// Reads the gate off a rule.
  init(_ rule: Rule) {
    let outline = PatternReader<TextOutline>.summary(of: rule.pattern.source)
    lengths = Self.lengths(rule, outline)
    spansLines = rule.scope.spansLines
    // In a segment of several lines the characters may be on another one.
    repertoire = rule.scope.spansLines ? .ascii : outline?.repertoire ?? .ascii
    // Only where a segment is a line does it begin as the line does.
    let isLine = rule.scope == .line || rule.scope == .span
    let openings =
      isLine && outline?.beginsSegment == true ? Openings(beginningSegment: rule.pattern.source) : nil
    let needles = openings?.chance ?? 1 > Self.greatestChance ? rule.pattern.texts.needles : nil
    let prefersOpenings =
      if let openings, let needles { openings.chance < needles.cost * Self.placesInLine } else {
        needles == nil
      }
    self.openings = prefersOpenings ? openings.map { PackedTexts($0.prefixes.map(\.bytes)) } : nil
    self.needles = prefersOpenings ? nil : needles.map { PackedTexts($0.needles) }
    // The lines of a segment of several may hold one text each.
    requirement =
      if rule.scope.spansLines { TextRequirement() } else if prefersOpenings {
        rule.pattern.texts.requirement
      } else { rule.pattern.texts.requirementBesideNeedles }
  }

  /// Whether nothing is known of a line with a match but its length.
  var isOpen: Bool { openings == nil && needles == nil }

  /// The lengths of lines that a rule can match in.
  private static func lengths(_ rule: Rule, _ outline: TextOutline?) -> ClosedRange<Int> {
    // The length of a sentence says nothing of its line, and a paragraph or article has lines of any length.
    guard !rule.scope.spansLines, rule.scope != .sentence else { return 0...Int.max }
    var greatest = rule.maxLength ?? Int.max
    guard let outline else { return 0...greatest }
    // In front of a last line end `$` matches too.
    if outline.beginsSegment, outline.endsSegment, outline.length.upperBound < SegmentLength.unbounded {
      greatest = min(greatest, outline.length.upperBound + 2)
    }
    return min(outline.length.lowerBound, greatest)...greatest
  }
}

extension Rule.Scope {
  /// Whether a segment may be of several lines.
  fileprivate var spansLines: Bool { self == .paragraph || self == .article }
}
