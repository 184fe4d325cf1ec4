"""Other programs that clean text, each doing a part of what winnow does in one run."""

import gzip
import os
import shutil
import subprocess
import sys

from place import BENCHMARKS, Place
from task import Task

TITLE = "Peers"
ABOUT = (
    "Programs that do a part of the work, on parts of the corpus, since most are slow; ratios are by the byte. "
    "Python's start and its reading and writing of JSON are in each figure."
)
MOST_ROUNDS = 3


def tasks(place: Place) -> list[Task]:
    corpus = place.corpus("jsonl")
    first = "`winnow`, all stages, with a report"
    written = ["-o", place.path("other.jsonl"), "--report", place.path("other-report.jsonl")]
    own = Task(first, [place.winnow, corpus, *written, "-j", "1"], os.path.getsize(corpus), has_one_thread=True)
    reason = _install(place)
    return [own, *_dolma(place, first, reason), *_scripts(place, first, reason)]


def _dolma(place: Place, first: str, reason: str) -> list[Task]:
    size = max(1, place.size // 4)
    part = place.corpus("jsonl", size)
    folder = place.path("dolma")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(os.path.join(folder, "documents"))
    # dolma wants gzip, in a folder of this name.
    documents = os.path.join(folder, "documents", "part.jsonl.gz")
    with open(part, "rb") as source, gzip.open(documents, "wb", 6) as sink:
        shutil.copyfileobj(source, sink)
    program = os.path.join(place.path("peers"), "bin", "dolma")

    def dolma(name: str, *arguments: str) -> Task:
        # What an earlier run left would be taken for work that is done.
        clear = f"rm -rf '{folder}/attributes' '{folder}/bloom' '{folder}/work'"
        command = ["sh", "-c", f'{clear}; exec "$@"', "sh", program, *arguments, "--processes", "1"]
        return Task(name, command, os.path.getsize(part), against=first, note=f"on {size} MB, gzip in", reason=reason)

    return [
        dolma("dolma dedupe, whole documents", "dedupe", "--documents", documents, "--dedupe.name", "duplicates",
              "--dedupe.documents.key", "$.text", "--dedupe.documents.attribute_name", "duplicate",
              "--bloom_filter.file", f"{folder}/bloom", "--no-bloom_filter.read_only",
              "--bloom_filter.estimated_doc_count", "1000000",
              "--bloom_filter.desired_false_positive_rate", "0.0001",
              "--work_dir.input", f"{folder}/work/in", "--work_dir.output", f"{folder}/work/out"),
        dolma("dolma tag, `c4_v2`", "tag", "--documents", documents, "--taggers", "c4_v2",
              "--destination", f"{folder}/attributes"),
    ]


def _scripts(place: Place, first: str, reason: str) -> list[Task]:
    python = os.path.join(place.path("peers"), "bin", "python3")

    def script(name: str, file: str, choice: str, share: int) -> Task:
        size = max(1, place.size // share)
        part = place.corpus("jsonl", size)
        return Task(name, [python, os.path.join(BENCHMARKS, "peers", file), choice], os.path.getsize(part), stdin=part,
                    against=first, note=f"on {size} MB", reason=reason)

    return [
        script("ftfy, quotes and characters only", "ftfy_clean.py", "plain", 20),
        script("ftfy.fix_text", "ftfy_clean.py", "all", 40),
        script("datatrove, C4 filter", "datatrove_filter.py", "c4", 100),
        script("datatrove, Gopher repetition", "datatrove_filter.py", "gopher", 100),
    ]


def _install(place: Place) -> str:
    """Puts the peers into a virtual environment; the reason why they cannot be run, if there is one."""
    folder = place.path("peers")
    if os.path.exists(os.path.join(folder, "complete")):
        return ""
    pip = [os.path.join(folder, "bin", "python3"), "-m", "pip", "install", "--quiet"]
    requirements = os.path.join(BENCHMARKS, "peers", "requirements.txt")
    steps = ([sys.executable, "-m", "venv", folder], [*pip, "-r", requirements], [*pip, "--no-deps", "dolma==1.2.1"])
    for step in steps:
        result = subprocess.run(step, capture_output=True, text=True, check=False)
        if result.returncode != 0:
            return "not installed: " + ((result.stderr or result.stdout).strip().splitlines() or [""])[-1][:160]
    open(os.path.join(folder, "complete"), "w", encoding="ascii").close()
    return ""
