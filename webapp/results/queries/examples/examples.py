"""Strengths and good examples of announced results, where the municipality shares them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.ground.words.stems import Piece, asked, marked, stems
from webapp.results.queries.examples.text_match import matching
from webapp.review.models.texts import STRENGTHS, AreaText, GoodExample
from webapp.rounds.models.rounds import Round

EXAMPLE, STRENGTH = "example", "strength"
MOST, FEW = 100, 5
"""So many are shown of what was found, and so many of each area before anybody has asked."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something others can learn from: what, where, when and in which area."""

    kind: str
    municipality: str
    year: int
    area: str
    text: str
    learn_from: str
    result_id: int
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """What a search has found: gathered under the names of areas, with how many there are in each."""

    query: str
    areas: dict[str, list[Found]]
    counts: dict[str, int]
    total: int

    @property
    def more(self) -> bool:
        """Tell whether there are more than are shown."""
        return sum(len(found) for found in self.areas.values()) < self.total


def search(query: str, area: str = "") -> Search:
    """Find what has all the words of a question; without a question show some of every area."""
    everything = [one for one in public_entries() if not area or one.area == area]
    wanted = asked(query)
    if wanted:
        places = matching([stems(f"{one.text} {one.learn_from}") for one in everything], wanted)
        everything = [everything[place] for place in sorted(places)]
    elif query.strip():
        everything = []
    counts: dict[str, int] = {}
    gathered: dict[str, list[Found]] = {}
    room = MOST
    for one in everything:
        counts[one.area] = counts.get(one.area, 0) + 1
        few = not wanted and not area and counts[one.area] > FEW
        if room and not few:
            gathered.setdefault(one.area, []).append(replace(one, pieces=tuple(marked(one.text, wanted))))
            room -= 1
    return Search(query, gathered, counts, len(everything))


def public_entries() -> list[Found]:
    """List all that everybody may find: area by area, good examples first, the newest before the older."""
    found = [*_examples(), *_strengths()]
    return sorted(found, key=lambda one: (one.area, one.kind, -one.year, one.municipality))


def _examples() -> list[Found]:
    """List the good examples that are shared and stand, of announced results."""
    query = _announced(select(GoodExample, PublishedResult, Municipality.name), GoodExample.evaluation_id)
    rows = db.session.execute(query.where(*_shared(GoodExample)).order_by(GoodExample.id))
    return [
        replace(_found(EXAMPLE, row.part, row.text, result, name), learn_from=row.learn_from)
        for row, result, name in rows
        if row.text.strip()
    ]


def _strengths() -> list[Found]:
    """List the strengths of announced results whose municipality shares at least one good example of it."""
    shared = aliased(GoodExample)
    shares = select(shared.id).where(shared.evaluation_id == AreaText.evaluation_id, *_shared(shared))
    query = _announced(select(AreaText, PublishedResult, Municipality.name), AreaText.evaluation_id)
    rows = db.session.execute(query.where(AreaText.kind == STRENGTHS, shares.exists()).order_by(AreaText.id))
    return [
        _found(STRENGTH, row.part, line.strip(), result, name)
        for row, result, name in rows
        for line in row.text.splitlines()
        if line.strip()
    ]


def _shared(example: type[GoodExample]) -> tuple[ColumnElement[bool], ...]:
    return example.shared_at.is_not(None), example.gone_at.is_(None)


def _announced(query: Any, evaluation_id: Any) -> Any:  # noqa: ANN401 -- a query of any rows
    """Keep what belongs to results whose round is announced."""
    return (
        query.join(Evaluation, Evaluation.id == evaluation_id)
        .join(PublishedResult, PublishedResult.evaluation_id == Evaluation.id)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .join(Municipality, Municipality.id == Assessment.municipality_id)
        .join(Round, Round.id == Assessment.round_id)
        .where(Round.announced_at.is_not(None))
    )


def _found(kind: str, part: str, text: str, result: PublishedResult, municipality: str) -> Found:
    area = context.edition(result.edition).area(part.partition(".")[0])
    name = str(area.name) if area else ""
    return Found(kind, municipality, result.published_at.year, name, text, "", result.id)
