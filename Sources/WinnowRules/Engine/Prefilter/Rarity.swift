/// How rare bytes are in articles.
///
/// The figures are of English, from which other languages differ by less than matters here.
enum Rarity {
  /// About which share of the places in a text has a needle of folded bytes.
  static func chance(of needle: [UInt8]) -> Double {
    let tables = tables
    var weight = 0
    var weightOfWord = 0
    var previous: UInt8?
    for byte in needle {
      let own = previous.map { tables.weight(of: byte, after: $0) } ?? Int(tables.single[Int(byte)])
      previous = byte
      // There are not as many words as letters could spell: what is beyond the rarity of a word does not count.
      let isLetter = byte >= 0x61 && byte <= 0x7A
      weight += isLetter ? min(own, greatestWeightOfWord - weightOfWord) : own
      weightOfWord = isLetter ? min(weightOfWord + own, greatestWeightOfWord) : 0
    }
    return chance(ofWeight: weight)
  }

  /// How much a word tells at the most, in eighths of a bit.
  private static let greatestWeightOfWord = 14 * 8

  /// About which share of lines begins with a prefix.
  static func chance(of prefix: Prefix) -> Double {
    chance(ofWeight: (0..<prefix.count).reduce(0) { $0 + weight(of: prefix[$1]) })
  }

  /// How much the windows of a folded text tell.
  struct WindowWeights {
    private let tables = Rarity.tables
    private let text: FoldedText
    /// For each byte how much it tells behind the one before.
    private let steps: UnsafeMutableBufferPointer<Int>

    /// Weighs the windows of a text while a body runs.
    @inline(__always)
    static func withWeights(of text: FoldedText, _ body: (WindowWeights) -> Void) {
      withUnsafeTemporaryAllocation(of: Int.self, capacity: text.count) {
        body(WindowWeights(text, steps: $0))
      }
    }

    private init(_ text: FoldedText, steps: UnsafeMutableBufferPointer<Int>) {
      (self.text, self.steps) = (text, steps)
      for offset in 0..<text.count {
        steps[offset] = offset > 0 ? tables.weight(of: text[offset], after: text[offset &- 1]) : 0
      }
    }

    /// How much a window of four bytes tells, with the byte behind it if there is one, in eighths of a bit.
    @inline(__always)
    func weight(ofWindow start: Int) -> Int {
      let first = Int(tables.single[Int(text[start])])
      let weight = first &+ steps[start &+ 1] &+ steps[start &+ 2] &+ steps[start &+ 3]
      // The filter of windows looks at three bits of the byte behind.
      return start &+ 4 < text.count ? weight &+ min(24, steps[start &+ 4]) : weight
    }
  }

  private static func chance(ofWeight weight: Int) -> Double {
    Double(sign: .plus, exponent: -weight / 8, significand: 1)
  }

  /// How much a folded byte tells, in eighths of a bit: the rarer, the more.
  private static func weight(of byte: UInt8) -> Int { Int(tables.single[Int(byte)]) }

  /// The weights as they are looked up.
  private struct Tables {
    let single = FrozenTable(weights)
    /// For each byte its kind; for one beyond ASCII, `kindCount`.
    private let kinds = FrozenTable((0...255).map { (byte: UInt8) in UInt8(kind(of: byte)) })
    /// By the kinds of two bytes.
    private let pairs = FrozenTable(
      Rarity.pairs.enumerated().map { index, step in
        4 * (step - 48) + (index % kindCount == otherKind ? 24 : 0)
      })

    @inline(__always)
    func weight(of byte: UInt8, after previous: UInt8) -> Int {
      let (kind, previousKind) = (Int(kinds[Int(byte)]), Int(kinds[Int(previous)]))
      guard kind < kindCount, previousKind < kindCount else {
        // Japanese is written in two hundred signs for sounds before all, and so begins most of its letters alike.
        return previous == 0xE3 && (0x81...0x83).contains(byte) ? 4 : Int(single[Int(byte)])
      }
      return Int(pairs[previousKind * kindCount + kind])
    }
  }

