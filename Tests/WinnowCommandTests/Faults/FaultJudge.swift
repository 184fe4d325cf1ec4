import WinnowTestSupport

/// Compares what came of a run in which a call went wrong with the run in which none did.
struct FaultJudge {
  let scenario: FaultScenario
  let before: [String: [UInt8]]
  let normal: FaultScenario.Result
  let result: FaultScenario.Result

  /// What must not be.
  ///
  /// - Parameter isHarmless: whether the program only had to call again, so that nobody should notice.
  func complaints(isHarmless: Bool) -> [String] {
    switch result.run.status {
    case 0: success
    case 2 where !isHarmless: failure
    case let status: ["exit status \(status)"]
    }
  }

  /// A run that says it did its job did it all.
  private var success: [String] {
    let names = Set(result.files.keys).union(normal.files.keys).sorted()
    let others = names.filter { result.files[$0] != normal.files[$0] }
    return (result.run.output == normal.run.output ? [] : ["success, but another output"])
      + others.map { "success, but \($0) is another" }
  }

  /// A run that failed says so, and nothing that was there or is there now is half of something.
  private var failure: [String] {
    var complaints: [String] = []
    if !result.run.messages.contains(where: { $0.hasPrefix("winnow: ") }) { complaints.append("no message") }
    if !Self.isPart(result.run.output, of: normal.run.output) { complaints.append("another output") }
    for (name, bytes) in result.files where bytes != before[name] && bytes != normal.files[name] {
      if !isRight(bytes, in: name) { complaints.append("\(name) is neither old nor new") }
    }
    for name in before.keys where result.files[name] == nil { complaints.append("\(name) is gone") }
    return complaints + losses
  }

  /// Whether a file may be as it is although it is not what it would have been.
  private func isRight(_ bytes: [UInt8], in name: String) -> Bool {
    guard let whole = normal.files[name] else { return false }
    if name == scenario.report { return isTrue(bytes, whole) }
    return scenario.collection == name && Self.isPart(bytes, of: whole)
  }

  /// Whether bytes are lines of others in their order, the last one perhaps cut.
  private static func isPart(_ bytes: [UInt8], of whole: [UInt8]) -> Bool {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    var rest = whole.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    for (index, line) in lines.enumerated() {
      let isLast = index == lines.count - 1
      rest = rest.drop { isLast ? !$0.starts(with: line) : $0 != line }.dropFirst()
      if rest.isEmpty, !isLast { return false }
    }
    return true
  }
}

// MARK: - Change reports

extension FaultJudge {
  /// Whether a change report is true: without its end, the beginning of the whole one; with it, the sections of the
  /// inputs that could be worked on, and a word on the others.
  private func isTrue(_ report: [UInt8], _ whole: [UInt8]) -> Bool {
    let known = Self.sections(of: whole)
    let sections = Self.sections(of: report)
    guard sections.last?.last?.hasPrefix(#"{"type":"run-end""#) == true else {
      return Self.isPart(report, of: whole)
    }
    return sections.dropLast().allSatisfy { section in
      known.contains(section) || section.contains { $0.contains(#""problem":{"#) }
    }
  }

  /// The lines of a report by input, without the numbers of articles, which depend on the other inputs.
  private static func sections(of report: [UInt8]) -> [[String]] {
    var sections: [[String]] = [[]]
    for line in String(decoding: report, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix(#"{"type":"input","#) || line.hasPrefix(#"{"type":"run-end""#) { sections.append([]) }
      let isNumbered = line.hasPrefix(#"{"type":"article"#)
      sections[sections.count - 1].append(
        isNumbered ? String(line.drop { $0 != "," }.filter { !$0.isNumber }) : String(line))
    }
    return sections
  }

  /// What was taken out of a file is in a backup or in the report.
  private var losses: [String] {
    let sections = scenario.report.flatMap { result.files[$0] }.map(Self.sections) ?? []
    return before.keys.sorted().compactMap { name in
      guard let new = result.files[name], new != before[name], name != scenario.report else { return nil }
      let isReported = sections.contains { section in
        section.first?.hasPrefix(#"{"type":"input","path":"\#(name)""#) == true
          && section.contains { $0.hasPrefix(#"{"type":"edit""#) }
      }
      if isReported || result.files["\(name).bak"] == before[name] { return nil }
      return "\(name) was changed, and what was removed from it is nowhere"
    }
  }
}
