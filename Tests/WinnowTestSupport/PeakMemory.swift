import Glibc

extension WorkFolder {
  /// Runs winnow in the folder, and says how many bytes of memory it had at most.
  public func peakMemory(of arguments: [String]) throws -> Int {
    let words = try ["/usr/bin/env", "-C", path, BinaryRun.winnowPath()] + arguments
    var pointers = words.map { strdup($0) } + [nil]
    defer { pointers.forEach { free($0) } }
    var process = pid_t()
    guard posix_spawn(&process, words[0], nil, nil, &pointers, environ) == 0 else {
      throw BinaryRunFailure(description: "cannot be started: \(words.joined(separator: " "))")
    }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(process, &status, 0, &usage) == process, status == 0 else {
      throw BinaryRunFailure(description: "wait status \(status): \(words.joined(separator: " "))")
    }
    return usage.ru_maxrss * 1024
  }
}
