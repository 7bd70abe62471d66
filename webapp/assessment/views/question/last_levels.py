"""The levels of last time, as flags over the same levels now."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.assessment.deeds.earlier_answers import Recalled
from webapp.ground.calendar import clock


@dataclass(frozen=True, slots=True)
class LastLevels:
    """What was chosen last time, part by part, where the levels mean the same now."""

    year: str
    levels: tuple[tuple[str, str], ...]

    def of(self, part: str) -> str:
        """Give the level of a part; nothing where none can be set beside those of now."""
        return next((level for one, level in self.levels if one == part), "")


def last_levels(recalled: Recalled | None) -> LastLevels | None:
    """Give the levels of last time; None where there are none that can be set beside those of now."""
    if recalled is None or not recalled.said.levels:
        return None
    return LastLevels(str(clock.in_sweden(recalled.at).year), tuple(sorted(recalled.said.levels.items())))
