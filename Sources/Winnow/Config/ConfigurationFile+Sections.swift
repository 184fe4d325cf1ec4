extension ConfigurationFile {
  mutating func readSections(from fields: inout FieldReader) {
    guard fields.node(PathSection.key) != nil else { return }
    for node in fields.list(PathSection.key) {
      var inner = FieldReader(
        node, as: "a section of “\(PathSection.key)”", keys: ConfigurationKey.sectionNames, path: path,
        kind: "config")
      var section = ConfigurationFile(path: path)
      section.readKeys(from: &inner, where: \.isPerPath)
      section.checkSeverities(&inner)
      if let globs = globs(&inner) {
        do throws(GlobError) {
          settings.sections.append(try PathSection(globs: globs, file: path, settings: section.settings))
        } catch {
          inner.note(
            "config.glob", at: inner.node(PathSection.globKey)?.position ?? node.position, "\(error)")
        }
      }
      fields.take(inner)
    }
  }

  /// The globs of a section: a text or a list of them.
  private func globs(_ fields: inout FieldReader) -> [String]? {
    let key = PathSection.globKey
    if case .sequence(let items)? = fields.node(key)?.content, !items.isEmpty { return texts(key, &fields) }
    return fields.requiredText(key).map { [$0.text] }
  }

  /// There is one archive stage for all paths, so what it finds matters the same everywhere.
  private func checkSeverities(_ fields: inout FieldReader) {
    let shared = StageCatalogue.all.filter(\.isArchiveStage).flatMap(\.reasons).map(\.rule)
    for prefix in settings.severities.levels.keys.sorted() {
      guard let id = shared.first(where: { $0.hasPrefix(prefix) }) else { continue }
      fields.note(
        "config.shared", at: fields.node("severity")?.position ?? fields.position,
        "“\(prefix)” is about \(id), which looks across all paths; set its severity outside of “\(PathSection.key)”"
      )
    }
  }
}
