"""What an evening came to, in figures: how many, how long all but the slowest waited, what went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Any

COLUMNS = "{:>7} {:>8} {:>8} {:>7} {:>7} {:>7} {:>11} {:>7} {:>6}"
HEAD = COLUMNS.format(
    "takt/s", "spar/s", "sparade", "p50 ms", "p95 ms", "p99 ms", "sida p95 ms", "alla p95", "fel"
)


def percentile(waits: list[float], share: float) -> float:
    """Give what so large a share waited at most; nothing where nobody waited."""
    return sorted(waits)[max(ceil(len(waits) * share) - 1, 0)] if waits else 0.0


@dataclass(frozen=True, slots=True)
class Played:
    """One rate as it was played: milliseconds that saves and pages waited, and what went wrong."""

    rate: float
    sent_in: float
    ended_in: float
    saves: list[float]
    pages: list[float]
    errors: dict[str, int]
    left_behind: bool = False

    @property
    def p95(self) -> float:
        """Give what all but the slowest twentieth waited; without end where the server was left behind."""
        return 1e9 if self.left_behind else percentile(self.saves + self.pages, 0.95)

    def told(self) -> dict[str, Any]:
        """Give the figures, for load.json and the table."""
        return {
            "rate": self.rate,
            "seconds": round(self.sent_in, 1),
            "saves": len(self.saves),
            "pages": len(self.pages),
            "saves_per_second": round(len(self.saves) / max(self.ended_in, 0.001), 1),
            **{f"save_p{n}": round(percentile(self.saves, n / 100), 1) for n in (50, 95, 99)},
            **{f"page_p{n}": round(percentile(self.pages, n / 100), 1) for n in (50, 95, 99)},
            "all_p95": round(self.p95, 1),
            "errors": self.errors,
            "left_behind": self.left_behind,
        }


def row(told: dict[str, Any]) -> str:
    """Write one rate as a line of the table."""
    figures = [
        f"{told['rate']:.0f}",
        f"{told['saves_per_second']:.1f}",
        f"{told['saves']}",
        *(f"{told[name]:.0f}" for name in ("save_p50", "save_p95", "save_p99", "page_p95")),
        "–" if told["left_behind"] else f"{told['all_p95']:.0f}",
        f"{sum(told['errors'].values())}",
    ]
    return COLUMNS.format(*figures).replace(".", ",")
