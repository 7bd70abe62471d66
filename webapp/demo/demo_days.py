"""The demo's calendar: what it remembers happened on days that have been."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from webapp.ground.calendar import clock

CLOSES_HOUR = 16


def on(day: datetime) -> None:
    """Let the demo's deeds happen on a day in the past, a second apart."""
    ticks = iter(range(10**9))
    clock.set_clock(lambda: day + timedelta(seconds=next(ticks)))


def afternoon(day: datetime) -> datetime:
    """Give four o'clock that day, as clocks in Sweden show it: when questionnaires close."""
    local = clock.in_sweden(day).replace(hour=CLOSES_HOUR, minute=0, second=0, microsecond=0)
    return local.astimezone(UTC)
