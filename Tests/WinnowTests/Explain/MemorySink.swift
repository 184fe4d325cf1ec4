import Winnow

/// Keeps what is written.
final class MemorySink: ByteSink {
  private(set) var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

  func write(_ bytes: ArraySlice<UInt8>) { self.bytes += bytes }
  func flush() {}
  func commit() {}
  func discard() {}
}
