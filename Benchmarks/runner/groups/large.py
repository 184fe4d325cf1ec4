"""winnow on an archive ten times as large: memory must not grow with it, but for the index of duplicates."""

import os

from place import Place
from task import Task

TITLE = "A large archive"
ABOUT = "The same on an archive ten times as large, streamed: peak memory must not follow the size of the input."
MOST_ROUNDS = 1


def tasks(place: Place) -> list[Task]:
    corpus = place.corpus("jsonl", 10 * place.size)
    written = ["-o", place.path("large-out.jsonl"), "--report", place.path("large-report.jsonl")]
    return [
        Task(f"all stages, with a report, {threads} threads" if threads > 1 else "all stages, with a report",
             [place.winnow, corpus, *written, "-j", str(threads)], os.path.getsize(corpus), has_one_thread=threads == 1)
        for threads in (1, 2)
    ]
