"""What it takes to clean one article as a filter."""

import os
import sys

from place import REPOSITORY, Place
from task import Task

TITLE = "One small article"
ABOUT = "Whole processes that take milliseconds: each figure is the median of twenty runs a round."
REPEATS = 20


def tasks(place: Place) -> list[Task]:
    article = os.path.join(REPOSITORY, "samples", "orchard.txt")
    often = {"repeats": REPEATS, "has_one_thread": True}
    filter_name = "`winnow < article.txt`"
    return [
        Task(filter_name, [place.winnow], stdin=article, **often),
        Task("the same, only `quotes`", [place.winnow, "--stages", "quotes"], stdin=article, **often,
             against=filter_name),
        Task("`winnow --version`", [place.winnow, "--version"], **often, against=filter_name),
        Task("`python3 -c pass`", [sys.executable, "-c", "pass"], **often, against=filter_name),
        Task("`cat`", ["cat"], stdin=article, **often, against=filter_name),
    ]
