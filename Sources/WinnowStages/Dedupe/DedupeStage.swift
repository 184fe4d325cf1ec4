public import WinnowCore

/// Drops later copies of an article: those equal to an earlier one once case, white space and punctuation are
/// folded out.
///
/// What counts are letters in lower case, marks and numbers; so it makes no difference how quotes, dashes and
/// line ends are written. An article with neither letters nor numbers is never a duplicate. Invalid bytes
/// count as themselves: two texts that are damaged differently differ. Composed and decomposed letters differ
/// too.
public struct DedupeStage: ArchiveStage {
  /// The stage's name, `dedupe`.
  public let name = "dedupe"

  /// Makes the stage.
  public init() {}

  /// The 128-bit hash of what counts in an article; `nil` if it has neither letters nor numbers.
  public func fingerprint(of text: Text) -> Fingerprint? {
    ArticleHash.fingerprint(of: text.bytes.span)
  }

  /// The memory of one run: at most 40 bytes an article.
  public func makeJudge() -> any ArchiveJudge { Judge() }

  private struct Judge: ArchiveJudge {
    private var index = FingerprintIndex()

    mutating func judge(_ fingerprint: Fingerprint, article: Int) -> Duplicate? {
      index.insert(fingerprint, article: article).map {
        Duplicate(of: $0, similarity: 1, reason: DedupeStage.exactReason)
      }
    }
  }
}

extension DedupeStage {
  static let exactReason = Reason(
    stage: "dedupe", rule: "dedupe.exact", action: .remove, severity: .note,
    message: "Copy of an earlier article")

  /// How the catalogue lists the stage.
  public static let descriptor = StageDescriptor(
    name: "dedupe", summary: "drops later copies of an article",
    isArchiveStage: true, reasons: [exactReason], make: { _, _ in .archive(DedupeStage()) })
}
