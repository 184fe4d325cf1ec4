internal import CPCRE2

/// Counts the steps of searches, and ends a search that takes too many.
///
/// PCRE2's own match limit starts anew at every place where a match could begin, so it does not see a scan whose every
/// beginning costs a little and whose beginnings are many: `<aside>.*?</aside>` on nothing but `<aside>` takes time in
/// the square of the length and meets no limit. And it does not see the bytes that a repeat runs over in one go, such
/// as `\s+$` in a long run of blanks. So patterns are also compiled with a callout before each of their items. Every item
/// that is tried is a step, and so is every byte between two items of one try: what is left uncounted, such as the
/// search for the next beginning, goes through the text once. The count depends on nothing but pattern and text.
struct StepMeter {
  /// How many more steps may be taken.
  private(set) var remaining = 0
  /// Where the present try began, and how far it was at the last item.
  private var start = -1
  private var position = 0

  /// Begins to count anew.
  mutating func begin(limit: Int) {
    remaining = limit
    start = -1
  }

  /// Counts the way to an item; `false` if there are no steps left.
  fileprivate mutating func reach(_ position: Int, start: Int) -> Bool {
    if start != self.start {
      self.start = start
      self.position = start
    }
    // Going back costs nothing: it is a return to where something was left to be tried.
    remaining -= 1 + max(0, position - self.position)
    self.position = position
    return remaining >= 0
  }
}

extension StepMeter {
  /// Has a meter count the searches under a context. Only patterns compiled for it are counted.
  static func install(_ meter: UnsafeMutablePointer<StepMeter>, in context: OpaquePointer?) {
    pcre2_set_callout_8(
      context,
      { block, meter in
        guard let block, let meter = meter?.assumingMemoryBound(to: StepMeter.self) else { return 0 }
        let isGoingOn = meter.pointee.reach(
          block.pointee.current_position, start: block.pointee.start_match)
        return isGoingOn ? 0 : PCRE2_ERROR_CALLOUT
      }, meter)
  }
}
