import Winnow

extension Arguments {
  /// Reads the list of files, where one is given.
  mutating func readFileList() throws(UsageError) {
    guard let fileList else {
      if endsNamesWithNull, !listsPaths { throw UsageError("-0 goes with --files-from or --list") }
      return
    }
    if fileList == "-", operands.contains("-") {
      throw UsageError("the list of files and the text cannot both be standard input")
    }
    do throws(Problem) {
      listedFiles = try FileList.read(fileList, endsWithNull: endsNamesWithNull)
    } catch {
      throw UsageError("\(error)")
    }
  }
}
