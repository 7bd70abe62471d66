"""What two editions share (jämförbar kärna), area by area: by bridges between questions, never by number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.bridge import SAME
from questionnaires.edition import Edition
from questionnaires.language import gettext as _
from questionnaires.library.bridge_files import Ends
from questionnaires.succession.counterparts import counterparts
from questionnaires.succession.ways import NoWayError

if TYPE_CHECKING:
    from questionnaires.library import Shelf

ENOUGH = Fraction(3, 4)
"""Areas are joined where at least so much of their points lies on the same questions."""

_Place = tuple[str, str]


class Core(NamedTuple):
    """Which area or subarea of another edition answers to which, and how much of the points they share."""

    old: str
    new: str
    coverage: Fraction

    @property
    def is_enough(self) -> bool:
        """Tell whether the two are so alike that their figures can stand on one line."""
        return self.coverage >= ENOUGH


class Crossed(NamedTuple):
    """Two editions compared: their cores by the number of the later, and the coverage of all points."""

    cores: Mapping[str, Core]
    coverage: Fraction
    why_not: str = ""

    @property
    def joined(self) -> dict[str, str]:
        """Give what can be joined: number in the one to number in the other."""
        return {core.new: core.old for core in self.cores.values() if core.is_enough}


def crossing(shelf: Shelf, first: str, second: str) -> Crossed:
    """Find the comparable core of two editions; where no bridge leads there is none, and it says why."""
    try:
        beside = counterparts(shelf, first, second)
    except NoWayError:
        return Crossed({}, Fraction(0), _why(shelf, first, second))
    old, new = shelf.editions[first], shelf.editions[second]
    same = {one: borne.old[0] for one, borne in beside.items() if borne.how == SAME and len(borne.old) == 1}
    cores: dict[str, Core] = {}
    for level in (_areas, _subareas):
        cores |= _cores(old, new, same, level(old), level(new))
    shared = sum((cores[area.number].coverage for area in new.areas if area.number in cores), Fraction(0))
    return Crossed(cores, shared / len(new.areas))


def _cores(
    old: Edition, new: Edition, same: Mapping[str, str], before: dict[str, str], after: dict[str, str]
) -> dict[str, Core]:
    """Sum what pairs of areas share, and keep for each the one it shares most with; each is kept once."""
    shared: dict[_Place, Fraction] = defaultdict(Fraction)
    for one, origin in same.items():
        pair = before[origin], after[one]
        shared[pair] += min(_share(old, origin, pair[0]), _share(new, one, pair[1]))
    found: dict[str, Core] = {}
    for (start, end), coverage in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if end not in found and all(core.old != start for core in found.values()):
            found[end] = Core(start, end, coverage)
    return found


def _areas(edition: Edition) -> dict[str, str]:
    """Tell in which area every question stands."""
    return {question.id: area.number for area in edition.areas for question in area.questions}


def _subareas(edition: Edition) -> dict[str, str]:
    """Tell in which subarea every question stands."""
    return {question_id: subarea.number for question_id, subarea in edition.home.items()}


def _share(edition: Edition, question_id: str, place: str) -> Fraction:
    """Tell how large a part of an area's or a subarea's points a question is worth."""
    home = edition.home[question_id]
    within = Fraction(edition.questions[question_id].weight, sum(one.weight for one in home.questions))
    area = edition.area(place)
    if area is None or not area.max_points:
        return within
    return within * (home.max_points or 0) / area.max_points


def _why(shelf: Shelf, first: str, second: str) -> str:
    """Say why two editions are not joined: in the bridge's own words where there is one."""
    bridge = shelf.bridges.get(Ends(first, second)) or shelf.bridges.get(Ends(second, first))
    if bridge is not None:
        return str(bridge.why)
    return _("Ingen bro mellan frågor leder från den ena utgåvan till den andra.")
