"""winnow on an archive."""

import os

from place import Place
from task import Task

TITLE = "An archive"
ABOUT = (
    "`winnow` with all default stages and built-in packs on JSON Lines. Where nothing else is said, one thread is used "
    "and the output is written to a file."
)

FIRST = "all stages, with a report"


def tasks(place: Place) -> list[Task]:
    corpus = place.corpus("jsonl")
    output, report = place.path("out.jsonl"), place.path("report.jsonl")
    # `restore` reads what the first row wrote, so other rows write elsewhere.
    other = place.path("other.jsonl")

    def winnow(name: str, *arguments: str, threads: int = 1, **rest) -> Task:
        command = [place.winnow, *arguments, "-j", str(threads)]
        options = zip(arguments, arguments[1:])
        files = tuple(value for option, value in options if option in ("-o", "--report"))
        return Task(name, command, os.path.getsize(corpus), written=files, has_one_thread=threads == 1, **rest)

    written = (corpus, "-o", output, "--report", report)
    return [
        winnow(FIRST, *written),
        winnow(f"{FIRST}, two threads", *written, threads=2, against=FIRST),
        winnow("without a report", corpus, "-o", other, against=FIRST),
        winnow("without files", corpus, against=FIRST, note="written to /dev/null"),
        winnow("without files, two threads", corpus, threads=2, against="without files"),
        *(winnow(f"only `{stage}`", corpus, "-o", other, "--stages", stage, against="without a report")
          for stage in ("normalize", "quotes", "rules", "collapse", "dedupe")),
        winnow("`check`", "check", "-q", corpus, against=FIRST, good_statuses=(0, 1)),
        Task("`restore`", [place.winnow, "restore", report, output, "-o", place.path("restored.jsonl")],
             os.path.getsize(corpus), has_one_thread=True, against=FIRST, note="the input's MB"),
        *_compressed(place, corpus, winnow),
    ]


def _compressed(place: Place, corpus: str, winnow) -> list[Task]:
    gzip = place.compressed(corpus, ["gzip", "-6"], ".gz")
    zstd = place.compressed(corpus, ["zstd", "-q", "-3", "-c"], ".zst")
    output, report = place.path("packed.jsonl.zst"), place.path("packed-report.jsonl.zst")
    packed = (zstd, "-o", output, "--report", report)
    name = "Zstandard in and out, with a report"
    return [
        winnow("gzip in, without files", gzip, against="without files", note="MB uncompressed"),
        winnow(name, *packed, against=FIRST, note="MB uncompressed"),
        winnow(f"{name}, two threads", *packed, threads=2, against=name),
    ]
