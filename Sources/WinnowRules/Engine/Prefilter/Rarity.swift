/// How rare bytes are in articles.
enum Rarity {
  /// How much a coarse byte tells, in eighths of a bit: the rarer, the more.
  static func weight(of byte: UInt8) -> Int { Int(weights[Int(byte)]) }

  /// About which share of the places in a text has a needle.
  static func chance(of needle: [UInt8]) -> Double {
    var weight = 0
    for byte in needle { weight += Int(weights[Int(byte)]) }
    return Double(sign: .plus, exponent: -weight / 8, significand: 1)
  }

  /// About which share of lines begins with a prefix.
  static func chance(of prefix: Prefix) -> Double {
    var weight = 0
    for index in 0..<prefix.count { weight += Int(weights[Int(prefix[index])]) }
    return Double(sign: .plus, exponent: -weight / 8, significand: 1)
  }

  /// After the frequencies of letters in English, which differ from those in other languages by less than matters here.
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
    // In a word of another script the first byte of a letter tells little.
    for byte in 0x80...0xBF { weights[byte] = 20 }
    for byte in 0xC0...0xFF { weights[byte] = 8 }
    return weights
  }()
}
