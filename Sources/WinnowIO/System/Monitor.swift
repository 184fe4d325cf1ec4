internal import Glibc

/// A value that several threads share: one at a time has it, and one can wait until it is as it should be.
///
/// `Synchronization` has no condition variable; this is the pair of mutex and condition of POSIX.
public final class Monitor<State: Sendable>: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private var state: State

  /// Makes a monitor of a first value.
  public init(_ state: State) {
    mutex = .allocate(capacity: 1)
    condition = .allocate(capacity: 1)
    self.state = state
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Changes the value, and wakes those who wait for a change.
  public func update<Result>(_ body: (inout State) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { release() }
    return body(&state)
  }

  /// Waits until something can be had of the value; having it may change the value.
  public func wait<Result>(for body: (inout State) -> Result?) -> Result {
    pthread_mutex_lock(mutex)
    defer { release() }
    while true {
      if let result = body(&state) { return result }
      pthread_cond_wait(condition, mutex)
    }
  }

  /// Lets others have the value, which may have changed. Who wakes up should not find it locked still.
  private func release() {
    pthread_mutex_unlock(mutex)
    pthread_cond_broadcast(condition)
  }
}
