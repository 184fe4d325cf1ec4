extension EditScript {
  /// The script with other reasons. An edit is left out when none of its reasons is replaced by one.
  public func replacingReasons(_ replacement: (Reason) -> Reason?) -> EditScript {
    var script = EditScript(sourceLength: sourceLength)
    let replaced = reasons.map { $0.replacing(replacement) }
    for edit in edits {
      guard let reasons = replaced[Int(edit.reasons)] else { continue }
      script.replace(edit.range, with: insertion(of: edit), reasons: reasons)
    }
    return script
  }
}

extension Reasons {
  fileprivate func replacing(_ replacement: (Reason) -> Reason?) -> Reasons? {
    switch self {
    case .one(let reason):
      return replacement(reason).map { .one($0) }
    case .several(let parts):
      let kept = parts.compactMap { part in
        replacement(part.reason).map { Part(reason: $0, range: part.range) }
      }
      return kept.isEmpty ? nil : .several(kept)
    }
  }
}
