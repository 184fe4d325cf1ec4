"""A pack of invented rules in the shapes of real ones, so that as many are in use as a large set has."""

VERBS = ("discover", "explore", "unlock", "browse", "collect", "compare", "claim", "request", "reserve", "review",
         "choose", "order", "track", "vote for")
THINGS = ("holiday offers", "garden tips", "puzzle books", "travel deals", "wine lists", "recipe cards",
          "ticket alerts", "job listings", "property guides", "reader events", "crossword packs", "weather cards",
          "podcast notes")


def pack(count: int) -> str:
    """Each rule has a text that its pattern needs, gaps, and a choice, as rules of the built-in packs have."""
    rules = [_rule(number) for number in range(count)]
    head = "schema: 1\npack: {name: generated, license: CC0-1.0}\n"
    return head + "defaults: {scope: line, action: remove}\nrules:\n" + "".join(rules)


def _rule(number: int) -> str:
    verb = VERBS[number % len(VERBS)]
    thing = THINGS[number // len(VERBS) % len(THINGS)]
    adjective, noun = thing.split(" ")
    pattern = rf"^(?:[-*•] ?)?{verb} .{{0,60}}\b{adjective} (?:and \w+ )?{noun}\b.{{0,40}}$"
    return (
        f"  - id: generated.rule-{number}\n    message: Invented rule\n    match: '{pattern}'\n    tests:\n"
        f"      hit: ['{verb.capitalize()} our {thing} today']\n      miss: ['Nobody asked about {noun}.']\n"
    )
