"""Random choices that are the same in every version of Python: only `random()` is promised to be."""

import random


class Dice:
    def __init__(self, seed: int):
        self.roll = random.Random(seed).random

    def below(self, limit: int) -> int:
        return int(self.roll() * limit)

    def between(self, low: int, high: int) -> int:
        return low + int(self.roll() * (high - low + 1))

    def pick(self, choices):
        return choices[int(self.roll() * len(choices))]

    def falls(self, probability: float) -> bool:
        return self.roll() < probability

    def on_curve(self, points) -> int:
        """A number whose quantiles are `points`, with straight lines between them."""
        place = self.roll() * (len(points) - 1)
        low = int(place)
        return int(points[low] + (points[low + 1] - points[low]) * (place - low))
