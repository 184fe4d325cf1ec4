"""The tables of the results, in Markdown."""

import statistics

from task import Sample, Task

HEADER = (
    "| | MB/CPU-s | CPU time | wall time | peak MiB | CPU × | wall × | × against |\n"
    "|---|---:|---:|---:|---:|---:|---:|---|\n"
)


def table(tasks: list[Task], samples: dict[str, list[Sample]]) -> str:
    sizes = {task.name: task.bytes for task in tasks}
    return HEADER + "".join(_row(task, samples, sizes) for task in tasks)


def _row(task: Task, samples: dict[str, list[Sample]], sizes: dict[str, int]) -> str:
    own = samples[task.name]
    if not own:
        return f"| {task.name} | | | | | | | not measured: {task.reason} |\n"
    rates = [task.bytes / 1e6 / sample.cpu for sample in own if task.bytes and sample.cpu]
    cells = [
        f"{task.name} ({task.note})" if task.note else task.name,
        _spread(rates),
        _time([sample.cpu for sample in own]),
        _time([sample.wall for sample in own]),
        _figure(max(sample.memory for sample in own) / (1 << 20)),
        _compared(task, samples, sizes, lambda sample: sample.cpu),
        _compared(task, samples, sizes, lambda sample: sample.wall),
        task.against,
    ]
    return "| " + " | ".join(cells) + " |\n"


def _compared(task: Task, samples: dict[str, list[Sample]], sizes: dict[str, int], value) -> str:
    """How many times this row's cost is that of another, by the byte where both have a size; pairs are of one round."""
    others = samples.get(task.against, [])
    scale = sizes.get(task.against, 0) / task.bytes if task.bytes and sizes.get(task.against) else 1
    pairs = [(value(own), value(other)) for own, other in zip(samples[task.name], others)]
    return _spread([own / other * scale for own, other in pairs if other])


def _time(seconds: list[float]) -> str:
    if statistics.median(seconds) < 1:
        return _spread([1000 * value for value in seconds]) + " ms"
    return _spread(seconds) + " s"


def _spread(values: list[float]) -> str:
    if not values:
        return ""
    middle = _figure(statistics.median(values))
    return f"{middle} ({_figure(min(values))}–{_figure(max(values))})" if len(values) > 1 else middle


def _figure(value: float) -> str:
    """Three digits that count."""
    if value >= 100:
        return f"{value:.0f}"
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"
