"""Which questions of an earlier edition stand behind each question of a later one, over the bridges."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from questionnaires.bridge import MERGED, SAME, SPLIT, STRICTER
from questionnaires.succession.ways import MILDER, way_between

if TYPE_CHECKING:
    from questionnaires.library import Shelf

_WEIGHT = {SAME: 0, MILDER: 1, STRICTER: 2, SPLIT: 3, MERGED: 4}
"""Of several changes on the way, the one that changes most is the one that is told."""


class Counterpart(NamedTuple):
    """What a question was before: how it has changed, and the questions that stand behind it, by id."""

    how: str
    old: tuple[str, ...]


def counterparts(shelf: Shelf, first: str, second: str) -> dict[str, Counterpart]:
    """Give the counterpart of every question of the second edition that has one in the first.

    Raises NoWayError where no bridge leads from the one to the other.
    """
    way = way_between(shelf, first, second)
    borne = {one: Counterpart(SAME, (one,)) for one in shelf.editions[first].questions}
    for crossing in way:
        over: dict[str, Counterpart] = {}
        for link in crossing.links:
            sources = [borne[one] for one in link.old if one in borne]
            for one in link.new if sources else ():
                how = max([link.how, *(source.how for source in sources)], key=_WEIGHT.__getitem__)
                over[one] = Counterpart(how, tuple(dict.fromkeys(o for s in sources for o in s.old)))
        borne = over
    return borne


def heirs(shelf: Shelf, first: str, second: str) -> dict[str, dict[str, str]]:
    """Give by question of the first edition those of the second in its place, and how each is asked.

    Raises NoWayError where no bridge leads from the one to the other.
    """
    found: dict[str, dict[str, str]] = {}
    for question_id, one in counterparts(shelf, first, second).items():
        for old in one.old:
            found.setdefault(old, {})[question_id] = one.how
    return found
