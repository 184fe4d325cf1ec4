internal import WinnowCore

extension ReportedFinding {
  /// Whether another rule acted in its place, which is no news to most people.
  var isSuperseded: Bool {
    if case .superseded = finding.cause { true } else { false }
  }
}

extension Finding.Cause {
  /// Why nothing was edited, to be put in brackets behind a message; nothing where a rule only reports.
  var words: String? {
    switch self {
    case .flagged: nil
    case .overShare: "kept: it would take too much of the article"
    case .lastWord: "kept: nothing would be left of the article"
    case .superseded(let rule): "left to \(rule)"
    }
  }
}
