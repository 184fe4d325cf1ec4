"""Where the CPU time of a run goes, by parts of the program."""

import os
import re
import shutil
import subprocess
from collections import Counter

from place import Place

TITLE = "Where the CPU time goes"
ABOUT = (
    "One thread, all default stages, with a report, sampled by `perf`. A sample counts for the innermost function on its "
    "stack that belongs to a part; what that function calls of the standard library, malloc or the kernel is included."
)

# In order: the first part whose names fit a function gets it.
PARTS = (
    # Machine code made by PCRE2 has no names.
    ("PCRE2", r"pcre2_|Pattern\.Code|^\[unknown\]"),
    ("stage `normalize`", r"Normaliz"),
    ("stage `quotes`", r"Quote"),
    ("stage `collapse`", r"Collapse|LineCensus|LineKeys|LineRun|LineSigns|ArticleLayout|RepeatJudge|LineFolding|Neighbourhood|MarkCounts"),
    ("stage `dedupe`: fingerprints", r"ArticleHash|LetterCopy|Dedupe|Fingerprint|ScalarFolding"),
    ("stage `rules`: search for needles", r"Needle|WindowFilter|TextRuns|OpeningIndex|Opening\.|FoundRules|LineFolder|LineIndex|LineTier|Rarity|PackedTexts|TextRequirement|CandidateFinder|PrefilterEngine|Candidate"),
    ("stage `rules`: match copy", r"MatchCopy|CopyWriter"),
    ("stage `rules`: segments, claims, removal", r"Segment|MatchedLines|RuleS|Rules|PatternSearch|Claim|Removal|Judgement"),
    ("JSON: records and strings read", r"JSONLines|JSONReader|JSONString.*decode|JSONString.*Decod|simdjson|winnow_json"),
    ("reading, chunks, decompression", r"ChunkReader|ByteSource|InputStream|Decompress|FileHandle.*read|Gzip|Zstd"),
    ("report", r"ArticleReport|Change|Place|EditGroups|Reporter|JSONWriter|JSONString|Report|PositionCursor|Finding"),
    ("edits: compose, lift, apply", r"OffsetMap|EditScript|EditTracer|Proposal|Reason"),
    ("rendering, digests, writing", r"ChunkRenderer|Delivery|ByteSink|Hasher|winnow_hash|XXH|AtomicFile|OutputFile|Sink"),
    ("the rest of the pipeline", r"Pipeline|Cleaner|CleanedRecord|CleaningState|Conveyor|Sequencer|Text\.|Line\.|OpenInput|Run\."),
)
OTHER = "anything else"
FREQUENCY = 997


def body(place: Place) -> str:
    if not shutil.which("perf"):
        return "Not measured: `perf` is not installed.\n"
    corpus = place.corpus("jsonl")
    data = place.path("perf.data")
    written = ["-o", place.path("other.jsonl"), "--report", place.path("other-report.jsonl")]
    record = ["perf", "record", "-q", "-F", str(FREQUENCY), "-g", "-o", data, place.winnow, corpus, *written, "-j", "1"]
    result = subprocess.run(record, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        return f"Not measured: {result.stderr.strip().splitlines()[-1]}\n"
    return _table(_shares(data, os.path.getsize(corpus)))


def _shares(data: str, size: int) -> list[tuple[str, float, float]]:
    """For each part its share, and the seconds it takes for a GB."""
    parts = [(name, re.compile(pattern)) for name, pattern in PARTS]
    counts: Counter[str] = Counter()
    known: dict[str, str] = {}
    for stack in _stacks(data):
        counts[_part(stack, parts, known)] += 1
    total = sum(counts.values())
    seconds = 1 / FREQUENCY / (size / 1e9)
    return [(name, count / total, count * seconds) for name, count in counts.most_common()]


def _stacks(data: str):
    """The functions of every sample, innermost first."""
    script = subprocess.Popen(["perf", "script", "-i", data, "-F", "ip,sym"], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL)
    demangle = subprocess.Popen(["swift", "demangle", "-simplified"], stdin=script.stdout, stdout=subprocess.PIPE,
                                text=True, errors="replace")
    stack: list[str] = []
    for line in demangle.stdout:
        words = line.strip().split(" ", 1)
        if len(words) == 2:
            stack.append(words[1])
        elif stack:
            yield _named(stack)
            stack = []
    if stack:
        yield _named(stack)


def _named(stack: list[str]) -> list[str]:
    """A stack without the nameless functions of the hash library, which are no machine code of PCRE2."""
    named = [function for function in stack if not function.startswith("[unknown]")]
    return named if named and named[0].startswith("XXH") else stack


def _part(stack: list[str], parts, known: dict[str, str]) -> str:
    for function in stack:
        if function not in known:
            known[function] = next((name for name, pattern in parts if pattern.search(function)), "")
        if known[function]:
            return known[function]
    return OTHER


def _table(shares: list[tuple[str, float, float]]) -> str:
    rows = "".join(f"| {name} | {share:.1%} | {seconds:.2f} |\n" for name, share, seconds in shares)
    return "| part | share | CPU s a GB |\n|---|---:|---:|\n" + rows
