internal import CText
public import Testing

/// What searches in bytes may use of the processor. Each kind of it has code of its own; what is found is the same, so
/// that other tests may run meanwhile.
public struct ProcessorKind: Sendable, CustomTestStringConvertible {
  private let kind: winnow_processor_kind

  /// All that this processor has.
  public static let best = ProcessorKind(kind: WINNOW_COMPRESSING)

  /// The kinds, from the poorest on.
  public static let all = [WINNOW_BASELINE, WINNOW_SHUFFLING, WINNOW_WIDE, WINNOW_COMPRESSING].map(
    ProcessorKind.init)

  /// Uses no more than that from now on.
  public func use() { winnow_use_processor(kind) }

  /// The kind's number.
  public var testDescription: String { "kind \(kind.rawValue)" }
}
