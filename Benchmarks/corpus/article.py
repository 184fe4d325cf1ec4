"""One article: a headline, a by-line, paragraphs, and what an extractor leaves around them."""

from dataclasses import dataclass

import boilerplate
from dice import Dice
from prose import Prose

# Bytes of an article at the 0th, 10th, … 100th hundredth of all.
ARTICLE_SIZES = (300, 2_050, 2_900, 3_800, 4_900, 6_100, 7_700, 9_900, 13_200, 19_700, 48_000)

# How many of 1,000 lines of article text have which sizes.
LINE_SIZES = (
    (150, 8, 30), (150, 30, 60), (195, 60, 120), (215, 120, 240), (235, 240, 500), (52, 500, 1_000),
    (3, 1_000, 3_000),
)


@dataclass
class Article:
    site: int
    url: str
    date: str
    text: str


class ArticleMaker:
    def __init__(self, prose: Prose):
        self.prose = prose
        self._line_sizes = [size for share, *size in LINE_SIZES for _ in range(share)]

    def article(self, dice: Dice) -> Article:
        site = dice.below(len(boilerplate.SITES))
        date = f"2024-{dice.between(1, 12):02}-{dice.between(1, 28):02}"
        headline = self.prose.phrase(dice, 4, 12)
        lines = [headline, *self._head(dice, site), *self._body(dice, site), *self._tail(dice, site)]
        url = f"https://{boilerplate.SITES[site]}/{date[:4]}/{dice.between(1, 12)}/{dice.between(10_000, 9_999_999)}"
        return Article(site, url, date, self._typography(dice, lines))

    def _head(self, dice: Dice, site: int) -> list[str]:
        lines = [f"By {self.prose.name(dice)}"] if dice.falls(0.4) else []
        if dice.falls(0.4):
            lines.append(_day(dice))
        return lines + [self._boilerplate(dice, boilerplate.HEAD, site) for _ in range(dice.below(2))]

    def _body(self, dice: Dice, site: int) -> list[str]:
        lines = []
        size = 0
        wanted = dice.on_curve(ARTICLE_SIZES)
        while size < wanted:
            low, high = dice.pick(self._line_sizes)
            length = dice.between(low, high)
            lines.append(self._line(dice, length))
            size += length
            self._disturb(dice, lines, site)
        return lines

    def _line(self, dice: Dice, size: int) -> str:
        return self.prose.phrase(dice, 1, max(2, size // 6)) if size <= 60 else self.prose.paragraph(dice, size)

    def _disturb(self, dice: Dice, lines: list[str], site: int):
        """Boilerplate between paragraphs, lines that come again, and addresses in prose."""
        kind = dice.roll()
        if kind < 0.022:
            lines.append(self._boilerplate(dice, boilerplate.INSIDE, site))
        elif kind < 0.023:
            lines.append(lines[-1])
        elif kind < 0.026:
            lines.append(dice.pick(lines))
        elif kind < 0.045:
            lines.append(min(dice.pick(lines), dice.pick(lines), dice.pick(lines), key=len))
        elif kind < 0.055:
            word = self.prose.phrase(dice, 1, 1).lower()
            lines[-1] += f" https://{dice.pick(boilerplate.SITES)}/{word}?id={dice.below(10_000)}"

    def _tail(self, dice: Dice, site: int) -> list[str]:
        count = dice.on_curve((0, 0, 0, 1, 1, 2, 3, 5, 8, 13, 30))
        return [self._boilerplate(dice, boilerplate.TAIL, site) for _ in range(count)]

    def _boilerplate(self, dice: Dice, lines, site: int) -> str:
        line = dice.pick(lines)
        if not self.prose.language.has_boilerplate and dice.falls(0.6):
            line = "{headline}"
        if "{" not in line:
            return line
        prose = self.prose
        return line.format(
            paper=boilerplate.PAPERS[site], name=prose.name(dice), headline=prose.phrase(dice, 5, 11),
            words=prose.phrase(dice, 1, 3), prose=prose.paragraph(dice, dice.between(90, 330)),
            number=dice.between(2, 400), address=f"news@{boilerplate.SITES[site]}", date=_day(dice))

    def _typography(self, dice: Dice, lines: list[str]) -> str:
        """The habits of a source: blank lines, straight or curly quotes, no-break blanks, invisible characters."""
        text = ("\n\n" if dice.falls(0.45) else "\n").join(lines)
        if dice.falls(0.27):
            text = text.replace("’", "'").replace("“", '"').replace("”", '"')
        habit = dice.roll()
        if habit < 0.10:
            text = text.replace(" a ", " a\u00a0").replace(" – ", "\u00a0– ")
        elif habit < 0.17:
            text = text.replace(".\n", ". \n")
        elif habit < 0.18:
            text = text.replace("tion", "\u00adtion", 4).replace(". ", ".\u200b ", 4)
        return text


def _day(dice: Dice) -> str:
    return f"{dice.between(1, 28)} {dice.pick(boilerplate.MONTHS)} 2024"
