internal import CBuiltinRules

/// The built-in packs as the program has them ready: read, checked, and with what the prefilter has to know of each
/// pattern. A start without it would read YAML and take patterns apart for longer than most articles take to clean.
///
/// The image is made of the packs by a test, lies beside them in the repository, and names the hash of each: if one has
/// been changed since, the image is not used, and patterns are quoted from the packs. Rules of it have no tests. Behind
/// the packs are the tables of a search.
enum PackImage {
  /// What an image begins with; to be changed with its layout.
  private static let signature: [UInt8] = Array("winnow rules 8\n".utf8)

  /// The built-in packs; `nil` if the image was made of others.
  static func builtin(_ sources: [PackSource]) -> [Pack]? { try? packs(in: image, of: sources) }

  /// What a search of the built-in rules asks for, as a ``CandidateFinder`` writes it.
  static let tables = try? parts(of: image).tables

  private static var image: StaticBytes {
    let image = winnow_builtin_image()
    return StaticBytes(buffer: UnsafeBufferPointer(start: image.bytes, count: image.length))
  }

  /// The image of packs.
  static func make(of packs: [Pack], from sources: [PackSource]) -> [UInt8] {
    var image = ImageWriter()
    image.write(signature)
    image.writePart { write(Array(zip(packs, sources)), to: &$0) }
    let tables = tables(of: packs)
    image.write(tables.count)
    let padding = [UInt8](repeating: 0, count: TableWriter.padding(behind: image.bytes.count))
    return image.bytes + padding + tables
  }

  private static func write(_ packs: [(Pack, PackSource)], to image: inout ImageWriter) {
    image.write(packs) { image, item in
      let (pack, source) = item
      let hash = source.hash
      image.write(hash.high)
      image.write(hash.low)
      image.write(pack.path)
      image.write(pack.name)
      image.write(pack.languages) { $0.write($1) }
      image.write(pack.license) { $0.write($1) }
      let bytes = source.bytes
      image.write(pack.rules) { $1.write(to: &$0, pack: bytes) }
    }
  }

  private static func tables(of packs: [Pack]) -> [UInt8] {
    var tables = TableWriter()
    let rules = packs.flatMap(\.rules).map(RuleSet.RuleEntry.init)
    CandidateFinder(rules, MatchOptions()).write(to: &tables)
    return tables.bytes
  }

  /// The parts of an image.
  static func parts(
    of image: StaticBytes
  ) throws(ImageReader.Damaged) -> (packs: StaticBytes, tables: StaticBytes) {
    var reader = ImageReader(image)
    guard try reader.part().buffer.elementsEqual(signature) else { throw ImageReader.Damaged() }
    let packs = try reader.part()
    let count = try reader.integer()
    let start = reader.offset + TableWriter.padding(behind: reader.offset)
    guard image.buffer.count - start == count else { throw ImageReader.Damaged() }
    return (packs, StaticBytes(buffer: UnsafeBufferPointer(rebasing: image.buffer[start...])))
  }

  /// Reads the packs of an image.
  ///
  /// - Throws: if it is none, or was not made of the given sources.
  static func packs(
    in bytes: StaticBytes, of sources: [PackSource]
  ) throws(ImageReader.Damaged) -> [Pack] {
    var image = ImageReader(try parts(of: bytes).packs)
    var rest = sources[...]
    var ruleCount = 0
    let choices = RuleImage.Choices()
    let packs = try image.array { (image) throws(ImageReader.Damaged) in
      guard let source = rest.popFirst(), let bytes = source.builtin else { throw ImageReader.Damaged() }
      let hash = source.hash
      let (high, low) = (try image.word(), try image.word())
      let path = try image.text()
      guard high == hash.high, low == hash.low, path == source.path else { throw ImageReader.Damaged() }
      return try pack(&image, RuleImage.PackOrigin(path: path, bytes: bytes, choices), hash, &ruleCount)
    }
    guard rest.isEmpty, image.isAtEnd else { throw ImageReader.Damaged() }
    return packs
  }

  private static func pack(
    _ image: inout ImageReader, _ origin: RuleImage.PackOrigin, _ hash: (high: UInt64, low: UInt64),
    _ ruleCount: inout Int
  ) throws(ImageReader.Damaged) -> Pack {
    let name = try image.text()
    let languages = try image.array { (image) throws(ImageReader.Damaged) in try image.text() }
    let license = try image.optional { (image) throws(ImageReader.Damaged) in try image.text() }
    let rules = try image.array { (image) throws(ImageReader.Damaged) in
      defer { ruleCount += 1 }
      return try Rule(&image, number: ruleCount, of: origin)
    }
    return Pack(
      path: origin.path, name: name, languages: languages, license: license, rules: rules, hash: hash)
  }
}
