"""What is measured, and how a run of it is measured."""

import os
import statistics
import subprocess
import time
from dataclasses import dataclass, field

from calm import Calm, Pulse


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
    # Whether all its work is done by one thread; it may then be held on one processor.
    has_one_thread: bool = False
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
    # The slower of the pulses before and after, in nanoseconds, and whether that is calm.
    pulse: int = 0
    is_calm: bool = False


class TaskFailure(Exception):
    """A task that ended with a status that does not count as success."""


class Launcher:
    """Runs tasks through `launch`, which measures them."""

    def __init__(self, folder: str, calm: Calm):
        self._calm = calm
        self._program = os.path.join(folder, "launch")
        self._result = os.path.join(folder, "launch.result")
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "launch.c")
        subprocess.run(["cc", "-O2", "-o", self._program, source], check=True)

    def sample(self, task: Task) -> Sample:
        """A measurement in a calm moment; the calmest that there was, if patience ends before."""
        deadline = self._calm.deadline()
        best = self._disturbed(task, deadline)
        while not self._calm.holds(best.pulse) and time.monotonic() < deadline:
            best = min(best, self._disturbed(task, deadline), key=lambda sample: sample.pulse)
        return best

    def _disturbed(self, task: Task, deadline: float) -> Sample:
        """A measurement, and how much it may have been disturbed."""
        before = self._calm.wait(task.has_one_thread, deadline)
        sample = self._medians(task, before)
        sample.pulse = max(before.time, self._calm.time(before.processors))
        return sample

    def _medians(self, task: Task, pulse: Pulse) -> Sample:
        usable = os.sched_getaffinity(0)
        os.sched_setaffinity(0, pulse.processors)
        try:
            samples = [self._run(task) for _ in range(task.repeats)]
        finally:
            os.sched_setaffinity(0, usable)
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


def measure(launcher: Launcher, calm: Calm, tasks: list[Task], rounds: int, say) -> dict[str, list[Sample]]:
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
    # Only now the least pulse is known.
    for sample in (sample for column in samples.values() for sample in column):
        sample.is_calm = calm.holds(sample.pulse)
    return samples
