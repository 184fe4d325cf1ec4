import Winnow

@testable import WinnowCommand

/// The reference of the command in Markdown, made of the same tables as its help.
enum Reference {
  static var text: String {
    """
    # The command line

    Commands, options, exit status, stages and configuration keys of `winnow`.

    ## Overview

    This page is made of the tables that the program itself reads; `winnow --help` says the same.

    \(commands)
    \(options)
    \(stages)
    \(keys)
    \(environment)
    \(status)
    """
  }

  private static var commands: String {
    let rows = Arguments.Command.allCases.flatMap(\.synopses).map { [code($0.words), $0.summary] }
    return "## Commands\n\n" + table(["command", "does"], rows)
  }

  private static var options: String {
    var text = "## Options\n\nA flag has a form that begins with `--no-`; `--` ends options.\n"
    for group in Option.Group.allCases {
      let rows = Option.all.filter { $0.group == group }.map { option in
        let commands = Arguments.Command.allCases.filter(option.commands.contains)
        let names =
          commands == Arguments.Command.allCases ? "all" : commands.map(\.rawValue).joined(separator: ", ")
        let example = option.example.map { " Example: \(code($0))" } ?? ""
        return [
          code(String(option.synopsis.drop { $0 == " " })), option.description + example, names,
        ]
      }
      text += "\n### \(group.rawValue)\n\n" + table(["option", "does", "commands"], rows)
    }
    return text
  }

  private static var stages: String {
    var text = "## Stages\n\nIn their default order; `--set` and `winnow.yml` set their options.\n"
    for stage in StageCatalogue.all {
      text += "\n### \(stage.name)\n\n\(sentence(stage.summary))\n"
      guard !stage.options.isEmpty else { continue }
      let rows = stage.options.map { option in
        [
          code("\(stage.name).\(option.name)"), option.summary, option.acceptedValues,
          code(option.defaultValue),
        ]
      }
      text += "\n" + table(["option", "does", "takes", "default"], rows)
    }
    return text
  }

  private static var keys: String {
    let rows = ConfigurationKey.all.map { key in
      [
        code(key.name), key.summary, type(of: key.kind), defaultValue(of: key), key.isPerPath ? "yes" : "no",
      ]
    }
    return """
      ## Keys of winnow.yml

      The file begins with `schema: \(ConfigurationKey.schema)`. A key with a dot is an option of a stage, and stands in \
      the mapping of its stage. Keys that may differ from path to path may also stand in a section of the list \
      `\(PathSection.key)`, whose `\(PathSection.globKey)` says for which paths it is. `winnow config schema` prints the \
      JSON Schema.

      \(table(["key", "means", "type", "default", "per path"], rows))
      """
  }

  private static func type(of kind: ConfigurationKey.Kind) -> String {
    switch kind {
    case .stages: "list of stages, or text"
    case .paths: "list of paths"
    case .prefixes: "list of prefixes"
    case .flag: "`true` or `false`"
    case .choice(let words): "one of " + words.map(code).joined(separator: ", ")
    case .number(let bounds): "number from \(bounds.lowerBound) to \(bounds.upperBound)"
    case .count(let bounds): "whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
    case .size: "size"
    case .text: "text"
    case .severities: "mapping of prefixes to levels"
    }
  }

  private static func defaultValue(of key: ConfigurationKey) -> String {
    switch key.defaultValue {
    case .text(let text): code(text)
    case .list(let list): list.isEmpty ? "none" : list.map(code).joined(separator: ", ")
    case .map: "none"
    }
  }

  private static let environment =
    "## Environment\n\n"
    + table(
      ["variable", "means"],
      [
        ["`WINNOW_CONFIG`", "The configuration file, as `--config` has it; an option wins over it."],
        ["`WINNOW_RULES_PATH`", "Packs and folders of packs, parted by colons, instead of the key `packs`."],
        ["`WINNOW_THREADS`", "How many threads clean, instead of the key `threads`."],
        ["`WINNOW_MAX_MEMORY`", "How much memory cleaning may take, instead of the key `max-memory`."],
        ["`NO_COLOR`", "If it is set, no colours are used unless `--color always` asks for them."],
      ])

  private static var status: String {
    let rows = ExitStatus.allCases.map { [code(String($0.rawValue)), $0.meaning] }
    return "## Exit status\n\n" + table(["status", "means"], rows) + "\n\(ExitStatus.ofSignals)\n"
  }

  private static func code(_ text: String) -> String { "`\(text)`" }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private static func table(_ head: [String], _ rows: [[String]]) -> String {
    let rule = head.map { _ in "---" }
    return ([head, rule] + rows).map { row in
      "| " + row.map(escaped).joined(separator: " | ") + " |\n"
    }.joined()
  }

  /// A bar would end the cell, even in code.
  private static func escaped(_ cell: String) -> String {
    cell.map { $0 == "|" ? "\\|" : String($0) }.joined()
  }
}
