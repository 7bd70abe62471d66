"""The only clock: what time it is, in UTC, and how Sweden reads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

SWEDEN = ZoneInfo("Europe/Stockholm")

_tick: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: E731 -- replaced as a whole by set_clock


def now() -> datetime:
    """Tell the time in UTC."""
    return _tick()


def set_clock(tick: Callable[[], datetime] | None) -> None:
    """Let another clock tick (tests, rehearsals of a deadline); None brings the real one back."""
    global _tick  # noqa: PLW0603 -- there is exactly one clock in a process
    _tick = tick or (lambda: datetime.now(UTC))


def in_sweden(moment: datetime) -> datetime:
    """Read a moment as clocks in Sweden show it."""
    return moment.astimezone(SWEDEN)


def seen(moment: datetime | None) -> datetime | None:
    """Read a moment in Sweden where there is one."""
    return None if moment is None else in_sweden(moment)


def moments_of(local: datetime) -> tuple[datetime, ...]:
    """Give every moment at which clocks in Sweden show this: one, in spring sometimes none, in autumn two."""
    read = (local.replace(tzinfo=SWEDEN, fold=fold).astimezone(UTC) for fold in (0, 1))
    return tuple(sorted({moment for moment in read if in_sweden(moment).replace(tzinfo=None) == local}))
