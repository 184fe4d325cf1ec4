public import WinnowCore

/// Where bytes come from: a file, a pipe, or another source that is decompressed.
public protocol ByteSource: AnyObject {
  /// The path as messages name it.
  var path: String { get }
  /// Appends up to `count` bytes to a buffer; returns how many there were, 0 at the end.
  ///
  /// - Throws: `Problem` if no more can be read. What was read before has been given out.
  func read(upTo count: Int, appendingTo buffer: inout [UInt8]) throws(Problem) -> Int
}

extension FileHandle: ByteSource {}

/// A source whose first bytes can be seen before they are read.
final class PeekedSource: ByteSource {
  private let source: any ByteSource
  private var head: [UInt8] = []

  init(_ source: any ByteSource) { self.source = source }

  var path: String { source.path }

  /// The first bytes, fewer than `count` only if the source ends before.
  func peek(_ count: Int) throws(Problem) -> ArraySlice<UInt8> {
    while head.count < count, try source.read(upTo: count - head.count, appendingTo: &head) > 0 {}
    return head.prefix(count)
  }

  func read(upTo count: Int, appendingTo buffer: inout [UInt8]) throws(Problem) -> Int {
    guard !head.isEmpty else { return try source.read(upTo: count, appendingTo: &buffer) }
    let given = min(count, head.count)
    buffer += head[..<given]
    head.removeFirst(given)
    return given
  }
}
