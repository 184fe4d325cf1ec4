extension RuleGate {
  func write(to image: inout ImageWriter) {
    image.write(lengths.lowerBound)
    image.write(lengths.upperBound)
    image.write(openings) { $1.write(to: &$0) }
    image.write(needles) { $1.write(to: &$0) }
    image.write(spansLines)
    image.write(repertoire)
  }

  init(_ image: inout ImageReader) throws(ImageReader.Damaged) {
    let (least, greatest) = (try image.integer(), try image.integer())
    guard least <= greatest else { throw ImageReader.Damaged() }
    lengths = least...greatest
    openings = try image.optional { (image) throws(ImageReader.Damaged) in try Openings(&image) }
    needles = try image.optional { (image) throws(ImageReader.Damaged) in try NeedleSet(&image) }
    spansLines = try image.flag()
    repertoire = try image.choice(Repertoire.self)
  }
}

extension Openings {
  fileprivate func write(to image: inout ImageWriter) {
    image.write(prefixes) { image, prefix in
      image.write(prefix.count * 2 + (prefix.isOpen ? 1 : 0))
      image.write(prefix.units)
    }
    image.write(chance)
  }

  fileprivate init(_ image: inout ImageReader) throws(ImageReader.Damaged) {
    prefixes = try image.array { (image) throws(ImageReader.Damaged) in
      let form = try image.integer()
      guard form / 2 <= Prefix.greatestCount else { throw ImageReader.Damaged() }
      return Prefix(units: try image.word(), count: form / 2, isOpen: form % 2 == 1)
    }
    chance = try image.double()
  }
}

extension NeedleSet {
  fileprivate func write(to image: inout ImageWriter) {
    image.write(needles) { $0.write($1) }
    image.write(cost)
  }

  fileprivate init(_ image: inout ImageReader) throws(ImageReader.Damaged) {
    needles = try image.array { (image) throws(ImageReader.Damaged) in try image.content() }
    cost = try image.double()
  }
}
