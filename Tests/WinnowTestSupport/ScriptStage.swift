public import WinnowCore

/// An article stage that proposes what a test says.
public struct ScriptStage: ArticleStage {
  /// The name.
  public let name = "script"
  /// The text is looked at once.
  public let canUnsettle = false
  private let body: @Sendable (Text) -> Proposal

  /// Makes a stage of a function.
  public init(_ body: @escaping @Sendable (Text) -> Proposal) { self.body = body }

  /// What the test says.
  public func propose(for text: Text) -> Proposal { body(text) }

  /// A pipeline of this stage that replaces every occurrence of some pieces, earlier pieces first.
  public static func replacing(_ pieces: [(old: [UInt8], new: [UInt8], reason: Reason)]) throws -> Pipeline {
    let stage = ScriptStage { text in
      var script = EditScript(sourceLength: text.count)
      var offset = 0
      while offset < text.count {
        if let piece = pieces.first(where: { text.bytes[offset...].starts(with: $0.old) }) {
          script.replace(offset..<(offset + piece.old.count), with: piece.new, because: piece.reason)
          offset += piece.old.count
        } else {
          offset += 1
        }
      }
      return Proposal(script)
    }
    return try Pipeline([.article(stage)])
  }
}
