/// How many code points a text may have.
enum SegmentLength {
  /// A length without bound.
  static let unbounded = 1_000_000

  /// The lengths of two texts, one behind the other.
  static func sum(_ one: ClosedRange<Int>, _ other: ClosedRange<Int>) -> ClosedRange<Int> {
    min(unbounded, one.lowerBound + other.lowerBound)...min(unbounded, one.upperBound + other.upperBound)
  }

  /// The lengths of a repeated text.
  static func product(_ length: ClosedRange<Int>, _ count: ClosedRange<Int>) -> ClosedRange<Int> {
    product(length.lowerBound, count.lowerBound)...product(length.upperBound, count.upperBound)
  }

  private static func product(_ one: Int, _ other: Int) -> Int {
    let (product, overflows) = one.multipliedReportingOverflow(by: other)
    return overflows ? unbounded : min(unbounded, product)
  }
}
