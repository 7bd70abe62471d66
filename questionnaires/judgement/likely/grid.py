"""An edition laid out for sums: every question a number, with the numbers of its subarea and its area."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from questionnaires.edition import Edition, Question

LEVELS = 5
"""Steps that moves are counted by: a level is the quarter its share lies nearest."""
MEASURES = "measures"
"""Measures are a kind of part to themselves, whichever question they stand in."""


class Grid(NamedTuple):
    """Where each question stands; lists go by the number of the question."""

    edition: Edition
    ids: tuple[str, ...]
    subarea: tuple[int, ...]
    area: tuple[int, ...]
    subareas: tuple[str, ...]
    areas: tuple[str, ...]
    kinds: tuple[str, ...]
    long: tuple[bool, ...]
    """Whether a question has more than two parts, or measures: chances are told apart by that."""

    @property
    def homes(self) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
        """Give what questions are gathered by: area, subarea, and themselves."""
        return self.area, self.subarea, tuple(range(len(self.ids)))


@lru_cache(maxsize=32)
def grid(edition: Edition) -> Grid:
    """Lay out a whole edition."""
    whole = [
        (question, subarea.number, area.number)
        for area in edition.areas
        for subarea in area.subareas
        for question in subarea.questions
    ]
    subareas = tuple(dict.fromkeys(number for _question, number, _area in whole))
    areas = tuple(area.number for area in edition.areas)
    kinds = tuple(dict.fromkeys(name for question, *_ in whole for name in part_kinds(question)))
    return Grid(
        edition,
        tuple(question.id for question, *_ in whole),
        tuple(subareas.index(number) for _question, number, _area in whole),
        tuple(areas.index(number) for _question, _subarea, number in whole),
        subareas,
        areas,
        kinds,
        tuple(len(question.kind.parts) > 2 for question, *_ in whole),  # noqa: PLR2004 -- as said above
    )


def part_kinds(question: Question) -> list[str]:
    """Name the kind of each part of a question."""
    parts = question.kind.parts
    return [MEASURES] * len(parts) if question.has_measures else [part.id for part in parts]
