internal import CPCRE2
internal import Synchronization

/// A regular expression, safe to use from many threads.
///
/// It is meant for text that may hold anything: UTF-8 with Unicode properties, line ends LF, CR LF and CR. Refused
/// are `\K`, `\C`, callouts, `(*VERB)` in any place and patterns that may match nothing.
public final class Pattern: Sendable {
  /// The expression as written, in UTF-8: few patterns of a set are ever asked for it.
  private let bytes: [UInt8]
  /// Whether upper and lower case differ.
  public let isCaseSensitive: Bool
  private let compiled = LazyReference<Code>()
  private let compiledForFewSearches = LazyReference<Code>()
  private let counted = LazyReference<Code>()
  private let required = LazyReference<PatternTexts>()

  /// The expression as written.
  public var source: String { String(decoding: bytes, as: UTF8.self) }

  /// Takes an expression and checks it.
  public convenience init(_ source: String, isCaseSensitive: Bool = false) throws(PatternError) {
    self.init(unchecked: Array(source.utf8), isCaseSensitive: isCaseSensitive)
    if let mistake = Self.mistake(in: source) { throw mistake }
    if try Code(bytes, isCaseSensitive: isCaseSensitive, for: .check).mayMatchEmpty {
      throw PatternError(
        code: "pack.pattern-may-be-empty", offset: nil,
        message: "it may match nothing at all; make a part of it required")
    }
  }

  /// Takes an expression in UTF-8 that is known to be good.
  init(unchecked bytes: [UInt8], isCaseSensitive: Bool) {
    self.bytes = bytes
    self.isCaseSensitive = isCaseSensitive
  }

  /// The code to search with, made when it is first asked for: most patterns of a set never come near a match.
  func code() throws(PatternError) -> Code {
    try compiled.object { () throws(PatternError) in
      try Code(bytes, isCaseSensitive: isCaseSensitive, for: .search)
    }
  }

  /// The code to search with if there may be few searches. It is made more quickly, and finds the same.
  func codeForFewSearches() throws(PatternError) -> Code {
    if let code = compiled.object { return code }
    return try compiledForFewSearches.object { () throws(PatternError) in
      try Code(bytes, isCaseSensitive: isCaseSensitive, for: .fewSearches)
    }
  }

  /// The code to search with where steps are counted. It finds the same.
  func countedCode() throws(PatternError) -> Code {
    try counted.object { () throws(PatternError) in
      try Code(bytes, isCaseSensitive: isCaseSensitive, for: .countedSearch)
    }
  }

  /// The texts that a segment with a match holds.
  var texts: PatternTexts { required.object { PatternTexts(of: source) } }

  /// Whether the code has been made.
  var isCompiled: Bool { compiled.object != nil || compiledForFewSearches.object != nil }

  /// What is refused though PCRE2 would take it.
  private static func mistake(in source: String) -> PatternError? {
    for token in PatternToken.all(in: source) {
      let name: String
      switch token.kind {
      case .escape("K"): name = "\\K"
      case .escape("C"): name = "\\C"
      case .open(.callout): name = "a callout (?C…)"
      case .open(.verb): name = "a verb (*…)"
      default: continue
      }
      return PatternError(
        code: "pack.pattern-refused", offset: token.offset, message: "\(name) is not allowed in a rule")
    }
    return nil
  }
}

/// Why an expression was not taken.
public struct PatternError: Error, Equatable {
  /// A stable code, such as `pack.pattern`.
  public let code: String
  /// Where in the expression, in code points from its start, 0-based; `nil` for the whole.
  public let offset: Int?
  /// What is wrong with it.
  public let message: String
}

extension Pattern {
  /// PCRE2's compiled code. It is not changed once it is made, and PCRE2 lets threads share it from then on, so it may
  /// be sent.
  final class Code: @unchecked Sendable {
    let pointer: OpaquePointer
    private let purpose: Purpose
    private let machineCode = LazyReference<MachineCode>()
    /// To make machine code takes as long as it saves in the search of so many bytes, or of lines, each of which has some
    /// more.
    private let demand = Demand(24 * 1024)
    private static let demandOfLine = 32
    /// No text of fewer code points has a match.
    let leastLength: Int

