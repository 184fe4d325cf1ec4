"""winnow on a folder of small articles, as before a publication."""

import os
import shutil

from place import Place
from task import Task

TITLE = "A folder of articles"
ABOUT = "Plain text, one article a file. What is written goes to a new folder, file by file, each synchronised and renamed."


def tasks(place: Place) -> list[Task]:
    size = max(1, place.size // 20)
    folder = place.corpus("folder", size)
    output = place.path("folder-out")
    shutil.rmtree(output, ignore_errors=True)
    bytes_in = sum(os.path.getsize(os.path.join(path, name)) for path, _, names in os.walk(folder) for name in names)
    first = "`check`"
    copy = "cleaned into another folder, with a report"
    written = ["--output-dir", output, "--report", place.path("folder-report.jsonl")]

    def winnow(name: str, *arguments: str, threads: int, against: str = "") -> Task:
        command = [place.winnow, *arguments, folder, "-q", "-j", str(threads)]
        return Task(name, command, bytes_in, has_one_thread=threads == 1, against=against, good_statuses=(0, 1),
                    note=f"{size} MB")

    return [
        winnow(first, "check", threads=1),
        winnow(f"{first}, two threads", "check", threads=2, against=first),
        winnow(copy, *written, threads=1, against=first),
        winnow(f"{copy}, two threads", *written, threads=2, against=copy),
        Task("`cat` of every file", ["sh", "-c", f"find '{folder}' -type f -print0 | xargs -0 cat"], bytes_in,
             against=first, note=f"{size} MB"),
    ]
