"""How a cost is measured: medians of interleaved runs, ours beside the bare reference."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from math import inf
from pathlib import Path
from statistics import median
from time import process_time

RUNS = 5
TICK = 1 / os.sysconf("SC_CLK_TCK")
HEAD = ("Mått", "vårt", "bart", "kvot", "ribba", "")
ROW = "{:<48} {:>11} {:>11} {:>7} {:>6}  {}"


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table: our cost, the bare one, and the most times dearer it may be."""

    name: str
    unit: str
    ours: float
    bare: float
    bar: float

    @property
    def ratio(self) -> float:
        """Tell how many times dearer ours is."""
        return self.ours / self.bare if self.bare else inf  # nothing at all: so few were asked for

    @property
    def above(self) -> bool:
        """Tell whether ours is dearer than the bar allows."""
        return self.ratio > self.bar

    def line(self) -> str:
        """Write the measure as a line of the table."""
        figures = (
            f"{_figure(self.ours)} {self.unit}",
            f"{_figure(self.bare)} {self.unit}" if self.bare != 1 else "–",
        )
        words = "över ribban" if self.above else "ok"
        return ROW.format(self.name, *figures, _figure(self.ratio), _figure(self.bar, 1), words)

    def data(self) -> dict[str, object]:
        """Give the measure for bench.json."""
        return {**asdict(self), "ratio": self.ratio, "verdict": "över ribban" if self.above else "ok"}


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """A line that could not be measured, and why."""

    name: str
    why: str

    def line(self) -> str:
        """Say it in the table."""
        return f"{self.name}: gick inte att mäta. {self.why}"


def head() -> str:
    """Write the head of the table."""
    return ROW.format(*HEAD)


def compared(name: str, bar: float, ours: Callable[[], float], bare: Callable[[], float]) -> Measure:
    """Run ours and the bare one in turn, and compare their medians; both give milliseconds."""
    pairs = [(ours(), bare()) for _ in range(RUNS)]
    return Measure(name, "ms", median(our for our, _ in pairs), median(its for _, its in pairs), bar)


def cpu(deed: Callable[[], object]) -> float:
    """Give the processor time of a deed in this process, in milliseconds."""
    start = process_time()
    deed()
    return (process_time() - start) * 1000


def cpu_of(pid: int) -> float:
    """Give the processor time a process and its children have used until now, in milliseconds."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * TICK * 1000 + sum(cpu_of(int(child)) for child in children)


def _figure(value: float, decimals: int = 2) -> str:
    return f"{value:.{decimals}f}".replace(".", ",")
