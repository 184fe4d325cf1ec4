internal import WinnowCore
internal import WinnowRules

/// The claims of all rules on an article, sorted out.
struct Claims {
  /// The claims that are granted, by place; they share no byte.
  private(set) var granted: [Claim] = []
  /// What is said of the others.
  private(set) var findings: [Finding] = []
  /// Those that nothing is said of, since they lie in the head of the article.
  private(set) var inHead: [Claim] = []
  /// Those on lines that go with a match above them, whether or not they are granted.
  private(set) var inBlocks: [Claim] = []
  /// The rules that would take more of the article than they may, and how many bytes their claims would take together.
  private(set) var overShare: [(reason: Reason, bytes: Int)] = []

  /// What a claim is superseded by that reaches into the head of the article.
  static let headRule = "rules.head"

  /// Sorts out the matches of a rule set in an article: first what is protected, then each rule's brake, then which
  /// rule gets what several claim.
  init(_ matches: borrowing RuleMatches, of rules: RuleSet, in text: Text) {
    var claims = matches.found.map { Claim($0, of: rules.rules[$0.rule], in: text) }
    let allowed = Cover(claims.filter { $0.rule.action == .allow })
    claims = without(allowed, claims)
    if claims.contains(where: { $0.edits || $0.rule.block != nil }) {
      let head = ArticleHead(matches, of: rules)
      claims.removeAll { $0.edits && !isFree($0, of: head) }
      if claims.contains(where: { $0.rule.block != nil }) {
        claims = withBlocks(claims, allowed, Blocks(matches, of: rules, below: head), in: text)
      }
    }
    let flags = claims.filter { $0.rule.action == .flag }
    claims.removeAll { !$0.edits }
    grant(withinShare(claims, of: text))
    addFlags(flags)
  }

  /// The claims that no `allow` rule protects from.
  private mutating func without(_ allowed: Cover, _ claims: [Claim]) -> [Claim] {
    if allowed.isEmpty { return claims }
    return claims.filter { claim in
      guard claim.rule.action != .allow else { return false }
      guard let owner = allowed.first(touching: claim.range) else { return true }
      findings.append(claim.finding(.superseded(by: owner.rule.id)))
      return false
    }
  }

  /// The claims, each with those on the lines that go with it behind it.
  private mutating func withBlocks(
    _ claims: [Claim], _ allowed: Cover, _ blocks: Blocks, in text: Text
  ) -> [Claim] {
    claims.flatMap { claim in
      let below = blocks.lines(of: claim).map { Claim(lines: $0, below: claim, in: text) }
      inBlocks += below
      return [claim] + without(allowed, below)
    }
  }

  /// Whether a claim leaves the head of the article alone. One that lies in the head is no news; one that only
  /// reaches into it is.
  private mutating func isFree(_ claim: Claim, of head: ArticleHead) -> Bool {
    // An article is judged by what is left of it, in the end.
    guard claim.rule.scope != .article, head.protects(claim.lines) else { return true }
    if claim.lines.count > 1 {
      findings.append(claim.finding(.superseded(by: Self.headRule)))
    } else {
      inHead.append(claim)
    }
    return false
  }

  /// The claims of rules that take no more of the article than they may.
  private mutating func withinShare(_ claims: [Claim], of text: Text) -> [Claim] {
    // Nothing is copied as long as all are.
    var kept: [Claim]?
    var start = 0
    while start < claims.count {
      let reason = claims[start].reason
      // The claims of one rule stand together and come by place, and only those to the end overlap.
      var (end, bytes, reach) = (start, 0, 0)
      while end < claims.count, claims[end].reason === reason {
        let range = claims[end].range
        bytes += max(0, range.upperBound - max(range.lowerBound, reach))
        reach = max(reach, range.upperBound)
        end += 1
      }
      if Double(bytes) <= claims[start].rule.maxShare * Double(text.count) {
        kept?.append(contentsOf: claims[start..<end])
      } else {
        if kept == nil { kept = Array(claims[..<start]) }
        overShare.append((reason, bytes))
        for claim in claims[start..<end] { findings.append(claim.finding(.overShare)) }
      }
      start = end
    }
    return kept ?? claims
  }

  /// Grants claims in order of their strength. Claims that have nothing to do with each other are kept apart, so
  /// that many of them cost no more than a few.
  private mutating func grant(_ claims: [Claim]) {
    let claims = claims.sorted { $0.range.lowerBound < $1.range.lowerBound }
    granted.reserveCapacity(claims.count)
    var start = 0
    while start < claims.count {
      var end = start + 1
      var reach = claims[start].range.upperBound
      while end < claims.count, claims[end].range.lowerBound < reach {
        reach = max(reach, claims[end].range.upperBound)
        end += 1
      }
      // Most stand alone.
      if end == start + 1 { granted.append(claims[start]) } else { grantOverlapping(claims[start..<end]) }
      start = end
    }
  }

  private mutating func grantOverlapping(_ claims: ArraySlice<Claim>) {
    var cover = Cover([])
    for claim in claims.sorted(by: { $0.precedes($1) }) {
      if let winner = cover.first(touching: claim.range) {
        findings.append(claim.finding(.superseded(by: winner.rule.id)))
      } else {
        cover.insert(claim)
      }
    }
    granted += cover.claims
  }

  /// Flags do not stand in each other's way, but where an edit is made they have nothing left to say.
  private mutating func addFlags(_ flags: [Claim]) {
    if flags.isEmpty { return }
    let cover = Cover(granted)
    for flag in flags {
      let winner = cover.first(touching: flag.range)
      findings.append(flag.finding(winner.map { .superseded(by: $0.rule.id) } ?? .flagged))
    }
  }
}

/// Claims by place, to be asked which of them shares a byte with a range.
private struct Cover {
  /// By their starts.
  private(set) var claims: [Claim]
  /// For each claim, the one of it and those before that reaches farthest.
  private var farthest: [Int] = []

  init(_ claims: [Claim]) {
    self.claims = claims.sorted { $0.range.lowerBound < $1.range.lowerBound }
    for index in self.claims.indices {
      let last = farthest.last ?? index
      let isFarther = self.claims[index].range.upperBound > self.claims[last].range.upperBound
      farthest.append(isFarther ? index : last)
    }
  }

  var isEmpty: Bool { claims.isEmpty }

  /// A claim that shares a byte with a range.
  func first(touching range: Range<Int>) -> Claim? {
    let index = firstIndex(startingAt: range.upperBound)
    guard index > 0 else { return nil }
    let candidate = claims[farthest[index - 1]]
    return candidate.range.upperBound > range.lowerBound ? candidate : nil
  }

  /// Adds a claim that touches none.
  mutating func insert(_ claim: Claim) {
    let index = firstIndex(startingAt: claim.range.lowerBound)
    claims.insert(claim, at: index)
    // Claims that share no byte reach as far as they come.
    farthest.append(farthest.count)
  }

  private func firstIndex(startingAt offset: Int) -> Int {
    var low = 0
    var high = claims.count
    while low < high {
      let middle = (low + high) / 2
      if claims[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
