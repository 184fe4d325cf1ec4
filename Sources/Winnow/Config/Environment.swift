internal import Glibc

/// The environment of the process.
public enum Environment {
  /// The number of the process.
  static var processNumber: Int { Int(getpid()) }

  /// The value of a variable; `nil` if it is not set.
  public static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
