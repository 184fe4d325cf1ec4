internal import CBuiltinRules
internal import CXXHash

/// The built-in packs as the program has them ready: read, checked, and with what the prefilter has to know of each
/// pattern. A start without it would read YAML and take patterns apart for longer than most articles take to clean.
///
/// The image is made of the packs by a test, lies beside them in the repository, and names the hash of each: if one has
/// been changed since, the image is not used, and patterns are quoted from the packs. Rules of it have no tests.
enum PackImage {
  /// What an image begins with; to be changed with its layout.
  private static let signature: [UInt8] = Array("winnow rules 7\n".utf8)

  /// The built-in packs; `nil` if the image was made of others.
  static func builtin(_ sources: [PackSource]) -> [Pack]? {
    let image = winnow_builtin_image()
    let bytes = UnsafeBufferPointer(start: image.bytes, count: image.length)
    return try? packs(in: StaticBytes(buffer: bytes), of: sources)
  }

  /// The image of packs.
  static func make(of packs: [Pack], from sources: [PackSource]) -> [UInt8] {
    var image = ImageWriter()
    image.write(signature)
    image.write(Array(zip(packs, sources))) { image, item in
      let (pack, source) = item
      let hash = hash(of: source)
      image.write(hash.high)
      image.write(hash.low)
      image.write(pack.path)
      image.write(pack.name)
      image.write(pack.languages) { $0.write($1) }
      image.write(pack.license) { $0.write($1) }
      let bytes = source.bytes
      image.write(pack.rules) { $1.write(to: &$0, pack: bytes) }
    }
    return image.bytes
  }

  /// Reads an image.
  ///
  /// - Throws: if it is none, or was not made of the given sources.
  static func packs(
    in bytes: StaticBytes, of sources: [PackSource]
  ) throws(ImageReader.Damaged) -> [Pack] {
    var image = ImageReader(bytes)
    guard try image.content() == signature else { throw ImageReader.Damaged() }
    var rest = sources[...]
    var ruleCount = 0
    let packs = try image.array { (image) throws(ImageReader.Damaged) in
      guard let source = rest.popFirst(), let bytes = source.builtin else { throw ImageReader.Damaged() }
      let hash = hash(of: source)
      let (high, low) = (try image.word(), try image.word())
      let path = try image.text()
      guard high == hash.high, low == hash.low, path == source.path else { throw ImageReader.Damaged() }
      return try pack(&image, RuleImage.PackOrigin(path: path, bytes: bytes), &ruleCount)
    }
    guard rest.isEmpty, image.isAtEnd else { throw ImageReader.Damaged() }
    return packs
  }

  private static func pack(
    _ image: inout ImageReader, _ origin: RuleImage.PackOrigin, _ ruleCount: inout Int
  ) throws(ImageReader.Damaged) -> Pack {
    let name = try image.text()
    let languages = try image.array { (image) throws(ImageReader.Damaged) in try image.text() }
    let license = try image.optional { (image) throws(ImageReader.Damaged) in try image.text() }
    let rules = try image.array { (image) throws(ImageReader.Damaged) in
      defer { ruleCount += 1 }
      return try Rule(&image, number: ruleCount, of: origin)
    }
    return Pack(path: origin.path, name: name, languages: languages, license: license, rules: rules)
  }

  private static func hash(of source: PackSource) -> winnow_hash128 {
    source.withBytes { winnow_hash($0.baseAddress, $0.count) }
  }
}
