internal import WinnowCore

/// A rule in an image, of which parts are read when they are asked for.
struct RuleImage: Sendable {
  /// The number of the rule among all of the image.
  let number: Int
  private let pack: PackOrigin
  private let detailBytes: StaticBytes
  private let gateBytes: StaticBytes

  /// The pack that rules were stated in.
  final class PackOrigin: Sendable {
    let path: String
    let bytes: StaticBytes
    let choices: Choices

    init(path: String, bytes: StaticBytes, _ choices: Choices) {
      self.path = path
      self.bytes = bytes
      self.choices = choices
    }
  }

  /// What the parts of a rule can be that are read at once, for all rules of an image.
  struct Choices: Sendable {
    let scopes = Rule.Scope.allCases
    let confidences = Rule.Confidence.allCases
    let actions = Action.allCases
    let severities = Severity.allCases
  }

  /// Finds the parts of a rule, which are behind what is read at once.
  init(_ image: inout ImageReader, number: Int, of pack: PackOrigin) throws(ImageReader.Damaged) {
    self.number = number
    self.pack = pack
    detailBytes = try image.part()
    gateBytes = try image.part()
  }

  func details() -> RuleStatement.Details {
    read(detailBytes) { (image) throws(ImageReader.Damaged) in
      try RuleStatement.Details(&image, path: pack.path, pack: pack.bytes.buffer)
    }
  }

  func gate() -> RuleGate {
    read(gateBytes) { (image) throws(ImageReader.Damaged) in try RuleGate(&image) }
  }

  /// The tests of the program read all of its image; and it is part of the program, so nobody can have damaged it since.
  private func read<Value>(
    _ bytes: StaticBytes, _ body: (inout ImageReader) throws(ImageReader.Damaged) -> Value
  ) -> Value {
    var image = ImageReader(bytes)
    do throws(ImageReader.Damaged) { return try body(&image) } catch {
      fatalError("the image of the built-in packs is damaged")
    }
  }
}
