/// Tries a rule's pattern on torture texts.
struct TortureTrial {
  private let rule: Rule
  private let scratch: MatchScratch

  init(_ rule: Rule, _ scratch: MatchScratch) {
    self.rule = rule
    self.scratch = scratch
  }

  /// What is wrong with a rule.
  struct Failure {
    /// The text it was tried on, and its length in bytes.
    let text: TortureText
    let size: Int
    /// The limit it met.
    let limit: MatchFailure
  }

  /// The first text on which the pattern takes more steps than its length allows or meets another limit.
  ///
  /// Steps are counted by the interpreter, whose count does not depend on the machine. A text is as long as a segment
  /// of the rule can be, or a piece in which longer ones are searched.
  func firstFailure() -> Failure? {
    guard let code = try? rule.pattern.code(), let counted = try? rule.pattern.countedCode() else {
      return nil
    }
    code.makeMachineCode()
    for text in TortureText.all(for: rule, scratch) {
      let length = rule.maxLength ?? PatternSearch.greatestPiece
      guard let bytes = text.bytes(ofLength: length, size: PatternSearch.greatestPiece) else { continue }
      do throws(MatchFailure) {
        scratch.meter.pointee.begin(limit: StepBudget.stepsPerByte * bytes.count)
        try search(bytes, counted, usesMachineCode: false)
        // Machine code has a stack of its own, which short texts do not fill.
        if bytes.count > StepBudget.uncountedSegment { try search(bytes, code, usesMachineCode: true) }
      } catch {
        return Failure(text: text, size: bytes.count, limit: error)
      }
    }
    return nil
  }

  private func search(_ bytes: [UInt8], _ code: Pattern.Code, usesMachineCode: Bool) throws(MatchFailure) {
    var found: [Range<Int>] = []
    let search = PatternSearch(code: code, usesMachineCode: usesMachineCode, scratch: scratch)
    let extent: PatternSearch.Extent = rule.scope == .span ? .allMatches : .firstMatch
    try bytes.withUnsafeBufferPointer { (bytes) throws(MatchFailure) in
      try search.findMatches(in: bytes, extent, into: &found)
    }
  }
}
