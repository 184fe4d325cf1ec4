"""What is measured, and how a run of it is measured."""

import os
import statistics
import subprocess
from dataclasses import dataclass, field


@dataclass
class Task:
    """A row of the table: a program run to its end, or the reason why it cannot be run."""

    name: str
    command: list[str] = field(default_factory=list)
    bytes: int = 0
    stdin: str = os.devnull
    stdout: str = os.devnull
    # The name of the row that this one is compared with, run by run.
    against: str = ""
    # How often it runs in a round, for programs that take milliseconds.
    repeats: int = 1
    # Standard error and exit status 1 say nothing bad of some programs.
    good_statuses: tuple[int, ...] = (0,)
    # What an earlier run has written, which is taken away first: to give its memory back is no part of this run.
    written: tuple[str, ...] = ()
    note: str = ""
    reason: str = ""


@dataclass
class Sample:
    wall: float
    cpu: float
    memory: float


class TaskFailure(Exception):
    """A task that ended with a status that does not count as success."""


class Launcher:
    """Runs tasks through `launch`, which measures them."""

    def __init__(self, folder: str):
        self._program = os.path.join(folder, "launch")
        self._result = os.path.join(folder, "launch.result")
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "launch.c")
        subprocess.run(["cc", "-O2", "-o", self._program, source], check=True)

    def sample(self, task: Task) -> Sample:
        """The medians of a round."""
        samples = [self._run(task) for _ in range(task.repeats)]
        return Sample(*(statistics.median(column) for column in zip(*((s.wall, s.cpu, s.memory) for s in samples))))

    def _run(self, task: Task) -> Sample:
        for path in task.written:
            if os.path.exists(path):
                os.remove(path)
        errors = self._result + ".errors"
        with open(task.stdin, "rb") as stdin, open(task.stdout, "wb") as stdout, open(errors, "wb") as stderr:
            command = [self._program, self._result, *task.command]
            subprocess.run(command, stdin=stdin, stdout=stdout, stderr=stderr, check=True)
        with open(self._result, encoding="ascii") as result:
            wall, cpu, memory, status = map(int, result.read().split())
        if status not in task.good_statuses:
            with open(errors, encoding="utf-8", errors="replace") as stderr:
                lines = stderr.read().strip().splitlines() or [""]
            raise TaskFailure(f"exit status {status}: {lines[-1][:200]}")
        return Sample(wall / 1e9, cpu / 1e6, memory * 1024)


def measure(launcher: Launcher, tasks: list[Task], rounds: int, say) -> dict[str, list[Sample]]:
    """Runs the tasks one after the other, round by round, so that what disturbs the machine disturbs them all alike."""
    samples: dict[str, list[Sample]] = {task.name: [] for task in tasks}
    for number in range(1, rounds + 1):
        for task in tasks:
            if task.reason:
                continue
            try:
                samples[task.name].append(launcher.sample(task))
                say(f"round {number}: {task.name}: {samples[task.name][-1].cpu:.3f} CPU s")
            except (TaskFailure, OSError, subprocess.CalledProcessError) as error:
                task.reason = str(error)
                samples[task.name] = []
                say(f"round {number}: {task.name}: {task.reason}")
    return samples
