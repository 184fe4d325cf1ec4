"""Measures winnow and what it is compared with; see Benchmarks/README.md. `make bench` runs it."""

import argparse
import datetime
import os
import shutil
import subprocess
import sys

import machine
import results
from calm import MOST, Calm
from groups import GROUPS, profile
from place import BENCHMARKS, REPOSITORY, Place
from table import table
from task import Launcher, measure


def options():
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--winnow", required=True, help="the program, built for release")
    parser.add_argument("--folder", default=os.path.join(REPOSITORY, "build", "bench"),
                        help="where corpora and outputs are kept")
    parser.add_argument("--size", type=int, default=200, help="MB of the corpus")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--patience", type=float, default=20, help="seconds to wait for calm processors, each time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="some tables, with commas: " + ", ".join(GROUPS))
    return parser.parse_args()


def main():
    chosen = options()
    names = [name for name in chosen.only.split(",") if name] or list(GROUPS)
    for name in names:
        if name not in GROUPS:
            sys.exit(f"no table “{name}”; there are {', '.join(GROUPS)}")
    place = Place(chosen.folder, chosen.winnow, chosen.size, chosen.seed)
    calm = Calm(place.folder, chosen.patience)
    launcher = Launcher(place.folder, calm)
    bodies = []
    for name in names:
        group = GROUPS[name]
        if group is profile:
            body = group.body(place)
        else:
            body = measured_table(name, group, place, launcher, calm, chosen.rounds)
        bodies.append(f"## {group.TITLE}\n\n{group.ABOUT}\n\n{body}")
    measured = "\n".join([introduction(place, chosen.rounds, calm), *bodies])
    print(measured)
    # Only a complete run may replace the results that are kept.
    if names == list(GROUPS):
        results.write(os.path.join(BENCHMARKS, "RESULTS.md"), measured)


def measured_table(name: str, group, place: Place, launcher: Launcher, calm: Calm, rounds: int) -> str:
    tasks, rounds = group.tasks(place), min(rounds, getattr(group, "MOST_ROUNDS", rounds))
    samples = measure(launcher, calm, tasks, rounds, lambda text: say(name, text))
    return table(tasks, samples)


def say(group: str, text: str):
    print(f"{group}: {text}", file=sys.stderr)


def introduction(place: Place, rounds: int, calm: Calm) -> str:
    corpus = place.corpus("jsonl")
    return (
        f"Measured on {datetime.date.today().isoformat()}, winnow at {revision()}.\n\n{machine.describe()}\n"
        f"- corpus: {os.path.getsize(corpus) / 1e6:.0f} MB, seed {place.seed}, SHA-256 {place.digest(corpus)}\n"
        f"- median of the calm ones of {rounds} rounds (least–greatest of all), calm up to {MOST:g} times the least pulse, "
        f"{calm.least / 1000:.0f} µs; in each round all rows of a table run one after the other\n"
        f"- the program, stripped: {stripped_size(place) / 1e6:.1f} MB\n"
    )


def revision() -> str:
    command = ["git", "-C", REPOSITORY, "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def stripped_size(place: Place) -> int:
    copy = place.path("winnow.stripped")
    shutil.copy(place.winnow, copy)
    subprocess.run(["strip", copy], check=True)
    return os.path.getsize(copy)


main()
