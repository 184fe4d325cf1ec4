/// The lines of an article on which rules have matched, or could if the article were another one about them.
///
/// Most patterns that are tried do not match, and never will on the same line. When whole lines have gone from an
/// article, only these need another try: the rules that have matched, those that may not act so early in the article,
/// those that met a limit, and those whose segments are made of several lines.
public struct MatchLeads: Sendable {
  /// A rule and the index of a line.
  struct Lead: Sendable {
    var line: Int
    let rule: Int
  }

  /// By rule and then by line.
  var leads: [Lead] = []

  /// The leads in what is left of the article.
  ///
  /// - Parameter origins: for each line that is left its former index, in ascending order.
  public func inLines(_ origins: [Int]) -> MatchLeads {
    var result = MatchLeads()
    var line = 0
    var rule: Int?
    for lead in leads {
      if lead.rule != rule { (rule, line) = (lead.rule, 0) }
      while line < origins.count, origins[line] < lead.line { line += 1 }
      if line < origins.count, origins[line] == lead.line {
        result.leads.append(Lead(line: line, rule: lead.rule))
      }
    }
    return result
  }
}
