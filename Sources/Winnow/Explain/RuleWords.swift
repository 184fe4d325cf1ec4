extension Rule {
  /// What the rule does, and what bounds it.
  var words: String {
    var parts = ["\(action.rawValue) the \(scope.rawValue)", "confidence \(confidence.rawValue)"]
    if let maxLength { parts.append("max-length \(maxLength) characters") }
    if after > 0 { parts.append("position after \(percent(after))") }
    if let near { parts.append("near \(near.prefix) within \(near.within) lines") }
    if let block { parts.append("block \(block.words)") }
    if edits { parts.append("max-share \(percent(maxShare))") }
    return parts.joined(separator: ", ")
  }

  /// What becomes of a place where the rule acts.
  var deed: String {
    switch action {
    case .flag: "flagged"
    case .replace: "replaced by “\(replacement ?? "")”"
    case .remove: "removed"
    case .removeToEnd: "removed, with all that follows"
    case .allow: "protected from the other rules"
    }
  }
}

extension Rule.Block {
  /// What belongs to a block.
  fileprivate var words: String {
    let end = until.map { ", up to a match of \($0)" } ?? ""
    return "of up to \(lines) lines of up to \(maxLength) characters\(end)"
  }
}

extension RuleExplainer.Usage {
  /// Whether the rule is used, and if not, what to do.
  var words: String {
    switch self {
    case .stageDoesNotRun: "not used: the stage “rules” does not run (--stages +rules)"
    case .selection(.used): "used"
    case .selection(.notSelected): "not used: --select names no prefix of its id"
    case .selection(.ignored(let prefix)): "not used: --ignore \(prefix) leaves it out"
    case .selection(.notSure(let minimum)):
      "not used: it is less sure than rules.confidence asks for, which is \(minimum.rawValue)"
        + " (--set rules.confidence=low uses every rule)"
    }
  }
}

extension RulePlace.Fate {
  /// Why nothing is done at a place.
  var words: String {
    switch self {
    case .acts: "acts"
    case .gated(.tooLong(let length, let limit)):
      "not tried: \(length) characters, and max-length is \(limit)"
    case .gated(.tooEarly(let before, let after)):
      "not tried: \(percent(before)) of the article lies before it, and position asks for \(percent(after))"
    case .gated(.notNear(let prefix, let within)):
      "kept: near is not satisfied, as no rule “\(prefix)…” matches within \(within) lines of it"
    case .overShare(let share, let limit):
      "kept: the rule would take \(percent(share)) of the article, and max-share is \(percent(limit))"
    case .lastWord: "kept: no word would be left of the article"
    case .superseded(let rule): "left to \(rule), which has the stronger claim"
    case .allowed(let rule): "kept: \(rule) protects it"
    case .inHead: "kept: it is the headline, date line or by-line of the article"
    case .reachesIntoHead: "kept: it reaches into the headline, date line or by-line of the article"
    case .limit(let message): "not searched: \(message)"
    }
  }
}

/// A share as people write it.
private func percent(_ share: Double) -> String {
  let tenths = Int((share * 1000).rounded())
  return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
}
