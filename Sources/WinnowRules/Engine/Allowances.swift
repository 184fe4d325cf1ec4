/// How much of an article's limits each rule may still use.
///
/// Few rules are ever tried on an article, so what they may do is not written down for each one before it begins.
struct Allowances {
  /// What a rule may do in one article.
  struct Allowance: BitwiseCopyable {
    /// How many limits it may meet before it is given up.
    var limits: UInt32 = 8
    /// How many bytes it may search without counting.
    var uncounted: UInt32
    /// The article that this is about.
    fileprivate var article: UInt64
  }

  private let memory: UnsafeMutableBufferPointer<Allowance>
  private let article: UInt64
  private let uncounted: UInt32

  /// Allowances for one more article.
  ///
  /// - Parameters:
  ///   - memory: one for each rule; what it holds of other articles is of no account.
  ///   - article: the number of the article, which no other one has that the memory was used for.
  init(_ memory: UnsafeMutableBufferPointer<Allowance>, article: UInt64, uncounted: UInt32) {
    (self.memory, self.article, self.uncounted) = (memory, article, uncounted)
  }

  /// What a rule may do.
  subscript(rule: Int) -> Allowance {
    get {
      memory[rule].article == article ? memory[rule] : Allowance(uncounted: uncounted, article: article)
    }
    nonmutating set { memory[rule] = newValue }
  }

  /// Memory for so many rules, which has been used for no article.
  static func memory(forRules count: Int) -> UnsafeMutableBufferPointer<Allowance> {
    let memory = UnsafeMutableBufferPointer<Allowance>.allocate(capacity: count)
    memory.initialize(repeating: Allowance(uncounted: 0, article: 0))
    return memory
  }
}
