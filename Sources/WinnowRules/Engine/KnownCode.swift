/// What a search needs of a pattern's code.
///
/// A scratch has it for every rule, side by side: the objects that own it lie far apart, and to ask each of them would
/// take longer than most searches.
struct KnownCode: BitwiseCopyable {
  /// PCRE2's code; `nil` if it has not been asked for.
  let code: OpaquePointer?
  /// The same with machine code, if there is any yet.
  let machineCode: OpaquePointer?
  /// No text of fewer code points has a match.
  let leastLength: Int
  /// What owns the code, and lives on; to be asked for machine code.
  private let owner: Unmanaged<Pattern.Code>?

  /// Of a pattern that has not been asked for.
  init() { (code, machineCode, leastLength, owner) = (nil, nil, 0, nil) }

  /// What is known of code, which lives on, for its next search, of so many bytes.
  init(_ code: Pattern.Code, usesMachineCode: Bool, for count: Int) {
    self.code = code.pointer
    machineCode = usesMachineCode ? code.withMachineCode(for: count) : nil
    leastLength = code.leastLength
    owner = .passUnretained(code)
  }

  /// The same for the next search; `nil` if it has not been asked for, or only for few searches where there are many.
  func again(usesMachineCode: Bool, for count: Int, fewSearches: Bool) -> KnownCode? {
    owner?._withUnsafeGuaranteedRef { code in
      code.isForFewSearches && !fewSearches
        ? nil : KnownCode(code, usesMachineCode: usesMachineCode, for: count)
    }
  }
}
