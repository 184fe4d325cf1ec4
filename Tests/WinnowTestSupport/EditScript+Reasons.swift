public import WinnowCore

/// An edit with all that its script knows of it, to be compared with those of other scripts.
public struct WholeEdit: Equatable, Sendable {
  private let range: Range<Int>
  private let insertion: ArraySlice<UInt8>
  private let reasons: Reasons

  fileprivate init(_ edit: Edit, of script: EditScript) {
    (range, insertion, reasons) = (edit.range, script.insertion(of: edit), script.reasons(of: edit))
  }
}

extension EditScript {
  /// The reasons of each edit, in order.
  public var allReasons: [Reasons] { edits.map(reasons) }

  /// The edits, each whole.
  public var wholeEdits: [WholeEdit] { edits.map { WholeEdit($0, of: self) } }
}
