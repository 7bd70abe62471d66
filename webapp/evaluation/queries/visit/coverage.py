"""How well an evaluation rests on several kinds of sources, subarea by subarea, and what is left to catch."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from questionnaires.edition import Area, Subarea

ENOUGH = 2
"""A subarea is covered when its marks rest on this many kinds of sources."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A subarea that is not covered: what it rests on, and interviews to come that raise its questions."""

    subarea: Subarea
    kinds: tuple[str, ...]
    coming: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreaCoverage:
    """One area: how many subareas are covered, distinct sources by kind, what is left, what is unseen."""

    area: Area
    covered: int
    sources: Mapping[str, int]
    gaps: list[Gap]
    unseen: int


Rests = Mapping[str, Collection[tuple[str, int]]]
"""By question, the kinds and ids of the sources it rests on."""


def area_coverage(
    area: Area, rests: Rests, coming: Mapping[str, Collection[str]], unseen: Mapping[str, int]
) -> AreaCoverage:
    """Count one area; `coming` names by question the interviews that will raise it."""
    gaps, sources = [], set()
    for subarea in area.subareas:
        found = {one for question in subarea.questions for one in rests.get(question.id, ())}
        sources |= found
        kinds = tuple(sorted({kind for kind, _id in found}))
        if len(kinds) < ENOUGH:
            names = (name for question in subarea.questions for name in coming.get(question.id, ()))
            gaps.append(Gap(subarea, kinds, tuple(dict.fromkeys(names))))
    by_kind: dict[str, int] = {}
    for kind, _id in sources:
        by_kind[kind] = by_kind.get(kind, 0) + 1
    left = sum(unseen.get(question.id, 0) for question in area.questions)
    return AreaCoverage(area, len(area.subareas) - len(gaps), by_kind, gaps, left)
