"""A short form of an edition: one question a subarea, asked by its first part, for a first rose.

It is an edition like any other and counted like any other; a subarea's maximum hangs on its one question.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.edition import Edition, Kind

if TYPE_CHECKING:
    from fractions import Fraction

    from questionnaires.compass.sums import Compass
    from questionnaires.edition import Level, Question, Subarea

MANY = 5
"""So many places to begin at are told."""


class Step(NamedTuple):
    """A place to begin at: one level more of one question, and what it would give."""

    question: Question
    now: Level
    then: Level
    gain: Fraction


def has_short_form(edition: Edition) -> bool:
    """Tell whether an edition can be tried: printed maxima, and questions that are answered in parts."""
    return (
        edition.detail == "question"
        and edition.max_points is not None
        and not any(question.has_measures for question in edition.questions.values())
    )


@lru_cache(maxsize=8)
def short_form(edition: Edition) -> Edition:
    """Keep the heaviest question of each subarea (the first of equals), and its first part."""
    areas = tuple(
        replace(area, subareas=tuple(_shortened(one) for one in area.subareas)) for area in edition.areas
    )
    return replace(edition, areas=areas, descriptions=(), figures=(), digest="")


def _shortened(subarea: Subarea) -> Subarea:
    heaviest = max(subarea.questions, key=lambda one: one.weight)
    first = Kind(f"{heaviest.kind.id}:first", heaviest.kind.parts[:1], (1,))
    return replace(subarea, questions=(replace(heaviest, kind=first, shared_kind=None, weight=1),))


def first_steps(compass: Compass) -> list[Step]:
    """Find where one level more gives most; of equals where least is in place, then in their order."""
    steps = []
    for score in compass.questions.values():
        one = score.parts[0] if score.parts else None
        if one is None or one.level is None:
            continue
        above = [level for level in one.part.levels if level.share > one.level.share]
        if above:
            gain = score.score.maximum * (above[0].share - one.level.share)
            steps.append(Step(compass.edition.questions[score.question.id], one.level, above[0], gain))
    return sorted(steps, key=lambda step: (-step.gain, step.now.share))[:MANY]
