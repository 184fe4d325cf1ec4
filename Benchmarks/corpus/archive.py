"""An archive of articles in many languages, some of which come again."""

from collections import deque

from article import Article, ArticleMaker
from dice import Dice
from languages import LANGUAGES
from prose import Prose

DUPLICATES = 0.20
REMEMBERED = 2_000


def articles(seed: int):
    """Articles without end: the same ones for the same seed."""
    makers = [ArticleMaker(Prose(language, 1_000 + place)) for place, language in enumerate(LANGUAGES)]
    dice = Dice(seed)
    earlier: deque[Article] = deque(maxlen=REMEMBERED)
    while True:
        if earlier and dice.falls(DUPLICATES):
            yield copy(dice.pick(earlier), dice)
        else:
            article = _maker(makers, dice).article(dice)
            earlier.append(article)
            yield article


def _maker(makers, dice: Dice) -> ArticleMaker:
    place = dice.roll() * sum(language.share for language in LANGUAGES)
    for maker in makers:
        place -= maker.prose.language.share
        if place < 0:
            return maker
    return makers[0]


def copy(article: Article, dice: Dice) -> Article:
    """A duplicate, half of them letter for letter, the others with other case, blanks or punctuation."""
    kind = dice.roll()
    text = article.text
    if 0.5 < kind < 0.7:
        text = text.replace(" the ", "  the ").replace("\n", " \n")
    elif 0.7 < kind < 0.85:
        first, newline, rest = text.partition("\n")
        text = first.upper() + newline + rest
    elif 0.85 < kind:
        text = text.replace(", ", " ")
    return Article(article.site, f"{article.url}?page={dice.between(1, 9)}", article.date, text)
