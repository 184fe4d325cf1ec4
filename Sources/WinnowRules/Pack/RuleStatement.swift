/// What a pack says of a rule, as far as nobody changes that.
///
/// Of the built-in rules few are ever found: of each, only what every search asks for is read at the start, and the rest
/// from their image when it is first asked for.
final class RuleStatement: Sendable {
  let scope: Rule.Scope
  let confidence: Rule.Confidence
  /// Where the rest is; `nil` if it was known from the start.
  private let image: RuleImage?
  private let known = LazyReference<Details>()

  /// What few rules are asked for.
  final class Details: Sendable {
    let id: String
    let message: String
    let pattern: Pattern
    let score: Double?
    let maxShare: Double
    let near: Rule.Nearness?
    let block: Rule.Block?
    let replacement: String?
    let tests: Rule.Tests
    let place: SourcePlace
    let patternSource: Rule.PatternSource

    init(
      id: String, message: String, pattern: Pattern, score: Double?, maxShare: Double, near: Rule.Nearness?,
      block: Rule.Block?, replacement: String?, tests: Rule.Tests, place: SourcePlace,
      patternSource: Rule.PatternSource
    ) {
      self.id = id
      self.message = message
      self.pattern = pattern
      self.score = score
      self.maxShare = maxShare
      self.near = near
      self.block = block
      self.replacement = replacement
      self.tests = tests
      self.place = place
      self.patternSource = patternSource
    }
  }

  /// States a rule.
  init(scope: Rule.Scope, confidence: Rule.Confidence, _ details: Details) {
    self.scope = scope
    self.confidence = confidence
    image = nil
    _ = known.object { details }
  }

  /// States a rule of an image.
  init(scope: Rule.Scope, confidence: Rule.Confidence, _ image: RuleImage) {
    self.scope = scope
    self.confidence = confidence
    self.image = image
  }

  var details: Details { known.object(make: readDetails) }

  /// One of the details.
  @inline(__always)
  func detail<Value>(_ body: (Details) -> Value) -> Value { known.with(make: readDetails, body) }

  private func readDetails() -> Details {
    guard let image else { preconditionFailure("a rule was stated without its details") }
    return image.details()
  }

  /// What a prefilter has to know of the rule, as it is stated; `nil` if that was not found out before.
  var gate: RuleGate? { image?.gate() }

  /// The number of the rule among all rules of its image; `nil` if it is of none.
  var numberInImage: Int? { image?.number }
}
