public import Testing

/// Checks a law on many random cases. Every case has a seed of its own, which a failure prints, so that one case can
/// be run again alone by passing `seeds: 42...42`.
public func forAll(
  seeds: ClosedRange<UInt64> = 1...500, sourceLocation: SourceLocation = #_sourceLocation,
  _ law: (inout SeededGenerator) throws -> Void
) {
  for seed in seeds {
    var generator = SeededGenerator(seed: seed)
    #expect(throws: Never.self, "seed \(seed)", sourceLocation: sourceLocation) {
      try law(&generator)
    }
  }
}

/// A law that did not hold for a case.
public struct LawBroken: Error, CustomStringConvertible {
  /// What did not hold, with the values.
  public let description: String

  /// Says what did not hold.
  public init(_ description: String) { self.description = description }
}

/// Throws ``LawBroken`` with a description unless a condition holds.
public func require(_ condition: Bool, _ description: @autoclosure () -> String) throws(LawBroken) {
  if !condition { throw LawBroken(description()) }
}