    /// What code is made for.
    enum Purpose {
      /// To see whether it is valid.
      case check
      case search
      /// A few searches, for which nothing is prepared that makes them quicker.
      case fewSearches
      /// A search whose steps a ``StepMeter`` counts.
      case countedSearch
    }

    private static let options =
      UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_MATCH_INVALID_UTF)
      | UInt32(PCRE2_NEVER_BACKSLASH_C) | UInt32(PCRE2_NO_UTF_CHECK)

    /// Compiles an expression in valid UTF-8.
    init(_ bytes: [UInt8], isCaseSensitive: Bool, for purpose: Purpose) throws(PatternError) {
      let context = pcre2_compile_context_create_8(nil)
      defer { pcre2_compile_context_free_8(context) }
      pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_ANYCRLF))
      var options = isCaseSensitive ? Self.options : Self.options | UInt32(PCRE2_CASELESS)
      switch purpose {
      case .check, .search: break
      case .fewSearches: options |= UInt32(PCRE2_NO_AUTO_POSSESS) | UInt32(PCRE2_NO_START_OPTIMIZE)
      case .countedSearch: options |= UInt32(PCRE2_AUTO_CALLOUT)
      }
      var errorCode: Int32 = 0
      var errorOffset = 0
      let compiled = bytes.withUnsafeBufferPointer {
        pcre2_compile_8($0.baseAddress, $0.count, options, &errorCode, &errorOffset, context)
      }
      guard let compiled else {
        let before = String(decoding: bytes.prefix(errorOffset), as: UTF8.self)
        throw PatternError(
          code: "pack.pattern", offset: before.unicodeScalars.count, message: Self.message(of: errorCode))
      }
      self.pointer = compiled
      self.purpose = purpose
      var leastLength: UInt32 = 0
      pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_MINLENGTH), &leastLength)
      self.leastLength = Int(leastLength)
    }

    deinit { pcre2_code_free_8(pointer) }

    /// The same code with machine code, for the next search, of so many bytes; `nil` where there is none, or it is not
    /// worth its making yet. A search without it finds the same.
    func withMachineCode(for count: Int) -> OpaquePointer? {
      if purpose == .fewSearches { return nil }
      if let known = machineCode.object { return known.pointer }
      guard purpose == .countedSearch || demand.ask(Self.demandOfLine + count) else { return nil }
      return machineCode.object { MachineCode(pointer) }.pointer
    }

    /// Makes the machine code now, however few searches there will be.
    func makeMachineCode() { _ = machineCode.object { MachineCode(pointer) } }

    /// Whether it is better made anew where there are many searches.
    var isForFewSearches: Bool { purpose == .fewSearches }

    var mayMatchEmpty: Bool {
      var answer: UInt32 = 0
      pcre2_pattern_info_8(pointer, UInt32(PCRE2_INFO_MATCHEMPTY), &answer)
      return answer != 0
    }

    /// What PCRE2 says of an error code.
    static func message(of code: Int32) -> String {
      var buffer = [UInt8](repeating: 0, count: 256)
      let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
      return String(decoding: buffer.prefix(Int(max(0, length))), as: UTF8.self)
    }
  }
}

/// PCRE2's compiled code with machine code. It is a copy, since threads may be searching with the original while it is
/// made.
private final class MachineCode: @unchecked Sendable {
  /// `nil` if no machine code can be made.
  let pointer: OpaquePointer?

  init(_ original: OpaquePointer) {
    let copy = pcre2_code_copy_8(original)
    let isMade = pcre2_jit_compile_8(copy, UInt32(PCRE2_JIT_COMPLETE)) == 0
    if !isMade { pcre2_code_free_8(copy) }
    pointer = isMade ? copy : nil
  }

  deinit { pcre2_code_free_8(pointer) }
}

/// Tells when something has been asked for so much that it is worth its making.
private struct Demand: ~Copyable {
  /// Where threads ask at once, one may not be counted.
  private let count = Atomic(0)
  private let limit: Int

  init(_ limit: Int) { self.limit = limit }

  /// Asks once more, for so much; whether enough has been asked for before.
  func ask(_ amount: Int) -> Bool {
    let count = count.load(ordering: .relaxed)
    if count < limit { self.count.store(count + amount, ordering: .relaxed) }
    return count >= limit
  }
}
