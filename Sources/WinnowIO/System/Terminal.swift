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

  /// How many columns the terminal behind standard output has; `nil` if it is none.
  public static var columns: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
