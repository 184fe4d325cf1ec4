import WinnowCore

/// How lines are compared: without the blanks at their ends, every run of blanks as one space, and every
/// quote straight, so that it makes no difference whether the quotes stage ran before.
///
/// Most bytes of most lines stay as they are. They are passed over eight at a time; a line without any others
/// is hashed and compared where it lies.
enum LineFolding {
  /// Whether two lines are equal once folded.
  static func areEqual(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
    if left.count == right.count, left.elementsEqual(right) { return true }
    if isFolded(left), isFolded(right) { return false }
    var leftFolded: [UInt8] = []
    var rightFolded: [UInt8] = []
    fold(left, into: &leftFolded)
    fold(right, into: &rightFolded)
    return leftFolded == rightFolded
  }

  /// A number that is the same for lines that are equal once folded: a hash of what stands at both ends, as far as
  /// folding cannot change it. Blanks, quotes and what is not ASCII end it. Each process has a seed of its own, so that
  /// no article can be made of lines whose keys collide.
  static func key(_ line: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(line)
    var (head, tail): (UInt64, UInt64) = (0, 0)
    if bytes.count >= 8 {
      head = bytes.loadUnaligned(as: UInt64.self).littleEndian
      tail = bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self).bigEndian
    } else {
      for byte in bytes.reversed() { head = head << 8 | UInt64(byte) }
      for byte in bytes { tail = tail << 8 | UInt64(byte) }
    }
    let mixed = (stable(head) ^ seed).multipliedFullWidth(by: stable(tail) ^ (seed &* 0x9E37_79B9_7F4A_7C15))
    return mixed.high ^ mixed.low
  }

  /// The bytes of a word, the first one lowest, up to the first that folding might change.
  private static func stable(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let blanksAndControls = (word &- ones &* 0x21) & ~word
    let changing = blanksAndControls | mayHold(word, byte: 0x22) | mayHold(word, byte: 0x27) | word
    // Each of these is exact up to the first byte that it marks.
    let first = (changing & (ones &* 0x80)).trailingZeroBitCount & ~7
    return first == 64 ? word : word & (1 << UInt64(first) &- 1)
  }

  private static let seed = UInt64(truncatingIfNeeded: Hasher().finalize())

  /// Whether folding would surely change nothing. A `false` says only that it might.
  static func isFolded(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    firstSuspect(in: UnsafeRawBufferPointer(line), from: 0) == line.count
  }

  /// Appends the folded form of a line that is already trimmed.
  static func fold(_ line: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]) {
    let bytes = line.span
    var offset = 0
    while offset < bytes.count {
      let suspect = firstSuspect(in: UnsafeRawBufferPointer(line), from: offset)
      folded.append(contentsOf: UnsafeBufferPointer(rebasing: line[offset..<suspect]))
      offset = suspect
      guard offset < bytes.count else { return }
      let scalar = UTF8Scalar(bytes, at: offset)
      if Blank.contains(scalar.value) {
        if folded.last != UInt8(ascii: " ") { folded.append(UInt8(ascii: " ")) }
        offset = endOfBlanks(in: bytes, from: offset)
      } else {
        appendFolded(scalar, line[offset..<(offset + scalar.length)], to: &folded)
        offset += scalar.length
      }
    }
  }

  private static func endOfBlanks(in bytes: Span<UInt8>, from start: Int) -> Int {
    var offset = start
    while offset < bytes.count {
      let scalar = UTF8Scalar(bytes, at: offset)
      guard Blank.contains(scalar.value) else { break }
      offset += scalar.length
    }
    return offset
  }

  private static func appendFolded(
    _ scalar: UTF8Scalar, _ spelling: Slice<UnsafeBufferPointer<UInt8>>, to folded: inout [UInt8]
  ) {
    switch scalar.value {
    case 0x2018...0x201B: folded.append(UInt8(ascii: "'"))
    case 0x201C...0x201F: folded.append(UInt8(ascii: "\""))
    default: for byte in spelling { folded.append(byte) }
    }
  }
}

// MARK: - Passing over what stays

extension LineFolding {
  /// The first byte at or behind an offset that folding might change: a tab, a space with another behind it, or the
  /// start of a quote or a blank beyond ASCII.
  private static func firstSuspect(in line: UnsafeRawBufferPointer, from start: Int) -> Int {
    var offset = start
    while offset + 9 <= line.count {
      let word = line.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let next = line.loadUnaligned(fromByteOffset: offset + 1, as: UInt64.self)
      let suspects = mayHold(word, byte: 0x09) | mayHold(word | next, byte: 0x20)
      if suspects | (word & 0x8080_8080_8080_8080) != 0 {
        let end = offset + 8
        while offset < end {
          if isSuspect(line, offset) { return offset }
          offset += 1
        }
      } else {
        offset += 8
      }
    }
    while offset < line.count {
      if isSuspect(line, offset) { return offset }
      offset += 1
    }
    return offset
  }

  /// Whether any byte of a word may equal a given one: not zero if one does.
  private static func mayHold(_ word: UInt64, byte: UInt8) -> UInt64 {
    let difference = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
  }

  private static func isSuspect(_ line: UnsafeRawBufferPointer, _ offset: Int) -> Bool {
    switch line[offset] {
    case 0x09: return true
    case 0x20: return offset + 1 < line.count && line[offset + 1] == 0x20
    case 0xC2, 0xE1, 0xE2, 0xE3:
      // Most signs and dashes, which stay, begin like blanks and quotes.
      let value = UTF8Scalar(line.bindMemory(to: UInt8.self).span, at: offset).value
      return (0x2018...0x201F).contains(value) || Blank.contains(value)
    default: return false
    }
  }
}
