internal import Glibc

/// A value that several threads share: one at a time has it, and one can wait until it is as it should be.
///
/// Threads of each kind are woken apart: one that wakes up for nothing takes a processor from one at work.
///
/// `Synchronization` has no condition variable; this is the pair of mutex and conditions of POSIX.
public final class Monitor<State: Sendable, Waiter: RawRepresentable & CaseIterable & Sendable>:
  @unchecked Sendable
where Waiter.RawValue == Int {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  /// One for each kind of threads that wait, by its number.
  private let conditions: UnsafeMutableBufferPointer<pthread_cond_t>
  private var state: State

  /// Makes a monitor of a first value.
  public init(_ state: State) {
    mutex = .allocate(capacity: 1)
    conditions = .allocate(capacity: Waiter.allCases.count)
    self.state = state
    pthread_mutex_init(mutex, nil)
    for waiter in Waiter.allCases { pthread_cond_init(condition(of: waiter), nil) }
  }

  deinit {
    for waiter in Waiter.allCases { pthread_cond_destroy(condition(of: waiter)) }
    pthread_mutex_destroy(mutex)
    conditions.deallocate()
    mutex.deallocate()
  }

  /// Changes the value, and wakes one thread of a kind, which may wait for that change.
  public func update<Result>(waking other: Waiter? = nil, _ body: (inout State) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { release(waking: other) }
    return body(&state)
  }

  /// Changes the value, and wakes all threads.
  public func updateWakingAll(_ body: (inout State) -> Void) {
    update(body)
    for waiter in Waiter.allCases { pthread_cond_broadcast(condition(of: waiter)) }
  }

  /// Waits until something can be had of the value. Having it may change the value, and wakes one thread of a kind.
  public func wait<Result>(
    as waiter: Waiter, waking other: Waiter? = nil, for body: (inout State) -> Result?
  ) -> Result {
    pthread_mutex_lock(mutex)
    defer { release(waking: other) }
    while true {
      if let result = body(&state) { return result }
      pthread_cond_wait(condition(of: waiter), mutex)
    }
  }

  /// Wakes one thread of a kind, for which the value may already be as it should be.
  public func wake(_ waiter: Waiter) { pthread_cond_signal(condition(of: waiter)) }

  /// Lets others have the value. A thread is woken only then, so that it does not find it locked still.
  private func release(waking waiter: Waiter?) {
    pthread_mutex_unlock(mutex)
    if let waiter { wake(waiter) }
  }

  private func condition(of waiter: Waiter) -> UnsafeMutablePointer<pthread_cond_t> {
    guard let start = conditions.baseAddress else { preconditionFailure("there are conditions") }
    return start + waiter.rawValue
  }
}
