internal import WinnowCore

extension Rule {
  /// Writes a rule of a pack with what a prefilter knows of it, and without its tests.
  func write(to image: inout ImageWriter, pack: [UInt8]) {
    image.write(scope)
    image.write(confidence)
    image.write(action)
    image.write(severity)
    image.write(maxLength) { $0.write($1) }
    image.write(after)
    image.writePart { statement.details.write(to: &$0, pack: pack) }
    image.writePart { RuleGate(self).write(to: &$0) }
  }

  /// Reads a rule of a pack, whose bytes are those that it was written with.
  init(
    _ image: inout ImageReader, number: Int, of pack: RuleImage.PackOrigin
  ) throws(ImageReader.Damaged) {
    let choices = pack.choices
    let scope = try image.choice(among: choices.scopes)
    let confidence = try image.choice(among: choices.confidences)
    let action = try image.choice(among: choices.actions)
    let severity = try image.choice(among: choices.severities)
    let maxLength = try image.optional { (image) throws(ImageReader.Damaged) in try image.integer() }
    let after = try image.double()
    let rest = try RuleImage(&image, number: number, of: pack)
    self.init(
      RuleStatement(scope: scope, confidence: confidence, rest), action: action, severity: severity,
      maxLength: maxLength, after: after)
  }
}

extension RuleStatement.Details {
  fileprivate func write(to image: inout ImageWriter, pack: [UInt8]) {
    image.write(id)
    image.write(message)
    image.write(Array(pattern.source.utf8), quotedFrom: pack)
    image.write(pattern.isCaseSensitive)
    image.write(score) { $0.write($1) }
    image.write(maxShare)
    image.write(near) { $1.write(to: &$0) }
    image.write(block) { $1.write(to: &$0) }
    image.write(replacement) { $0.write($1) }
    place.position.write(to: &image)
    patternSource.place.position.write(to: &image)
    image.write(patternSource.style)
  }

  convenience init(
    _ image: inout ImageReader, path: String, pack: UnsafeBufferPointer<UInt8>
  ) throws(ImageReader.Damaged) {
    self.init(
      id: try image.text(), message: try image.text(),
      pattern: Pattern(
        unchecked: try image.content(quotedFrom: pack), isCaseSensitive: try image.flag()),
      score: try image.optional { (image) throws(ImageReader.Damaged) in try image.double() },
      maxShare: try image.double(),
      near: try image.optional { (image) throws(ImageReader.Damaged) in try Rule.Nearness(&image) },
      block: try image.optional { (image) throws(ImageReader.Damaged) in try Rule.Block(&image) },
      replacement: try image.optional { (image) throws(ImageReader.Damaged) in try image.text() },
      tests: Rule.Tests(),
      place: SourcePlace(path: path, position: try Position(&image)),
      patternSource: Rule.PatternSource(
        place: SourcePlace(path: path, position: try Position(&image)),
        style: try image.choice(YAMLNode.ScalarStyle.self)))
  }
}

extension Rule.Nearness {
  fileprivate func write(to image: inout ImageWriter) {
    image.write(prefix)
    image.write(within)
  }

  fileprivate init(_ image: inout ImageReader) throws(ImageReader.Damaged) {
    self.init(prefix: try image.text(), within: try image.integer())
  }
}

extension Rule.Block {
  fileprivate func write(to image: inout ImageWriter) {
    image.write(lines)
    image.write(maxLength)
    image.write(until) { $0.write($1) }
  }

  fileprivate init(_ image: inout ImageReader) throws(ImageReader.Damaged) {
    self.init(
      lines: try image.integer(), maxLength: try image.integer(),
      until: try image.optional { (image) throws(ImageReader.Damaged) in try image.text() })
  }
}

extension Position {
  fileprivate func write(to image: inout ImageWriter) {
    image.write(line)
    image.write(column)
  }

  fileprivate init(_ image: inout ImageReader) throws(ImageReader.Damaged) {
    self.init(line: try image.integer(), column: try image.integer())
  }
}
