/// The quotations that are open at a place, outermost first.
struct OpenQuotes {
  private var stack: [QuoteKind] = []
  private var doubles = 0
  private var singles = 0

  func contains(_ kind: QuoteKind) -> Bool { (kind == .double ? doubles : singles) > 0 }

  /// Takes note of what a mark does. A closing mark also closes what was opened inside and never closed.
  mutating func note(_ role: QuoteRole, _ kind: QuoteKind) {
    switch role {
    case .opening: push(kind)
    case .closing where contains(kind): while pop() != kind {}
    default: break
    }
  }

  private mutating func push(_ kind: QuoteKind) {
    stack.append(kind)
    if kind == .double { doubles += 1 } else { singles += 1 }
  }

  private mutating func pop() -> QuoteKind? {
    guard let last = stack.popLast() else { return nil }
    if last == .double { doubles -= 1 } else { singles -= 1 }
    return last
  }
}
