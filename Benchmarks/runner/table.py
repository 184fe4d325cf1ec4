"""The tables of the results, in Markdown."""

import statistics

from task import Sample, Task

HEADER = (
    "| | MB/CPU-s | CPU time | wall time | peak MiB | CPU × | wall × | × against | calm |\n"
    "|---|---:|---:|---:|---:|---:|---:|---|---:|\n"
)


def table(tasks: list[Task], samples: dict[str, list[Sample]]) -> str:
    sizes = {task.name: task.bytes for task in tasks}
    return HEADER + "".join(_row(task, samples, sizes) for task in tasks)


def _row(task: Task, samples: dict[str, list[Sample]], sizes: dict[str, int]) -> str:
    own = samples[task.name]
    if not own:
        return f"| {task.name} | | | | | | | not measured: {task.reason} | |\n"
    rates = [(task.bytes / 1e6 / sample.cpu, sample.is_calm) for sample in own if task.bytes and sample.cpu]
    cells = [
        f"{task.name} ({task.note})" if task.note else task.name,
        _spread(rates),
        _time([(sample.cpu, sample.is_calm) for sample in own]),
        _time([(sample.wall, sample.is_calm) for sample in own]),
        _figure(max(sample.memory for sample in own) / (1 << 20)),
        _compared(task, samples, sizes, lambda sample: sample.cpu),
        _compared(task, samples, sizes, lambda sample: sample.wall),
        task.against,
        f"{sum(sample.is_calm for sample in own)}/{len(own)}",
    ]
    return "| " + " | ".join(cells) + " |\n"


def _compared(task: Task, samples: dict[str, list[Sample]], sizes: dict[str, int], value) -> str:
    """How many times this row's cost is that of another, by the byte where both have a size; pairs are of one round."""
    others = samples.get(task.against, [])
    scale = sizes.get(task.against, 0) / task.bytes if task.bytes and sizes.get(task.against) else 1
    pairs = [(own, other) for own, other in zip(samples[task.name], others) if value(other)]
    return _spread([(value(own) / value(other) * scale, own.is_calm and other.is_calm) for own, other in pairs])


# Below, a figure comes with whether it was measured in a calm moment.

def _time(seconds: list[tuple[float, bool]]) -> str:
    if _median(seconds) < 1:
        return _spread([(1000 * value, is_calm) for value, is_calm in seconds]) + " ms"
    return _spread(seconds) + " s"


def _spread(values: list[tuple[float, bool]]) -> str:
    if not values:
        return ""
    middle, every = _figure(_median(values)), [value for value, _ in values]
    return f"{middle} ({_figure(min(every))}–{_figure(max(every))})" if len(values) > 1 else middle


def _median(values: list[tuple[float, bool]]) -> float:
    """The median of what calm moments gave, of everything if there was none."""
    return statistics.median([value for value, is_calm in values if is_calm] or [value for value, _ in values])


def _figure(value: float) -> str:
    """Three digits that count."""
    if value >= 100:
        return f"{value:.0f}"
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"
