"""Where the benchmark's files are, and how those that are missing are made."""

import os
import subprocess
import sys

BENCHMARKS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
REPOSITORY = os.path.dirname(BENCHMARKS)


class Place:
    """A folder outside of version control: corpora, outputs, programs to compare with."""

    def __init__(self, folder: str, winnow: str, size: int, seed: int):
        self.folder = os.path.abspath(folder)
        self.winnow = os.path.abspath(winnow)
        self.size = size
        self.seed = seed
        os.makedirs(self.folder, exist_ok=True)

    def path(self, name: str) -> str:
        return os.path.join(self.folder, name)

    def corpus(self, form: str, size: int | None = None) -> str:
        """A corpus of so many MB, made if it is not there; its digest is beside it."""
        megabytes = size or self.size
        suffix = {"jsonl": ".jsonl", "text": ".txt", "folder": ""}[form]
        path = self.path(f"corpus-{self.seed}-{megabytes}{suffix}")
        if not os.path.exists(path + ".made"):
            command = [sys.executable, os.path.join(BENCHMARKS, "corpus"), "--form", form, "--size", str(megabytes)]
            command += ["--seed", str(self.seed), path]
            made = subprocess.run(command, check=True, capture_output=True, text=True)
            with open(path + ".made", "w", encoding="utf-8") as digest:
                digest.write(made.stdout.rsplit(" ", 1)[-1])
        return path

    def digest(self, path: str) -> str:
        with open(path + ".made", encoding="utf-8") as digest:
            return digest.read().strip()

    def compressed(self, path: str, program: list[str], suffix: str) -> str:
        """The file, compressed by a program that writes to standard output."""
        target = path + suffix
        if not os.path.exists(target):
            with open(path, "rb") as source, open(target, "wb") as sink:
                subprocess.run(program, stdin=source, stdout=sink, check=True)
        return target

    def compiled(self, source: str, name: str, *libraries: str) -> str:
        """A program of one C++ file."""
        program = self.path(name)
        command = ["c++", "-O2", "-std=c++17", "-o", program, os.path.join(BENCHMARKS, source)]
        subprocess.run([*command, *(f"-l{library}" for library in libraries)], check=True)
        return program
