internal import Glibc
public import WinnowCore

/// A file of records to which one process at a time appends.
///
/// Each record is a line that begins with the hash of the rest, so that what a kill or a power cut left half written is
/// known for what it is.
public final class RecordLog {
  /// Where it is.
  public let path: String
  private let file: FileHandle

  /// Opens the log at a path, or begins one. No other process can open it until this one lets go.
  ///
  /// - Throws: `Problem` if it cannot be opened, or another process has it.
  public init(_ path: String) throws(Problem) {
    self.path = path
    let flags = O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC
    let descriptor = retrying { open(path, flags, 0o600) }
    guard descriptor >= 0 else { throw SystemError.last.problem("open", path) }
    file = FileHandle(descriptor: descriptor, path: path)
    guard retrying({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0 else {
      guard errno == EWOULDBLOCK else { throw SystemError.last.problem("lock", path) }
      throw Problem(code: "journal.busy", path: path, message: "another run is at work with this journal")
    }
  }

  /// Reads the log from its beginning and gives each record, with the offset behind it.
  ///
  /// Half a record at the end is no record. It is left where it is until ``cut(to:)``.
  ///
  /// - Throws: `Problem` if it cannot be read, or a whole line is no record; and what `body` throws.
  public func forEach(_ body: (_ record: [UInt8], _ end: Int) throws(Problem) -> Void) throws(Problem) {
    guard lseek(file.descriptor, 0, SEEK_SET) == 0 else { throw SystemError.last.problem("read", path) }
    var buffer: [UInt8] = []
    var start = 0
    var end = 0
    while true {
      if let newline = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
        end += newline + 1 - start
        let record = Self.record(in: buffer[start..<newline])
        start = newline + 1
        guard let record else {
          throw Problem(
            code: "journal.damaged", path: path,
            message: "the journal is damaged, so the run cannot be continued; nothing was changed")
        }
        try body(record, end)
      } else {
        buffer.removeFirst(start)
        start = 0
        guard try file.read(upTo: max(1 << 16, buffer.count), appendingTo: &buffer) > 0 else { return }
      }
    }
  }

  /// Removes everything behind an offset.
  public func cut(to end: Int) throws(Problem) {
    guard retrying({ ftruncate(file.descriptor, end) }) == 0 else {
      throw SystemError.last.problem("write", path)
    }
  }

  /// Appends a record, which has no line end in it.
  public func append(_ record: [UInt8]) throws(WriteFailure) {
    var line = Array(StreamHasher.hash(of: record).utf8)
    line.reserveCapacity(line.count + record.count + 2)
    line.append(UInt8(ascii: " "))
    line += record
    line.append(UInt8(ascii: "\n"))
    try file.write(line[...])
  }

  /// Waits until everything appended is on the disk.
  public func synchronize() throws(Problem) { try file.synchronize() }

  /// Waits until the log itself will be found there as well.
  public func synchronizeName() throws(Problem) { try FileHandle.synchronizeFolder(of: path) }

  /// Removes the log.
  public func remove() throws(Problem) {
    guard unlink(path) == 0 || errno == ENOENT else { throw SystemError.last.problem("remove", path) }
  }

  private static let hashLength = 32

  /// The record on a line, if it is the one that was written.
  private static func record(in line: ArraySlice<UInt8>) -> [UInt8]? {
    guard line.count > hashLength else { return nil }
    let record = Array(line.dropFirst(hashLength + 1))
    return line.prefix(hashLength).elementsEqual(StreamHasher.hash(of: record).utf8) ? record : nil
  }
}
