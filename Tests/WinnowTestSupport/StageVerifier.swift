public import Testing
public import WinnowCore

/// The one check that every article stage goes through. Beside the expected text it holds a stage to what all stages
/// promise: a change is reported if and only if bytes changed, edits lie on code points, CRLF gives the same result
/// with CRLF, cleaning the result changes nothing, and the inverse restores.
public struct StageVerifier: Sendable {
  private let stage: any ArticleStage
  private let pipeline: Pipeline

  /// Verifies a stage.
  public init(_ stage: any ArticleStage) throws {
    self.stage = stage
    self.pipeline = try Pipeline([.article(stage)])
  }

  /// Verifies that a text becomes another.
  public func expect(
    _ input: String, becomes output: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expect(Array(input.utf8), becomes: Array(output.utf8), sourceLocation: sourceLocation)
  }

  /// Verifies that a text is left as it is.
  public func expectUnchanged(_ input: String, sourceLocation: SourceLocation = #_sourceLocation) {
    expect(input, becomes: input, sourceLocation: sourceLocation)
  }

  /// Verifies that bytes become other bytes, with the same line ends and with CRLF.
  public func expect(
    _ input: [UInt8], becomes output: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let outcome = pipeline.clean(Text(input))
    #expect(
      outcome.text.bytes == output,
      """
      \(stage.name) made \(String(decoding: outcome.text.bytes, as: UTF8.self).debugDescription)
      expected \(String(decoding: output, as: UTF8.self).debugDescription)
      """, sourceLocation: sourceLocation)
    #expect(throws: Never.self, sourceLocation: sourceLocation) { try checkLaws(input) }
    if !input.contains(UInt8(ascii: "\r")), !output.contains(UInt8(ascii: "\r")) {
      let result = pipeline.clean(Text(Self.withCRLF(input))).text.bytes
      #expect(
        result == Self.withCRLF(output),
        "with CRLF: \(String(decoding: result, as: UTF8.self).debugDescription)",
        sourceLocation: sourceLocation)
    }
  }

  /// The findings of a text, as `line:column rule`.
  public func findings(in input: String) -> [String] {
    let text = Text(input)
    return pipeline.clean(text).findings.map { finding in
      let position = text.position(at: finding.range.lowerBound)
      return "\(position.line):\(position.column) \(finding.reason.rule)"
    }
  }

  /// Throws ``LawBroken`` unless what all stages promise holds for a text.
  public func checkLaws(_ input: [UInt8]) throws {
    let text = Text(input)
    let proposal = stage.propose(for: text)
    try Self.checkEdits(proposal.script, of: input)
    let outcome = pipeline.clean(text)
    let result = outcome.text.bytes
    func show(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self).debugDescription }
    try require(
      outcome.script.applied(to: input) == result, "the script does not give the text, of \(show(input))")
    try require(outcome.script.isEmpty == (input == result), "changes and bytes disagree, of \(show(input))")
    try require(
      outcome.script.inverted(for: input).applied(to: result) == input,
      "the inverse does not restore \(show(input))")
    guard !outcome.limits.contains(where: { $0.code == "rounds" }) else { return }
    let again = pipeline.clean(outcome.text).text.bytes
    try require(again == result, "not idempotent: \(show(input)) → \(show(result)) → \(show(again))")
  }

  private static func checkEdits(_ script: EditScript, of input: [UInt8]) throws {
    var boundaries: Set<Int> = [0]
    var offset = 0
    while offset < input.count {
      offset += UTF8Scalar(input.span, at: offset).length
      boundaries.insert(offset)
    }
    for edit in script.edits {
      let isOnCodePoints =
        boundaries.contains(edit.range.lowerBound) && boundaries.contains(edit.range.upperBound)
      try require(isOnCodePoints, "edit \(edit.range) is not on code points")
    }
  }

  private static func withCRLF(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] }
  }
}
