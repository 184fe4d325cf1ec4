public import WinnowCore

/// Straightens characters that readers cannot see or tell apart: invisible ones, spaces, line ends, ligatures.
///
/// Bytes that are not valid UTF-8 are never touched and count as visible. A decision that depends on the characters
/// beside it looks only at those that no run of the stage removes, so the stage is idempotent by construction.
public struct NormalizeStage: ArticleStage {
  /// The stage as the catalogue lists it.
  public static let descriptor = StageDescriptor(
    name: stageName,
    summary: "remove invisible and control characters; make spaces, line ends and ligatures plain",
    reasons: reasons, make: { _, _ in .article(NormalizeStage()) })

  static let stageName = "normalize"

  /// Makes the stage.
  public init() {}

  /// The name.
  public var name: String { Self.stageName }

  /// No edit makes room for another one.
  public var canUnsettle: Bool { false }

  /// What decides on a character is in its line.
  public var isLineLocal: Bool { true }

  /// Proposes the plain characters for a text, and finds its bidirectional controls.
  public func propose(for text: Text) -> Proposal {
    var pass = NormalizePass(sourceLength: text.count)
    pass.run(over: text)
    return pass.proposal()
  }
}
