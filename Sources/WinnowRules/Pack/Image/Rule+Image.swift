internal import WinnowCore

extension Rule {
  /// Writes a rule of a pack with what a prefilter knows of it, and without its tests.
  func write(to image: inout ImageWriter, pack: [UInt8]) {
    image.write(id)
    image.write(message)
    image.write(Array(pattern.source.utf8), quotedFrom: pack)
    image.write(pattern.isCaseSensitive)
    image.write(scope)
    image.write(action)
    image.write(severity)
    image.write(confidence)
    image.write(score) { $0.write($1) }
    image.write(maxLength) { $0.write($1) }
    image.write(after)
    image.write(maxShare)
    image.write(near) { $1.write(to: &$0) }
    image.write(block) { $1.write(to: &$0) }
    image.write(replacement) { $0.write($1) }
    place.position.write(to: &image)
    patternSource.place.position.write(to: &image)
    image.write(patternSource.style)
    RuleGate(self).write(to: &image)
  }

  /// Reads a rule of a pack, whose bytes are those that it was written with.
  init(
    _ image: inout ImageReader, path: String, pack: UnsafeBufferPointer<UInt8>
  ) throws(ImageReader.Damaged) {
    id = try image.text()
    message = try image.text()
    pattern = Pattern(
      unchecked: try image.content(quotedFrom: pack), isCaseSensitive: try image.flag())
    scope = try image.choice(Scope.self)
    action = try image.choice(Action.self)
    severity = try image.choice(Severity.self)
    confidence = try image.choice(Confidence.self)
    score = try image.optional { (image) throws(ImageReader.Damaged) in try image.double() }
    maxLength = try image.optional { (image) throws(ImageReader.Damaged) in try image.integer() }
    after = try image.double()
    maxShare = try image.double()
    near = try image.optional { (image) throws(ImageReader.Damaged) in try Nearness(&image) }
    block = try image.optional { (image) throws(ImageReader.Damaged) in try Block(&image) }
    replacement = try image.optional { (image) throws(ImageReader.Damaged) in try image.text() }
    tests = Tests()
    place = SourcePlace(path: path, position: try Position(&image))
    patternSource = PatternSource(
      place: SourcePlace(path: path, position: try Position(&image)),
      style: try image.choice(YAMLNode.ScalarStyle.self))
    gate = try RuleGate(&image)
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
