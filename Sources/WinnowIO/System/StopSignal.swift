internal import CSignals
internal import Glibc
public import WinnowCore

/// A signal that asks the program to end: SIGINT, which Ctrl-C sends, SIGTERM or SIGHUP.
///
/// Once they are caught, the first one only asks. Whoever works looks whether there was one wherever the work can be
/// left with nothing half done, and a wait for input ends. Another one, half a second later or more, ends the process at
/// once: sooner it is the same one, sent twice.
public struct StopSignal: Equatable, Sendable {
  private let number: Int32

  /// Catches the signals. One that is ignored stays ignored.
  public static func catchAll() {
    // Where they cannot be caught they end the process at once, as they do anyway.
    _ = winnow_signals_catch()
  }

  /// The first signal that was caught.
  public static var received: StopSignal? {
    let number = winnow_signals_received()
    return number == 0 ? nil : StopSignal(number: number)
  }

  /// The name, such as `SIGINT`.
  public var name: String {
    switch number {
    case SIGINT: "SIGINT"
    case SIGTERM: "SIGTERM"
    case SIGHUP: "SIGHUP"
    default: "signal \(number)"
    }
  }

  /// Dies of the signal, so that whoever started the program sees what ended it.
  public func die() { winnow_signals_die(number) }

  /// That the work was left because of the signal.
  public var problem: Problem {
    Problem(code: "run.stopped", path: "", message: "stopped by \(name) before everything was done")
  }

  /// Throws if there was a signal.
  public static func check() throws(Problem) {
    if let received { throw received.problem }
  }

  /// Waits until there is input, or its end, and throws if a signal comes before.
  static func waitForInput(_ descriptor: Int32) throws(Problem) {
    let stop = winnow_signals_descriptor()
    guard stop >= 0 else { return }
    var waiting = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
    ]
    // Where nothing can be waited for, reading says why.
    guard retrying({ poll(&waiting, nfds_t(waiting.count), -1) }) >= 0 else { return }
    if waiting[0].revents == 0 { try check() }
  }

  /// Does something during which this thread, and those that it starts, are not interrupted by these signals.
  static func blocked<Result>(_ body: () -> Result) -> Result {
    var signals = winnow_signals_set()
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return body()
  }
}
