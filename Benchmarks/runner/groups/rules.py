"""Rules alone: with the search for texts that patterns need, without it, and in ripgrep."""

import os
import shutil
import subprocess

import generated_rules
from place import BENCHMARKS, Place
from task import Task

TITLE = "Rules alone"
RULES = 300
ABOUT = (
    f"{RULES} rules, the built-in ones first and then generated ones, on plain text. `winnow` matches them on articles "
    "of about 10 kB without applying anything; ripgrep counts the lines on which one of the same patterns matches."
)


def tasks(place: Place) -> list[Task]:
    pack = place.path("generated.yml")
    with open(pack, "w", encoding="utf-8") as file:
        file.write(generated_rules.pack(RULES))
    text, part = place.corpus("text"), place.corpus("text", max(1, place.size // 20))
    sliced = f"on {max(1, place.size // 20)} MB"
    matching = _matching(place)
    first = "with prefilter"

    def match(name: str, engine: str, path: str, **rest) -> Task:
        command = [matching, engine, str(RULES), pack, path]
        return Task(name, command, os.path.getsize(path), has_one_thread=True, **rest)

    return [
        match(first, "prefilter", text),
        match("PCRE2, rule by rule", "pcre2", part, against=first, note=sliced),
        *_ripgrep(place, [matching, "patterns", str(RULES), pack], part, sliced, first),
    ]


def _matching(place: Place) -> str:
    """The program that matches with a choice of engines, built from a package of its own."""
    package, scratch = os.path.join(BENCHMARKS, "Matching"), place.path("matching")
    build = ["swift", "build", "-c", "release", "--quiet", "--package-path", package, "--scratch-path", scratch]
    subprocess.run([*build, "--static-swift-stdlib"], check=True)
    return os.path.join(scratch, "release", "Matching")


def _ripgrep(place: Place, patterns: list[str], text: str, sliced: str, first: str) -> list[Task]:
    size = os.path.getsize(text)
    if not shutil.which("rg"):
        reason = "rg is not installed"
        return [Task(name, reason=reason) for name in ("`rg -i -f`", "`rg -P -i -f`")]
    every = subprocess.run(patterns, check=True, capture_output=True, text=True).stdout.splitlines()
    plain = [pattern for pattern in every if _is_known(pattern)]
    files = {}
    for name, chosen in (("plain", plain), ("every", every)):
        files[name] = place.path(f"patterns-{name}.txt")
        with open(files[name], "w", encoding="utf-8") as file:
            file.write("".join(pattern + "\n" for pattern in chosen))
    count = ["rg", "-c", "-i", "--no-config", "--regex-size-limit", "4G", "--dfa-size-limit", "4G", "-f"]
    refused = len(every) - len(plain)
    left_out = f", without {refused} patterns that it refuses" if refused else ""
    return [
        Task("`rg -i -f`", [*count, files["plain"], text], size, against=first, note=sliced + left_out,
             good_statuses=(0, 1)),
        Task("`rg -P -i -f`", [*count, files["every"], "-P", text], size, against=first, note=sliced,
             good_statuses=(0, 1)),
    ]


def _is_known(pattern: str) -> bool:
    """Whether ripgrep's own engine takes a pattern; it refuses those that look around."""
    command = ["rg", "-i", "--no-config", "-e", pattern, os.devnull]
    return subprocess.run(command, capture_output=True, check=False).returncode < 2
