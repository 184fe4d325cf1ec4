import Synchronization

/// Keeps values up to the end of the process.
///
/// What a command has made ready is a thousand rules with their tables. Taken apart object by object that is a tenth of
/// the work on a small article; the system takes back the memory of a process at once.
enum ProcessLifetime {
  private static let kept = Mutex<[any Sendable]>([])

  static func keep(_ value: any Sendable) { kept.withLock { $0.append(value) } }
}
