import Winnow

// Which inputs are read, and how.
extension Option {
  static let input: [Option] = [
    Option(
      "input-format", in: .input, for: cleaning,
      .required("FORMAT") { (arguments, value) throws(UsageError) in
        guard FormatCatalogue.names.contains(value) else {
          throw UsageError(unknown("input format", value, FormatCatalogue.names))
        }
        arguments.inputFormat = value
      },
      "How articles lie in the input: \(FormatCatalogue.names.joined(separator: ", ")). By default the extension says it, and standard input is text.",
      choices: FormatCatalogue.names, example: "winnow --input-format jsonl < archive.jsonl"),
    Option(
      "field", in: .input, for: deciding,
      .required("NAME") { (arguments, value) throws(UsageError) in arguments.formatOptions.field = value },
      "JSON Lines: the string to clean.", default: "text", example: "winnow --field body archive.jsonl"),
    Option(
      "id-field", in: .input, for: deciding,
      .required("NAME") { (arguments, value) throws(UsageError) in arguments.formatOptions.idField = value },
      "JSON Lines: the id to show in reports.", default: "id", example: "winnow --id-field url archive.jsonl"),
    Option(
      "separator", in: .input, for: cleaning,
      .required("TEXT") { (arguments, value) throws(UsageError) in
        do throws(SeparatorError) { arguments.formatOptions.separator = try Separator(value) } catch {
          throw UsageError("\(error)")
        }
      },
      """
      Text holds several articles, with TEXT between them: a line, or one control character wherever it stands, such as \
      '\\f', a form feed. Written with \\f, \\t, \\0, \\xHH and \\\\. It stays where it is, and goes between inputs that \
      share an output.
      """, example: "winnow --separator '\\f' book.txt"),
    Option(
      "glob", "g", in: .input, for: cleaning,
      .required("GLOB") { (arguments, value) throws(UsageError) in
        do throws(GlobError) { try arguments.globs.append(value) } catch { throw UsageError("\(error)") }
      },
      """
      In folders, read only what matches GLOB, or with a ! in front, leave it out; the last that matches decides. It is \
      written as in .gitignore: *, ?, [a-z], {a,b}, ** for folders, a / at the front for the current folder. May be given \
      again. Ignore files, such as .gitignore, are never read.
      """, example: "winnow check -g '*.txt' -g '!drafts/' articles"),
    Option(
      "hidden", in: .input, for: cleaning, .flag { $0.includesHidden = $1 },
      "In folders, read files and folders whose names begin with a dot."),
    Option(
      "follow", in: .input, for: cleaning, .flag { $0.followsLinks = $1 },
      "In folders, follow symbolic links. In place, replace the file that a link leads to."),
    Option(
      "files-from", in: .input, for: cleaning,
      .required("FILE") { (arguments, value) throws(UsageError) in arguments.fileList = value },
      "Read also the files and folders that FILE names, one a line; - is standard input.",
      example: "winnow check --files-from changed.txt"),
    Option(
      "null", "0", in: .input, for: cleaning, .flag { $0.endsNamesWithNull = $1 },
      "Names have a NUL behind them instead of a line end: those of --files-from, and those that --list prints.",
      example: "winnow -i --files-from names -0"),
    Option(
      "threads", "j", in: .input, for: deciding,
      .required("N") { (arguments, value) throws(UsageError) in
        guard let count = Arguments.threadCount(value) else {
          throw UsageError("--threads \(value): \(Arguments.threadCountAdvice)")
        }
        arguments.threads = count
      },
      "How many threads clean; 0 for one on each processor. The result is the same.", default: "0",
      example: "winnow -j 4 archive.jsonl -o clean.jsonl"),
    Option(
      "max-memory", in: .input, for: deciding,
      .required("SIZE") { (arguments, value) throws(UsageError) in
        guard let size = ByteCount.parse(value) else {
          throw UsageError("--max-memory \(value): write a size such as 64M or 1G")
        }
        arguments.maximumMemory = size
      },
      """
      About how much memory cleaning may take; 0 for as much as keeps all threads busy. What remembers duplicates, up to 40 \
      bytes an article, comes on top, and an article that does not fit is cleaned alone. The result is the same.
      """, default: "0", example: "winnow --max-memory 64M archive.jsonl -o clean.jsonl"),
    Option(
      "max-article-size", in: .input, for: deciding,
      .required("SIZE") { (arguments, value) throws(UsageError) in
        guard let size = ByteCount.parse(value), 1...Configuration.greatestArticleSize ~= size else {
          throw UsageError("--max-article-size \(value): write a size such as 500K or 64M, 1G at most")
        }
        arguments.maximumArticleSize = size
      },
      "Write larger articles through as they are; 1G at most.", default: "64M",
      example: "winnow --max-article-size 1G archive.jsonl"),
  ]
}
