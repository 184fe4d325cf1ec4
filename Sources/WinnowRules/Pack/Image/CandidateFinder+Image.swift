extension CandidateFinder {
  /// Writes what a search of lines of Latin letters asks for, so that it need not be made.
  ///
  /// The rules are known by their numbers in the image, of which a set may use some.
  func write(to image: inout TableWriter) {
    image.write(rulesForEveryText)
    for rules in rulesForEveryLine { image.write(rules) }
    image.write(longestOfEveryLine)
    image.write(lengths.map(\.lowerBound))
    image.write(lengths.map(\.upperBound))
    image.write(repertoires.map(\.rawValue))
    requirements.write(to: &image)
    openings.write(to: &image)
    // The first tier has all rules.
    image.write(tiers[0].rules)
    tiers[0].index(for: .latin).write(to: &image)
    image.write(greatestCount)
  }

  /// Takes what was written. Of lines of other letters, needles are noted when there are such lines.
  ///
  /// - Parameter gate: tells what must hold of lines before a rule is tried on them; `nil` for rules that are not used.
  convenience init(
    _ image: inout TableReader, _ gate: @escaping @Sendable (Int) -> RuleGate?
  ) throws(ImageReader.Damaged) {
    let rulesForEveryText = try image.numbers()
    var rulesForEveryLine: [[Int]] = []
    for _ in Repertoire.allCases { rulesForEveryLine.append(try image.numbers()) }
    let longestOfEveryLine = try image.number()
    let (least, greatest) = (try image.numbers(), try image.numbers())
    let repertoires = try image.numbers().compactMap(Repertoire.init)
    let requirements = try TextRequirements(&image)
    let openings = try OpeningIndex(&image)
    let tier = LineTier(rules: try image.numbers(), latin: try NeedleIndex(&image), gate)
    self.init(
      rulesForEveryText: rulesForEveryText, rulesForEveryLine: rulesForEveryLine,
      longestOfEveryLine: longestOfEveryLine, lengths: zip(least, greatest).map { $0...$1 },
      repertoires: repertoires, requirements: requirements, openings: openings, tiers: [tier],
      greatestCount: try image.number())
  }
}