  private static let tables = Tables()

  /// A space, the letters, and all else of ASCII.
  private static let kindCount = 28
  private static let otherKind = 27

  private static func kind(of byte: UInt8) -> Int {
    switch byte {
    case 0x20: 0
    case 0x61...0x7A: Int(byte) - 0x60
    case 0..<0x80: otherKind
    default: kindCount
    }
  }

  /// For each kind of byte a row: how rare each kind is behind it, in halves of a bit from `0`.
  private static let pairs: [UInt8] =
    ([
      "77999:9<:8?>;9;99A;86<=9G<@:",  // behind a space
      "7C:9:C>;?:C<7:5H;G786;;@A;A>",  // behind a
      ";7?AF4ECD7@E6CC7EH8:>6CER9F>",  // behind b
      ";6D<E6HH58Q99FE5EG9>79IJO>L>",  // behind c
      "38BC=4D?D6DF>A?9AH;:B:?BM>L9",  // behind d
      "49?:8;>=?;FA9;6@=A67:@<=<>C:",  // behind e
      "48GFD68CG6II:FC5EN7@99JGV>G=",  // behind f
      "38CFE5E=88ID;A:9CR8;=:HGL=J9",  // behind g
      "65CDE3IGH6ME=@=7DH;?9=HAN=E<",  // behind h
      ";;>7:8;:BFF=9:48=B:76C:IAF=?",  // behind i
      "<5AF@4CGE:IAE>@4ACB=F4DHOJJ>",  // behind j
      "59AA@3>A?6HB:C:9AN;8:;FBT=E9",  // behind k
      "67AB:5?BE6J@6@A7>OC:::@BL8H;",  // behind l
      "65;CE4@FH7LEA:B67LD;A:FEI<F;",  // behind m
      "49C967>6B9D>>A<:EHD86=?DI=A:",  // behind n
      "6>=;;@8<B=B>:85::N6::6;:CAC>",  // behind o
      "76EBA5?C;9OD6>B68S5;:9FFL=L<",  // behind p
      "<@C@KIFNB@NI<@NEHKB?N0GENGG<",  // behind q
      "57@<;4><A7J;>;;7?H=89<>AN;C;",  // behind r
      "3:C:C7AD;7I>>?@9;DB96:E@M>G7",  // behind s
      "58D@F6AD56KH>BB7DM99<;D>L;@:",  // behind t
      "8:;9;9<;C:E@8:6B9M566HCHBAC=",  // behind u
      "=7HDE2HEO5TGBHB7@PA@GADFT?F>",  // behind v
      "76CDE5DJ64LF>E:7HQ=;@?MBLEP;",  // behind w
      "57B8G7EIA6PBCFE?4GGC6=IDB?F9",  // behind x
      "2=>?A9EDF<GE>??4<VA9=CIAKMA7",  // behind y
      "86@E>3BE@6HB=@>:>QCB:5B:EA<;",  // behind z
      "1>?>???@@?EB@?A??F?;=AB@EDG4",  // behind all else
    ] as [StaticString]).flatMap { row in row.withUTF8Buffer { Array($0) } }

  /// Of single bytes, and of the units of openings.
  private static let weights: [UInt8] = {
    var weights = [UInt8](repeating: 56, count: 256)
    let frequent: [(letters: String, weight: UInt8)] = [
      (" ", 20), ("e", 27), ("ta", 31), ("oinshr", 33), ("dl", 39), ("cum", 44), ("wfgyp", 47), ("bv", 53),
      ("k", 60), ("jx", 76), ("q", 80), ("z", 86),
    ]
    for (letters, weight) in frequent {
      for byte in letters.utf8 { weights[Int(byte)] = weight }
    }
    weights[Int(Opening.gap)] = 20
    // In a word of another script the first byte of a letter tells little. Signs such as © are rare.
    for byte in 0x80...0xBF { weights[byte] = 20 }
    for byte in 0xC0...0xFF { weights[byte] = 8 }
    weights[0xC2] = 64
    return weights
  }()
}
