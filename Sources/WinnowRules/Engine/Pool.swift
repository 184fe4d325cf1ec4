internal import Synchronization

/// Objects of which a thread needs one at a time, for one article after another.
final class Pool<Object: AnyObject & Sendable>: Sendable {
  private let free = Mutex<[Object]>([])
  private let make: @Sendable () -> Object

  init(_ make: @escaping @Sendable () -> Object) { self.make = make }

  /// Lends an object for as long as the body runs. There are never more than threads at work.
  func with<Result>(_ body: (Object) -> Result) -> Result {
    let object = free.withLock { $0.popLast() } ?? make()
    defer { free.withLock { $0.append(object) } }
    return body(object)
  }
}
