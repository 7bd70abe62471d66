"""What actions would give: the compass that stands, raised to what they aim at, counted as any other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from exports.rose import NOTHING, Ray, as_read, spoke
from questionnaires.compass import Compass, Score, count
from questionnaires.compass.aims import Aims, planned
from webapp.ground import charts
from webapp.ground.calendar import clock
from webapp.plans.action_content import DONE, DROPPED
from webapp.plans.models.plans import PlanAction


@dataclass(frozen=True, slots=True)
class Gain:
    """What something would add to the points: at least, counting what is done or in time; and at most."""

    least: Fraction
    most: Fraction

    @property
    def sure(self) -> bool:
        """Tell whether it is one figure."""
        return self.least == self.most


@dataclass(frozen=True, eq=False)
class Planned:
    """The compass of a plan: as it stands, with what is done or in time, and with all that is not dropped."""

    now: Compass
    least: Compass
    most: Compass

    @property
    def gain(self) -> Gain:
        """Tell what the whole plan would add."""
        return Gain(*(one.total.secured - self.now.total.secured for one in (self.least, self.most)))

    def of_area(self, number: str) -> Gain:
        """Tell what an area would gain."""
        now = self.now.areas[number].secured
        return Gain(*(one.areas[number].secured - now for one in (self.least, self.most)))


def today() -> date:
    """Give the day it is in Sweden."""
    return clock.in_sweden(clock.now()).date()


def is_late(action: PlanAction) -> bool:
    """Tell whether an action that is neither done nor dropped has passed its last day."""
    passed = action.last_on is not None and action.last_on < today()
    return passed and action.state not in (DONE, DROPPED)


def planned_points(now: Compass, actions: Sequence[PlanAction]) -> Planned:
    """Count what the actions of a plan aim at."""
    going = [one for one in actions if one.state != DROPPED]
    sure = [one for one in going if not is_late(one)]
    return Planned(now, raised(now, (one.aims for one in sure)), raised(now, (one.aims for one in going)))


def raised(now: Compass, aims: Iterable[Aims]) -> Compass:
    """Count a compass as it would be with this reached."""
    return count(now.edition, planned(now.edition, now.marks, aims))


def gain_of(now: Compass, action: PlanAction) -> Gain | None:
    """Tell what one action would add by itself; None for one that is dropped."""
    if action.state == DROPPED:
        return None
    most = raised(now, [action.aims]).total.secured - now.total.secured
    return Gain(Fraction(0) if is_late(action) else most, most)


def planned_rays(found: Planned) -> list[Ray]:
    """Lay out the rose: what stands filled, and dashed what the plan can give."""
    compass = found.now
    return charts.spoke_rays(
        [
            spoke(
                area.number,
                str(area.short),
                as_read(beside(found, area.number), compass.edition.decimals),
                beside(found, area.number),
            )
            for area in compass.edition.bearings
        ]
    )


def beside(found: Planned, number: str) -> Score:
    """Give an area's points as they stand, and as open what the plan would add."""
    score = found.now.areas.get(number)
    if score is None:
        return NOTHING
    return Score(score.secured, found.of_area(number).most, score.maximum)
