internal import CPCRE2

/// What PCRE2 needs for one search at a time: where it puts the match, its machine stack and its limits.
///
/// One thread at a time uses a scratch; the pool sees to that, so it may be handed from one thread to another.
final class MatchScratch: @unchecked Sendable {
  let matchData: OpaquePointer?
  let context: OpaquePointer?
  /// For the second try of what ran out of machine stack.
  let tightContext: OpaquePointer?
  /// For what should be done with little effort, if at all.
  let lightContext: OpaquePointer?
  /// For the same where patterns are interpreted, which counts more.
  let lightInterpretedContext: OpaquePointer?
  /// Counts the steps of patterns that are compiled for it.
  let meter: UnsafeMutablePointer<StepMeter>
  /// Whether there may be few searches, so that code is better made quickly.
  var isForFewSearches = false
  /// What was found in short lines, where that is remembered.
  var remembered = RememberedSearches()
  private let stack: OpaquePointer?
  /// What is known of the code of each rule; empty before it is asked for.
  private var codes = UnsafeMutableBufferPointer<KnownCode>(start: nil, count: 0)

  private static let matchLimit: UInt32 = 1_000_000
  private static let tightMatchLimit: UInt32 = 100_000
  /// A pattern with two repeats of up to forty characters stays below it.
  static let lightMatchLimit: UInt32 = 2000
  private static let lightInterpretedMatchLimit: UInt32 = 20_000
  private static let heapLimitInKiB: UInt32 = 64 * 1024
  private static let leastStack = 32 * 1024
  private static let greatestStack = 1024 * 1024

  init() {
    // One pair of offsets: nobody asks for groups.
    matchData = pcre2_match_data_create_8(1, nil)
    stack = pcre2_jit_stack_create_8(Self.leastStack, Self.greatestStack, nil)
    context = Self.makeContext(matchLimit: Self.matchLimit)
    tightContext = Self.makeContext(matchLimit: Self.tightMatchLimit)
    lightContext = Self.makeContext(matchLimit: Self.lightMatchLimit)
    lightInterpretedContext = Self.makeContext(matchLimit: Self.lightInterpretedMatchLimit)
    meter = .allocate(capacity: 1)
    meter.initialize(to: StepMeter())
    for context in [context, lightContext] {
      pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
    }
    for context in [context, tightContext] { StepMeter.install(meter, in: context) }
  }

  /// Room for what is known of the code of so many rules, which are always the same.
  func codes(ofRules count: Int) -> UnsafeMutableBufferPointer<KnownCode> {
    if codes.count != count {
      codes.deallocate()
      codes = .allocate(capacity: count)
      codes.initialize(repeating: KnownCode())
    }
    return codes
  }

  deinit {
    codes.deallocate()
    pcre2_match_context_free_8(lightInterpretedContext)
    pcre2_match_context_free_8(lightContext)
    pcre2_match_context_free_8(tightContext)
    pcre2_match_context_free_8(context)
    pcre2_jit_stack_free_8(stack)
    pcre2_match_data_free_8(matchData)
    meter.deallocate()
  }

  private static func makeContext(matchLimit: UInt32) -> OpaquePointer? {
    let context = pcre2_match_context_create_8(nil)
    pcre2_set_match_limit_8(context, matchLimit)
    pcre2_set_heap_limit_8(context, heapLimitInKiB)
    return context
  }
}
