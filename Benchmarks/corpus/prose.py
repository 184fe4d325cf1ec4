"""Sentences and paragraphs of one language, with words as frequent as Zipf's law has them."""

from itertools import accumulate

from dice import Dice
from languages import Language

TABLE_SIZE = 1 << 16

# The ranks at which words with signs stand, so that prose holds as many as was measured.
ENGLISH_SIGNS = (
    (15, "it’s"), (30, "don’t"), (42, "city’s"), (55, "—"), (60, "can’t"), (70, "–"), (120, "didn’t"),
    (150, "mayor’s"), (200, "we’re"), (300, "team’s"), (340, "year’s"), (400, "…"),
)


class Prose:
    def __init__(self, language: Language, seed: int):
        self.language = language
        dice = Dice(seed)
        self.names = [name.capitalize() for name in _invented(language, dice, 600, ("",))]
        self._table = _zipf(_vocabulary(language, dice))

    def paragraph(self, dice: Dice, size: int) -> str:
        """Sentences of about `size` bytes together."""
        language, roll, table = self.language, dice.roll, self._table
        count = max(1, int(size / language.bytes_a_word))
        words = [table[int(roll() * TABLE_SIZE)] for _ in range(count)]
        sentences = []
        start = 0
        while start < count:
            end = start + 6 + int(roll() * 24)
            if count - end < 5:
                end = count
            sentences.append(self._sentence(dice, words[start:end]))
            start = end
        return language.blank.join(sentences)

    def phrase(self, dice: Dice, low: int, high: int) -> str:
        """Some words without a stop, as in a headline or a caption."""
        roll, table = dice.roll, self._table
        words = [table[int(roll() * TABLE_SIZE)] for _ in range(dice.between(low, high))]
        return _capitalised(self.language.blank.join(words))

    def name(self, dice: Dice) -> str:
        return f"{dice.pick(self.names)} {dice.pick(self.names)}" if self.names else self.phrase(dice, 2, 3)

    def _sentence(self, dice: Dice, words: list[str]) -> str:
        language, roll = self.language, dice.roll
        kind = roll()
        if len(words) > 8:
            words[len(words) // 2] += language.comma
            if kind > 0.7:
                words[len(words) // 4] += language.comma
        if self.names and kind > 0.55:
            words[-2 if len(words) > 2 else 0] = dice.pick(self.names)
        if kind < 0.06:
            words[len(words) // 3] = str(dice.between(2, 2400))
        text = _capitalised(language.blank.join(words)) + dice.pick(language.stops)
        if 0.06 < kind < 0.15:
            return language.quotes[0] + text + language.quotes[1]
        return text


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _vocabulary(language: Language, dice: Dice) -> list[str]:
    """Common words, then invented ones, with the apostrophes and dashes of prose strewn in by frequency."""
    words = language.common.split() + _invented(language, dice, language.invented, language.endings)
    if language.code == "en":
        for place, word in ENGLISH_SIGNS:
            words.insert(place, word)
    elif language.blank:
        words.insert(150, "–")
    return words


def _invented(language: Language, dice: Dice, count: int, endings) -> list[str]:
    syllables = language.syllables.split()
    if not syllables:
        return []
    return [
        "".join(dice.pick(syllables) for _ in range(dice.between(2, 3))) + dice.pick(endings) for _ in range(count)
    ]


def _zipf(words: list[str]) -> list[str]:
    """A table in which each word stands as often as its rank asks, so that an even choice follows Zipf's law."""
    sums = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    table = []
    for word, bound in zip(words, sums):
        table.extend([word] * (int(bound / sums[-1] * TABLE_SIZE) - len(table)))
    return table
