public import WinnowCore

/// Removes lines that follow their own copy, cards of other stories below the article, and surplus blank
/// lines.
///
/// **Copies.** A line of three words or more that follows its own copy, with nothing but blank lines between,
/// goes with its ending; the first copy stays. Lines are compared without the blanks at their ends, every run
/// of blanks as one, and quotes straight. In scripts written without blanks two letters count as a word. A
/// copy further down, with other lines between, is a finding; with `reach` set to `article` it goes too.
///
/// **Teaser cards.** The headline of another story often stands twice below an article, once from its picture
/// and once from its link. Adjacent copies of a headline (at most 140 columns, no full stop) below the
/// article's last sentence all go. The last sentence is the last line of four words or more that ends as
/// sentences do; an article without one has no teaser cards.
///
/// **Blank lines.** Of several blank lines in a row the first stays, at the start and at the end of the text
/// as anywhere. Blank lines around lines that go become one in the same way; where the lines that go reach
/// the end of the text, the blank lines between the last line that stays and the end go with them. A removal
/// that reaches the end of a text without a final line ending takes the ending in front of it.
///
/// **Protected** are, whatever they repeat:
/// - *code*: lines between fences (three backticks or tildes; a fence that nothing closes counts for nothing),
///   lines that begin with a tab or four columns of blanks unless half the article's sentences do, lines that
///   end with a brace, a semicolon or a backslash, begin with a brace, a comment or a prompt, hold `()`,
///   `==`, `=>`, `->`, `::`, `&&` or `||`, or are one tag;
/// - *tables*: a tab or two wide gaps inside the line, a bar at its start or two of them, a `%` or `#`
///   as a word, more digits than letters; and a plain line between two lines that look like code or rows;
/// - *dialogue*: lines that begin with a dash, lines that begin with a quote and end with one or with a
///   sentence, and lines that begin with a speaker's name and a colon beside another such line;
/// - *verse*, among lines of at most 60 columns: where of the three lines before and the three behind at
///   least four are as short; where the lines between two blank lines are all as short, with three different
///   ones or more; and *refrains*, blocks of two such lines or more that come again as a whole.
///
/// A second run proposes nothing, but for one case: where a card that went stood between two copies of a
/// line, these have become neighbours.
public struct CollapseStage: ArticleStage {
  /// How far apart copies may stand.
  public enum Reach: String, CaseIterable, Sendable {
    /// Only copies with nothing but blank lines between them go.
    case adjacent
    /// Every later copy in the article goes.
    case article
  }

  /// The stage's name, `collapse`.
  public var name: String { "collapse" }
  /// Removing lines makes others neighbours, and changes what share of the article lies before a line.
  public var canUnsettle: Bool { true }
  /// How far apart copies may stand.
  public let reach: Reach

  /// Makes the stage.
  public init(reach: Reach = .adjacent) {
    self.reach = reach
  }

  /// Makes the stage of the options it declares.
  public init(_ options: StageOptions) {
    self.init(reach: Reach(rawValue: options["reach"]) ?? .adjacent)
  }

  /// Proposes the removal of copies, cards and surplus blank lines.
  public func propose(for text: Text) -> Proposal {
    proposal(for: text, LineCensus(of: text))
  }

  /// Proposes the same of what is left of a text. Where no copies were left, there are none.
  public func propose(for text: Text, recalling recollection: Recollection) -> Proposal {
    // A byte order mark counts as part of a line until it stands at the start.
    let mayHoldCopies = !(recollection.notes is NoCopiesLeft) || text.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return proposal(for: text, LineCensus(of: text, mayHoldCopies: mayHoldCopies))
  }

  /// The note that an article holds no copies once the edits are made.
  private struct NoCopiesLeft: Sendable {}

  private func proposal(for text: Text, _ census: LineCensus) -> Proposal {
    guard census.hasCopies || census.hasBlankRun else {
      return Proposal(EditScript(sourceLength: text.count))
    }
    let verdict =
      census.hasCopies
      ? RepeatJudge(census, of: text, reach: reach).verdict() : RepeatVerdict(count: census.entries.count)
    let findings = verdict.distantCopies.map { index in
      Finding(reason: Self.distantRepeatReason, range: census.entries[index].content)
    }
    guard verdict.takesAny || census.hasBlankRun else {
      return Proposal(EditScript(sourceLength: text.count), findings: findings)
    }
    return Proposal(
      LineRemoval.script(for: text, census, verdict.fates), findings: findings,
      notes: verdict.leavesCopies(of: census) ? nil : NoCopiesLeft())
  }
}

extension CollapseStage {
  static let repeatReason = Reason(
    stage: "collapse", rule: "collapse.repeat", action: .remove, severity: .warning, message: "Repeated line")
  static let teaserReason = Reason(
    stage: "collapse", rule: "collapse.teaser", action: .remove, severity: .warning,
    message: "Card of another story")
  static let blankLinesReason = Reason(
    stage: "collapse", rule: "collapse.blank-lines", action: .remove, severity: .note,
    message: "Several blank lines in a row")
  static let distantRepeatReason = Reason(
    stage: "collapse", rule: "collapse.distant-repeat", action: .flag, severity: .note,
    message: "Line that stands further up already")

  /// How the catalogue lists the stage.
  public static let descriptor = StageDescriptor(
    name: "collapse",
    summary: "removes repeated lines, cards of other stories below the article, and surplus blank lines",
    options: [
      StageOption(
        "reach", .choice(Reach.allCases.map(\.rawValue)), default: Reach.adjacent.rawValue,
        "Which copies of a line go: those next to each other, or every later one in the article.")
    ],
    reasons: [repeatReason, teaserReason, blankLinesReason, distantRepeatReason],
    make: { options, _ in .article(CollapseStage(options)) })
}
