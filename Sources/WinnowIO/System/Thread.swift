internal import Glibc

/// A thread of its own, for work that may block. It must be joined.
public struct Thread {
  private let handle: pthread_t

  /// Starts a thread.
  public init(_ body: @escaping @Sendable () -> Void) {
    let box = Unmanaged.passRetained(Body(run: body))
    var handle = pthread_t()
    // Signals are for the thread that waits for input.
    let code = StopSignal.blocked { pthread_create(&handle, nil, Self.start, box.toOpaque()) }
    // Nothing can be done without the thread, and a machine that has none left has worse trouble.
    guard code == 0 else { fatalError("no thread can be started: error \(code)") }
    self.handle = handle
  }

  /// Waits for its end.
  public func join() { pthread_join(handle, nil) }

  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private static let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    pointer in
    Allocator.usesLargePagesInThread()
    if let pointer { Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run() }
    return nil
  }

  /// How many threads this process may run at once.
  public static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
