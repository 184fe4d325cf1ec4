internal import WinnowCore

/// One code point as it is shown.
struct Cell {
  /// What is written: the code point, or its number where it would hide or control something.
  let bytes: [UInt8]
  /// How many columns it takes.
  let width: Int
  /// What it is shown in.
  var color: Ink.Color?
  /// Whether a line may be broken behind it.
  let isBlank: Bool

  /// A code point of a text.
  init(_ bytes: ArraySlice<UInt8>, _ value: UInt32, _ color: Ink.Color?) {
    var shown: [UInt8] = []
    Printable.append(bytes, to: &shown)
    self.bytes = shown
    width = shown.elementsEqual(bytes) ? Self.width(of: value) : shown.count
    isBlank = value == 0x20 || value == 0x09
    self.color = color
  }

  /// A sign of ours, as wide as it has code points.
  init(_ sign: String, _ color: Ink.Color? = nil) {
    bytes = Array(sign.utf8)
    width = sign.unicodeScalars.count
    isBlank = sign == " "
    self.color = color
  }

  /// An approximation that is right for what articles are made of.
  private static func width(of value: UInt32) -> Int {
    switch value {
    case 0x09: 4
    case 0x0300...0x036F, 0xFE00...0xFE0F, 0x20D0...0x20FF: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0x1F300...0x1FAFF, 0x20000...0x3FFFF:
      2
    default: 1
    }
  }

  /// The code points of some bytes.
  static func cells(_ bytes: ArraySlice<UInt8>, _ color: Ink.Color? = nil) -> [Cell] {
    let copy = Array(bytes)
    var cells: [Cell] = []
    var offset = 0
    while offset < copy.count {
      let scalar = UTF8Scalar(copy.span, at: offset)
      cells.append(Cell(copy[offset..<(offset + scalar.length)], scalar.value, color))
      offset += scalar.length
    }
    return cells
  }

  /// Blanks that would not be seen, as signs.
  static func blanks(_ bytes: ArraySlice<UInt8>, _ color: Ink.Color?) -> [Cell] {
    let copy = Array(bytes)
    var cells: [Cell] = []
    var offset = 0
    while offset < copy.count {
      let scalar = UTF8Scalar(copy.span, at: offset)
      let sign =
        switch scalar.value {
        case 0x20: "·"
        case 0x09: "→"
        case 0x0A: "⏎"
        default: "\\u{\(String(scalar.value, radix: 16))}"
        }
      cells.append(Cell(sign, color))
      offset += scalar.length
    }
    return cells
  }

  /// Whether bytes are blanks and nothing else.
  static func areBlanks(_ bytes: ArraySlice<UInt8>) -> Bool {
    let copy = Array(bytes)
    return Blank.trimmed(0..<copy.count, in: copy.span).isEmpty
  }
}

extension [Cell] {
  /// The cells in rows that fit, broken at blanks where there are some. Nothing is left out.
  func wrapped(to width: Int?) -> [ArraySlice<Cell>] {
    guard let width, width > 0 else { return [self[...]] }
    var rows: [ArraySlice<Cell>] = []
    var start = 0
    while start < count {
      let end = self.endOfRow(from: start, width)
      rows.append(self[start..<end])
      start = end
    }
    return rows.isEmpty ? [[]] : rows
  }

  private func endOfRow(from start: Int, _ width: Int) -> Int {
    var end = start
    var columns = 0
    var breakable: Int?
    while end < count, columns + self[end].width <= width || self[end].isBlank || end == start {
      columns += self[end].width
      end += 1
      if self[end - 1].isBlank { breakable = end }
    }
    return end == count ? end : breakable ?? end
  }
}
