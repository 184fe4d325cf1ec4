"""Whether a neighbour shares the processors.

On a virtual machine a core's other thread may belong to somebody else: while it works, every program here takes up to
twice the time, and nothing in this system shows it. A pulse does, a fixed piece of work: a processor is calm while its
pulse takes hardly longer than the quickest that was ever seen on this machine.
"""

import os
import subprocess
import time
from dataclasses import dataclass

# A pulse of a calm processor varies by some hundredths, one of a shared core takes from a third more to twice the time.
MOST = 1.15
PAUSE = 0.2


@dataclass
class Pulse:
    """The nanoseconds of the slowest of some processors."""

    processors: set[int]
    time: int


class Calm:
    def __init__(self, folder: str, patience: float):
        self.patience = patience
        self._program = os.path.join(folder, "pulse")
        self._record = os.path.join(folder, "pulse.least")
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pulse.c")
        subprocess.run(["cc", "-O1", "-o", self._program, source], check=True)
        self.least = self._recorded()

    def deadline(self) -> float:
        return time.monotonic() + self.patience

    def wait(self, has_one_thread: bool, deadline: float) -> Pulse:
        """Waits until the processors that a program will use are calm, or for the deadline.

        A program of one thread gets the calmest processor, others need all.
        """
        while True:
            pulse = self._choose(self._measure(), has_one_thread)
            if self.holds(pulse.time) or time.monotonic() > deadline:
                return pulse
            time.sleep(PAUSE)

    def time(self, processors: set[int]) -> int:
        """The pulse of these processors now."""
        times = self._measure()
        return max(times[processor] for processor in processors)

    def holds(self, pulse: int) -> bool:
        return pulse <= MOST * self.least

    def _choose(self, times: dict[int, int], has_one_thread: bool) -> Pulse:
        if has_one_thread:
            processor = min(times, key=times.get)
            return Pulse({processor}, times[processor])
        return Pulse(set(times), max(times.values()))

    def _measure(self) -> dict[int, int]:
        output = subprocess.run([self._program], check=True, capture_output=True, text=True).stdout
        times = {int(number): int(time) for number, time in map(str.split, output.splitlines())}
        least = min(times.values())
        if not self.least or least < self.least:
            self.least = least
            with open(self._record, "w", encoding="ascii") as record:
                record.write(f"{least}\n")
        return times

    def _recorded(self) -> int:
        """The least time of earlier benchmarks: this one may find no calm minute at all."""
        if not os.path.exists(self._record):
            return 0
        with open(self._record, encoding="ascii") as record:
            return int(record.read())
