/// A rule to be filled in, with what each of its keys is for.
public enum RuleSkeleton {
  /// The text of a rule, as it stands below `rules:` of a pack.
  public static func rule(_ id: String) -> String {
    """
      - id: \(id)
        message: Say what it is            # what people are told, such as “Newsletter invitation”
        # What the rule looks for: PCRE2 in single quotes, upper and lower case alike. Anchor it with ^ and $, bound every
        # repeat ({0,40} instead of *), and have a word in it that must be there. Quotes and spaces are plain here,
        # however the article writes them.
        match: '^words of your line$'
        scope: line                        # span | sentence | line | paragraph | article
        action: remove                     # allow | remove-to-end | remove | replace | flag
        severity: warning                  # error | warning | note: how much it matters to check
        confidence: high                   # high: as good as never wrong | medium: seldom | low: often
        # case: sensitive                  # if upper and lower case shall differ
        # with: 'new words'                # what replace puts in place
        # max-length: 240                  # in characters; longer segments are not tried
        # position: {after: 0.5}           # the share of the article that must lie before it
        # max-share: 0.3                   # would it take more of the article than this, it flags instead
        # near: {rule: share., within: 2}  # only within two lines of a line where such a rule matches
        # block: {lines: 6, max-length: 120}   # takes the short lines below it along
        # score: 1                         # a weight for those who add up what was found
        tests:
          hit:                             # texts it must find: two or three, as unlike as they come
            - 'Words of your line'
          miss:                            # sentences that talk about the same thing and must stay
            - 'The words of your line, in a sentence of the article.'
          # gives:                         # an article and what the rule makes of it
          #   - {text: "Title\\nWords of your line\\nText.", becomes: "Title\\nText."}

    """
  }

  /// The text of a pack with one rule.
  public static func pack(_ name: String, rule id: String) -> String {
    """
    # What the pack takes out, and what it must not touch.
    schema: 1
    pack: {name: \(name), languages: [en], license: CC0-1.0}
    # What the rules have in common unless they say otherwise.
    defaults: {scope: line, action: remove, severity: warning, confidence: high}
    rules:

    """ + rule(id)
  }

  /// What is wrong with a text as the name of a pack; `nil` if it can be one.
  public static func mistake(inPackName name: String) -> String? {
    Rule.isName(name[...])
      ? nil : "the name “\(name)” is not of lower-case letters, digits and hyphens, such as promo-en"
  }
}
