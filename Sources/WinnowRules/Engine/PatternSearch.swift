internal import CPCRE2

/// Searches one subject, such as a line, for one pattern.
struct PatternSearch {
  private let code: OpaquePointer?
  private let machineCode: OpaquePointer?
  /// What owns the code, if that need not live on otherwise.
  private let owner: Pattern.Code?
  private let scratch: MatchScratch
  private let effort: Effort

  /// How much a search may cost from each place where a match could begin.
  enum Effort {
    case light, full
  }

  /// Prepares a search.
  ///
  /// - Parameter usesMachineCode: whether machine code is used where there is any. Results are the same.
  init(code: Pattern.Code, usesMachineCode: Bool, scratch: MatchScratch, effort: Effort = .full) {
    self.code = code.pointer
    machineCode = usesMachineCode ? code.withMachineCode(for: 0) : nil
    owner = code
    self.scratch = scratch
    self.effort = effort
  }

  /// Prepares a search with code that lives on.
  init(_ known: KnownCode, scratch: MatchScratch, effort: Effort) {
    (code, machineCode, owner) = (known.code, known.machineCode, nil)
    self.scratch = scratch
    self.effort = effort
  }

  /// A longer subject is searched in pieces of this many bytes.
  static let greatestPiece = 64 * 1024
  /// By how much two pieces overlap.
  static let overlap = 4 * 1024
  /// A match that ends so near to the end of a piece might be another one if the piece were longer.
  static let margin = 512

  /// How far a search goes.
  enum Extent {
    case firstMatch
    case allMatches
  }

  /// Appends matches, as ranges of the subject, to a list.
  func findMatches(
    in subject: UnsafeBufferPointer<UInt8>, _ extent: Extent, into found: inout [Range<Int>]
  ) throws(MatchFailure) {
    var pieceStart = 0
    var offset = 0
    while true {
      let pieceEnd = Self.boundary(in: subject, at: min(pieceStart + Self.greatestPiece, subject.count))
      let isLast = pieceEnd == subject.count
      let nextStart = Self.boundary(in: subject, at: max(0, pieceEnd - Self.overlap))
      offset = max(offset, pieceStart)
      while offset < pieceEnd, let match = try next(in: subject, from: offset, to: pieceEnd, isLast: isLast) {
        if !isLast, match.upperBound > pieceEnd - Self.margin {
          guard match.lowerBound >= nextStart else { throw .tooLong }
          break
        }
        offset = max(match.upperBound, offset + 1)
        guard !match.isEmpty else { continue }
        found.append(match)
        if extent == .firstMatch { return }
      }
      if isLast { return }
      pieceStart = nextStart
    }
  }

  /// The first match that begins at or behind an offset.
  private func next(
    in subject: UnsafeBufferPointer<UInt8>, from offset: Int, to end: Int, isLast: Bool
  ) throws(MatchFailure) -> Range<Int>? {
    let options = isLast ? 0 : UInt32(PCRE2_NOTEOL)
    var code: Int32
    if let machineCode {
      let context = effort == .light ? scratch.lightContext : scratch.context
      code = pcre2_jit_match_8(
        machineCode, subject.baseAddress, end, offset, options, scratch.matchData, context)
      if code == PCRE2_ERROR_JIT_STACKLIMIT, effort == .full {
        code = interpret(subject, offset, end, options, scratch.tightContext)
        if code < 0, code != PCRE2_ERROR_NOMATCH { code = PCRE2_ERROR_JIT_STACKLIMIT }
      }
    } else {
      let context = effort == .light ? scratch.lightInterpretedContext : scratch.context
      code = interpret(subject, offset, end, options, context)
    }
    if code == PCRE2_ERROR_NOMATCH { return nil }
    guard code >= 0, let offsets = pcre2_get_ovector_pointer_8(scratch.matchData) else {
      throw MatchFailure(code)
    }
    return offsets[0]..<max(offsets[0], offsets[1])
  }

  private func interpret(
    _ subject: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int, _ options: UInt32,
    _ context: OpaquePointer?
  ) -> Int32 {
    pcre2_match_8(
      code, subject.baseAddress, end, offset, options | UInt32(PCRE2_NO_JIT),
      scratch.matchData,
      context)
  }

  /// The offset, moved back to the start of the code point it lies in.
  private static func boundary(in subject: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    var offset = offset
    while offset > 0, offset < subject.count, subject[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}

extension MatchFailure {
  /// A pattern that turns out to be none, which a pack that was read with its patterns checked has not.
  init(_ error: PatternError) {
    self.init(code: error.code, message: "the pattern cannot be used: \(error.message)")
  }

  /// Names a return code of PCRE2.
  fileprivate init(_ code: Int32) {
    switch code {
    case PCRE2_ERROR_CALLOUT:
      self.init(code: "rules.steps", message: "the pattern takes too many steps on this text")
    case PCRE2_ERROR_MATCHLIMIT:
      self.init(code: "pcre2.match-limit", message: "the pattern takes too long on this text")
    case PCRE2_ERROR_JIT_STACKLIMIT:
      self.init(code: "pcre2.jit-stack", message: "the pattern needs too much stack on this text")
    case PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_DEPTHLIMIT:
      self.init(code: "pcre2.heap-limit", message: "the pattern needs too much memory on this text")
    default:
      self.init(code: "pcre2.error\(code)", message: Pattern.Code.message(of: code))
    }
  }
}
