extension RuleGate {
  func write(to image: inout ImageWriter) {
    image.write(lengths.lowerBound)
    image.write(lengths.upperBound)
    image.write(openings) { $1.write(to: &$0) }
    image.write(needles) { $1.write(to: &$0) }
    image.write(requirement.bytes)
    image.write(spansLines)
    image.write(repertoire)
  }

  init(_ image: inout ImageReader) throws(ImageReader.Damaged) {
    let (least, greatest) = (try image.integer(), try image.integer())
    guard least <= greatest else { throw ImageReader.Damaged() }
    lengths = least...greatest
    openings = try image.optional { (image) throws(ImageReader.Damaged) in try PackedTexts(&image) }
    needles = try image.optional { (image) throws(ImageReader.Damaged) in try PackedTexts(&image) }
    requirement = try TextRequirement(&image)
    spansLines = try image.flag()
    repertoire = try image.choice(Repertoire.self)
  }
}

extension PackedTexts {
  fileprivate func write(to image: inout ImageWriter) { image.write(bytes) }

  fileprivate init(_ image: inout ImageReader) throws(ImageReader.Damaged) {
    guard let texts = PackedTexts(packed: try image.content()) else { throw ImageReader.Damaged() }
    self = texts
  }
}

extension TextRequirement {
  fileprivate init(_ image: inout ImageReader) throws(ImageReader.Damaged) {
    guard let requirement = TextRequirement(bytes: try image.content()) else { throw ImageReader.Damaged() }
    self = requirement
  }
}
