internal import Glibc

/// When output is in colour.
public enum ColorChoice: String, CaseIterable, Sendable {
  /// On a terminal, unless `NO_COLOR` is set.
  case auto
  /// In any case.
  case always
  /// In no case.
  case never
}

extension StreamSink {
  /// How many columns the terminal has; `nil` if it is none, or does not say.
  public var columns: Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Whether a line can be rewritten in place: not where a terminal says that it can do nothing.
  public var canRewriteLine: Bool { isTerminal && Terminal.variable("TERM") != "dumb" }

  /// Whether what is written here is to be in colour.
  ///
  /// What was asked for goes before `NO_COLOR` (set and not empty), and that before what the stream is.
  public func isColored(_ choice: ColorChoice) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .auto: isTerminal && !Terminal.forbidsColor
    }
  }
}

extension Terminal {
  /// Whether the environment asks for output without colour.
  static var forbidsColor: Bool {
    variable("NO_COLOR").map { !$0.isEmpty } ?? false || variable("TERM") == "dumb"
  }

  fileprivate static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
