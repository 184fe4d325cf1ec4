import WinnowCore

/// The lines of a text that are not blank, each with the first line it is a copy of.
struct LineCensus {
  /// A line that is not blank.
  struct Entry {
    /// Its index among all lines of the text.
    let line: Int
    /// Its bytes without the blanks at both ends.
    let content: Range<Int>
    /// The index among the entries of the first equal line; its own index where there is no earlier one.
    var first: Int
  }

  /// The lines, in order.
  private(set) var entries: [Entry] = []
  /// Whether any line is a copy of an earlier one.
  private(set) var hasCopies = false
  /// Whether anywhere two blank lines follow each other.
  private(set) var hasBlankRun = false
  /// The entries that open or close a fenced block of code, as they alternate.
  private(set) var fences: [Int] = []

  /// Takes the census of a text, in one pass over its lines.
  init(of text: Text) {
    let lines = text.lines
    // The working state is in local variables: in stored properties every access would cost many times more.
    var entries: [Entry] = []
    entries.reserveCapacity(lines.count)
    var fences: [Int] = []
    var lastBlank = -2
    var hasBlankRun = false
    text.bytes.withUnsafeBufferPointer { bytes in
      for (number, line) in lines.enumerated() {
        let content = Self.trimmedContent(of: line, in: bytes)
        if content.isEmpty {
          if lastBlank == number - 1 { hasBlankRun = true }
          lastBlank = number
          continue
        }
        if Self.isFence(content, in: bytes) { fences.append(entries.count) }
        entries.append(Entry(line: number, content: content, first: entries.count))
      }
      hasCopies = Self.linkCopies(&entries, in: bytes)
    }
    self.entries = entries
    self.fences = fences
    self.hasBlankRun = hasBlankRun
  }

  /// Finds for each entry the first equal one; whether there is any.
  private static func linkCopies(_ entries: inout [Entry], in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard entries.count > 1 else { return false }
    // Most lines are told from all others by their ends, and never hashed.
    let keys = entries.map { LineFolding.key(UnsafeBufferPointer(rebasing: bytes[$0.content])) }
    var table = FirstIndexTable(for: entries.count)
    var isShared = [Bool](repeating: false, count: entries.count)
    var shared: [Int] = []
    for index in entries.indices {
      guard let first = table.first(index, equal: { keys[$0] == keys[index] }, hash: keys[index]) else {
        continue
      }
      isShared[first] = true
      isShared[index] = true
    }
    for index in entries.indices where isShared[index] { shared.append(index) }
    return !shared.isEmpty && linkCopies(among: shared, of: &entries, in: bytes)
  }

  /// The same among some entries. Of lines with one hash that are not equal only the first is remembered, so that
  /// crafted collisions cost no time.
  private static func linkCopies(
    among indices: [Int], of entries: inout [Entry], in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var folded: [UInt8] = []
    let hashes = indices.map {
      hash(UnsafeBufferPointer(rebasing: bytes[entries[$0].content]), scratch: &folded)
    }
    var table = FirstIndexTable(for: indices.count)
    var hasCopies = false
    for number in indices.indices {
      let earlier = table.first(number, equal: { hashes[$0] == hashes[number] }, hash: hashes[number])
      guard let earlier else { continue }
      let (first, index) = (indices[earlier], indices[number])
      let isCopy = LineFolding.areEqual(
        UnsafeBufferPointer(rebasing: bytes[entries[first].content]),
        UnsafeBufferPointer(rebasing: bytes[entries[index].content]))
      guard isCopy else { continue }
      entries[index].first = first
      hasCopies = true
    }
    return hasCopies
  }

  private static func hash(_ line: UnsafeBufferPointer<UInt8>, scratch: inout [UInt8]) -> UInt64 {
    if LineFolding.isFolded(line) { return XXH3.hash64(line) }
    scratch.removeAll(keepingCapacity: true)
    LineFolding.fold(line, into: &scratch)
    return scratch.withUnsafeBufferPointer(XXH3.hash64)
  }

  /// A line without blanks at its ends. A byte order mark at the start of the text belongs to no line.
  private static func trimmedContent(of line: Line, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var content = line.content
    if content.lowerBound == 0, content.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      content = 3..<content.upperBound
    }
    guard let first = content.first, let last = content.last else { return content }
    let isPlain = { (byte: UInt8) in byte > 0x20 && byte < 0x7F }
    return isPlain(bytes[first]) && isPlain(bytes[last]) ? content : Blank.trimmed(content, in: bytes.span)
  }

  private static func isFence(_ content: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let mark = bytes[content.lowerBound]
    guard content.count >= 3, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return false }
    return bytes[content.lowerBound + 1] == mark && bytes[content.lowerBound + 2] == mark
  }
}

/// Remembers of equal things the first, by its index.
private struct FirstIndexTable {
  private var slots: [Int32]

  /// Makes a table for so many things.
  init(for count: Int) {
    var capacity = 4
    while capacity < count * 2 { capacity *= 2 }
    slots = [Int32](repeating: -1, count: capacity)
  }

  /// The index of the first thing that equals another one; `nil` if that is the first, which is then remembered.
  @inline(__always)
  mutating func first(_ index: Int, equal: (Int) -> Bool, hash: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      if equal(Int(slots[slot])) { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(index)
    return nil
  }
}
