/// What a pattern's text tells without matching: which literals a match must hold and how long it can be.
///
/// It errs on the safe side: where it cannot tell, there is no literal and no greatest length.
public struct PatternShape: Sendable {
  /// Texts of which every segment with a match holds at least one; empty if none can be named.
  public let literals: [String]
  /// No match has fewer code points.
  public let leastLength: Int
  /// No match has more code points; `nil` if there is no bound or it is not known.
  public let greatestLength: Int?

  /// Looks at a pattern.
  public init(of pattern: Pattern) {
    var parser = PatternShapeParser(pattern.source)
    let shape = parser.parse()
    literals = shape.literals ?? []
    leastLength = (try? pattern.code().leastLength) ?? 0
    greatestLength = shape.length
  }
}

/// Walks a pattern's tokens, group by group.
private struct PatternShapeParser {
  private let scalars: [Unicode.Scalar]
  private let tokens: [PatternToken]
  private var index = 0

  init(_ pattern: String) {
    scalars = Array(pattern.unicodeScalars)
    tokens = PatternToken.all(in: pattern)
  }

  /// What is known of a piece of a pattern.
  struct Piece {
    /// Of which every segment with a match holds one; `nil` if none can be named.
    var literals: [String]?
    /// The code points of its longest match; `nil` without bound.
    var length: Int?

    static let empty = Piece(literals: nil, length: 0)
    static let unknown = Piece(literals: nil, length: nil)
  }

  mutating func parse() -> Piece {
    let piece = alternatives()
    // A parenthesis that closes nothing belongs to syntax this does not read, such as conditions.
    return index == tokens.count ? piece : .unknown
  }

  private mutating func alternatives() -> Piece {
    var result = sequence()
    while index < tokens.count, tokens[index].kind == .alternation {
      index += 1
      let next = sequence()
      result.length = Self.greater(result.length, next.length)
      // Without a literal in one alternative there is none that a match must hold.
      if let known = result.literals, let more = next.literals {
        result.literals = known + more.filter { !known.contains($0) }
      } else {
        result.literals = nil
      }
    }
    return result
  }

  /// Pieces one behind the other, up to the end of the alternative.
  private mutating func sequence() -> Piece {
    var result = Piece.empty
    var run = ""
    while index < tokens.count, tokens[index].kind != .alternation, tokens[index].kind != .close {
      let kind = tokens[index].kind
      index += 1
      var piece = self.piece(kind)
      let times = takeRepeat()
      piece.length = Self.length(piece.length, times: times?.most ?? (times == nil ? 1 : nil))
      result.length = Self.sum(result.length, piece.length)
      if case .literal(let scalar) = kind, times == nil {
        run.unicodeScalars.append(scalar)
        continue
      }
      if case .anchor = kind { continue }
      result.literals = Self.better(result.literals, run.isEmpty ? nil : [run])
      run = ""
      if times?.least != 0 { result.literals = Self.better(result.literals, piece.literals) }
    }
    result.literals = Self.better(result.literals, run.isEmpty ? nil : [run])
    return result
  }

  private mutating func piece(_ kind: PatternToken.Kind) -> Piece {
    switch kind {
    case .literal(let scalar): Piece(literals: [String(Character(scalar))], length: 1)
    case .dot, .characterClass: Piece(literals: nil, length: 1)
    case .escape(let letter): Self.escape(letter)
    case .open(let group): self.group(group, isNegative: isNegative(at: tokens[index - 1].offset))
    case .anchor, .repeating, .alternation, .close: .empty
    }
  }

  private static func escape(_ letter: Unicode.Scalar) -> Piece {
    switch letter {
    case "b", "B", "A", "z", "Z", "G", "Q", "E": .empty
    case "R": Piece(literals: nil, length: 2)
    // A cluster of any length, and what another group matched.
    case "X", "g", "k", "1"..."9": .unknown
    default: Piece(literals: nil, length: 1)
    }
  }

  /// Whether the group that opens at an offset says what must not be there.
  private func isNegative(at offset: Int) -> Bool {
    let start = scalars[offset...].prefix(4)
    return start.starts(with: "(?!".unicodeScalars) || start.starts(with: "(?<!".unicodeScalars)
  }

  private mutating func group(_ group: PatternToken.Group, isNegative: Bool) -> Piece {
    let inner = alternatives()
    if index < tokens.count { index += 1 }
    switch group {
    case .plain: return inner
    // What is looked for ahead or behind must be there, but is not part of the match.
    case .lookaround: return isNegative ? .empty : Piece(literals: inner.literals, length: 0)
    case .options: return .empty
    case .callout, .verb: return .unknown
    }
  }

  /// The repeat behind a piece, if there is one.
  private mutating func takeRepeat() -> (least: Int, most: Int?)? {
    guard index < tokens.count, case .repeating(let least, let most, _) = tokens[index].kind else {
      return nil
    }
    index += 1
    return (least, most)
  }

  private static func greater(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return nil }
    return max(left, right)
  }

  private static func sum(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return nil }
    let (sum, overflows) = left.addingReportingOverflow(right)
    return overflows ? nil : sum
  }

  private static func length(_ length: Int?, times: Int?) -> Int? {
    guard length != 0 else { return 0 }
    guard let length, let times else { return nil }
    let (product, overflows) = length.multipliedReportingOverflow(by: times)
    return overflows ? nil : product
  }

  /// Of two lists, each of which a match must hold one of, the one whose shortest text is longer.
  private static func better(_ left: [String]?, _ right: [String]?) -> [String]? {
    guard let left, let right else { return left ?? right }
    func least(_ texts: [String]) -> Int { texts.map(\.utf8.count).min() ?? 0 }
    return least(right) > least(left) ? right : left
  }
}
