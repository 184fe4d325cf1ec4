internal import Glibc
internal import WinnowCore

/// A system call that failed.
struct SystemError: Error, Equatable {
  /// The error number of the system.
  let code: Int32

  /// The error that the last failed call left behind.
  static var last: SystemError { SystemError(code: errno) }

  /// The system's words for it.
  var message: String { String(cString: strerror(code)) }

  /// As a problem with a path: what could not be done, why, and what to do where that can be said.
  func problem(_ action: String, _ path: String) -> Problem {
    let advice: String
    switch code {
    case ENOENT: advice = action == "create" ? "; make the folder it is in first" : "; check the path"
    case ENOTDIR: advice = "; a part of the path is a file, not a folder"
    case EACCES, EPERM: advice = "; check its permissions"
    case ENOSPC, EDQUOT: advice = "; free some space and run again"
    case ELOOP: advice = "; check where the links lead"
    case EISDIR: advice = "; a file is needed here"
    case EROFS: advice = "; choose a place that can be written"
    default: advice = ""
    }
    return Problem(code: "io.\(action)", path: path, message: "cannot \(action): \(message)\(advice)")
  }
}
