public import WinnowCore

/// Makes quotation marks straight or curly, and dashes and ellipses ASCII where asked to.
///
/// Guillemets and primes stay in every style but the one that sets them, and so does U+02BC between letters.
public struct QuotesStage: ArticleStage {
  /// The stage as the catalogue lists it.
  public static let descriptor = StageDescriptor(
    name: stageName, summary: "make quotation marks straight or curly",
    options: [
      StageOption(
        "style", .choice(Style.allCases.map(\.rawValue)), default: Style.straight.rawValue,
        "Which quotation marks to make; keep leaves them as they are."),
      StageOption(
        "language", .choice(QuoteMarks.all.map(\.language)), default: "en",
        "The language whose marks the curly style uses."),
      StageOption("dashes", .choice(["keep", "ascii"]), default: "keep", "Whether dashes become hyphens."),
      StageOption(
        "ellipses", .choice(["keep", "ascii"]), default: "keep", "Whether ellipses become full stops."),
    ],
    reasons: [straight, curly, dash, ellipsis],
    make: { options, _ in .article(QuotesStage(options)) })

  static let stageName = "quotes"
  static let straight = reason("straight", "Curly quotation mark")
  static let curly = reason("curly", "Straight quotation mark")
  static let dash = reason("dash", "Dash that is not ASCII")
  static let ellipsis = reason("ellipsis", "Ellipsis that is not ASCII")

  /// Which quotation marks the stage makes.
  enum Style: String, CaseIterable {
    case straight
    case curly
    case keep
  }

  let style: Style
  let marks: QuoteMarks
  let plainsDashes: Bool
  let plainsEllipses: Bool

  /// Makes the stage with values for the options of ``descriptor``.
  public init(_ options: StageOptions) {
    style = Style(rawValue: options["style"]) ?? .straight
    marks = QuoteMarks.of(language: options["language"])
    plainsDashes = options["dashes"] == "ascii"
    plainsEllipses = options["ellipses"] == "ascii"
  }

  /// Makes the stage with its defaults.
  public init() {
    self.init(StageOptions(Self.descriptor.options))
  }

  /// The name.
  public var name: String { Self.stageName }

  /// No edit makes room for another one.
  public var canUnsettle: Bool { false }

  /// Which curly mark it is may depend on the lines before.
  public var isLineLocal: Bool { style != .curly }

  /// Proposes the marks of the style for a text.
  public func propose(for text: Text) -> Proposal {
    if style == .keep, !plainsDashes, !plainsEllipses {
      return Proposal(EditScript(sourceLength: text.count))
    }
    guard style == .curly else { return Proposal(plainScript(for: text)) }
    var pass = CurlyPass(self, sourceLength: text.count)
    pass.run(over: text)
    return Proposal(pass.script)
  }

  private static func reason(_ rule: String, _ message: String) -> Reason {
    Reason(stage: stageName, rule: "quotes.\(rule)", message: message)
  }
}
