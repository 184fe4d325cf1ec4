"""What the same bytes cost programs that do less: nothing that cleans articles can be faster."""

import os
import sys

from place import Place
from task import Task

TITLE = "Floors"
ABOUT = "What other programs pay for the same bytes without cleaning anything."

COPY_JSON = """
import json, sys
for line in sys.stdin:
    print(json.dumps(json.loads(line), ensure_ascii=False))
"""


def tasks(place: Place) -> list[Task]:
    corpus = place.corpus("jsonl")
    size = os.path.getsize(corpus)
    gzip = place.compressed(corpus, ["gzip", "-6"], ".gz")
    zstd = place.compressed(corpus, ["zstd", "-q", "-3", "-c"], ".zst")
    parse = place.compiled("floors/parse.cpp", "parse", "simdjson")
    whole = "`winnow`, without files"

    def alone(name: str, command: list[str], **rest) -> Task:
        return Task(name, command, size, has_one_thread=True, **rest)

    return [
        alone(whole, [place.winnow, corpus, "-j", "1"]),
        alone("`cat FILE > FILE`", ["cat", corpus], stdout=place.path("cat.out"), against=whole),
        alone("`wc -l`", ["wc", "-l", corpus], against=whole),
        alone("simdjson: `text` of every record", [parse, corpus], against=whole, note="read whole, On-Demand"),
        Task("`gzip -dc`", ["gzip", "-dc", gzip], size, against=whole, note="MB uncompressed"),
        Task("`zstd -dc`", ["zstd", "-q", "-dc", zstd], size, against=whole, note="MB uncompressed"),
        alone("python3: JSON read and written", [sys.executable, "-c", COPY_JSON], stdin=corpus, against=whole),
    ]
