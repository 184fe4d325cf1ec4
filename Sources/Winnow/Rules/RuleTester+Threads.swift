extension RuleTester {
  /// The examples of rules that failed, in the order of the rules, run on several threads at once.
  ///
  /// - Parameters:
  ///   - rules: the rules whose examples are run.
  ///   - others: rules in use beside them, to which `near` and `block` may look.
  public static func parallelFailures(of rules: [Rule], beside others: [Rule] = []) -> [Problem] {
    let all = rules + others
    return Parallel.map(rules.count) { failures(of: rules[$0], beside: all) }.flatMap { $0 }
  }
}
