public import WinnowCore

extension EditScript {
  /// The reasons of each edit, in order.
  public var allReasons: [Reasons] { edits.map(reasons) }
}
