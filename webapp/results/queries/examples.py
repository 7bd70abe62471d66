"""Strengths and good examples of announced results, where the municipality shares them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.ground.store.text_match import matching
from webapp.ground.who import Municipality
from webapp.ground.words.stems import Piece, asked, first_part, marked, stem, stems
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
    instead: tuple[tuple[str, str], ...] = ()
    """Words that nothing has, each with the part of it that was looked for instead."""

    @property
    def more(self) -> bool:
        """Tell whether there are more than are shown."""
        return sum(len(found) for found in self.areas.values()) < self.total


def search(query: str, area: str = "") -> Search:
    """Find what has all the words of a question; without a question show some of every area."""
    entries, words = public_entries(), asked(query)
    if words:
        return _sought(query, [one for one in entries if area in ("", one.area)], words)
    if query.strip():
        return _gathered(query, [], (), few=False)
    unasked = context.kept("examples")["unasked"]
    if area not in unasked and (area == "" or any(one.area == area for one in entries)):
        every = [one for one in entries if area in ("", one.area)]
        unasked[area] = _gathered("", every, (), few=not area)
    return cast("Search", unasked[area]) if area in unasked else _gathered(query, [], (), few=False)


def _sought(query: str, among: Sequence[Found], words: Mapping[str, str]) -> Search:
    """Find what has all the words; of a compound that nothing has, its first part is looked for instead."""
    texts = [_stems(f"{one.text} {one.learn_from}") for one in among]
    wanted, places = tuple(words), matching(texts, tuple(words))
    instead: tuple[tuple[str, str], ...] = ()
    if not places:
        known = {form for forms in texts for form in forms}
        parts = {one: first_part(word, known) for one, word in words.items() if not matching(texts, (one,))}
        if parts and all(parts.values()):
            instead = tuple((words[one], part) for one, part in parts.items())
            wanted = tuple(stem(parts[one]) if one in parts else one for one in words)
            places = matching(texts, wanted)
    found = _gathered(query, [among[place] for place in sorted(places)], wanted, few=False)
    return replace(found, instead=instead) if places else found


def _gathered(query: str, found: Sequence[Found], wanted: tuple[str, ...], *, few: bool) -> Search:
    """Gather what is found under the names of areas: so many as are shown, or a few of each."""
    counts: dict[str, int] = {}
    gathered: dict[str, list[Found]] = {}
    room = MOST
    for one in found:
        counts[one.area] = counts.get(one.area, 0) + 1
        if room and not (few and counts[one.area] > FEW):
            gathered.setdefault(one.area, []).append(replace(one, pieces=tuple(marked(one.text, wanted))))
            room -= 1
    return Search(query, gathered, counts, len(found))


def public_entries() -> tuple[Found, ...]:
    """Give all that everybody may find: area by area, good examples first, the newest before the older.

    Gathered once, until anything it is made of is another: a text, a consent, a result or a round.
    """
    state = (context.banks(), *(tuple(db.session.execute(query).one()) for query in _STATE))
    kept = context.kept("examples")
    if kept.get("state") != state:
        found = sorted((*_examples(), *_strengths()), key=_order)
        kept.update(state=state, found=tuple(found), unasked={})
    return cast("tuple[Found, ...]", kept["found"])


def _order(one: Found) -> tuple[object, ...]:
    return one.area, one.kind, -one.year, one.municipality


_STATE = (
    select(
        func.count(GoodExample.id),
        func.sum(GoodExample.version),
        func.count(GoodExample.shared_at),
        func.max(GoodExample.shared_at),
        func.count(GoodExample.gone_at),
        func.max(GoodExample.gone_at),
    ),
    select(func.count()).select_from(AreaText).where(AreaText.kind == STRENGTHS),
    select(func.count(PublishedResult.id), func.max(PublishedResult.id)),
    select(func.count(Round.announced_at), func.max(Round.announced_at)),
)
"""How all stands that entries are made of; the strengths of a result that is fixed are never changed."""


@lru_cache(maxsize=20_000)
def _stems(text: str) -> tuple[str, ...]:
    # Kept: a search looks at all the texts that are public.
    return stems(text)


def _examples() -> list[Found]:
    """List the good examples that are shared and stand, of announced results."""
    query = _announced(select(GoodExample, *_RESULT), GoodExample.evaluation_id)
    rows = db.session.execute(query.where(*_shared(GoodExample)).order_by(GoodExample.id))
    return [
        replace(_found(EXAMPLE, row.part, row.text, result), learn_from=row.learn_from)
        for row, *result in rows
        if row.text.strip()
    ]


def _strengths() -> list[Found]:
    """List the strengths of announced results whose municipality shares at least one good example of it."""
    shared = aliased(GoodExample)
    shares = select(shared.id).where(shared.evaluation_id == AreaText.evaluation_id, *_shared(shared))
    query = _announced(select(AreaText, *_RESULT), AreaText.evaluation_id)
    rows = db.session.execute(query.where(AreaText.kind == STRENGTHS, shares.exists()).order_by(AreaText.id))
    return [
        _found(STRENGTH, row.part, line.strip(), result)
        for row, *result in rows
        for line in row.text.splitlines()
        if line.strip()
    ]


_RESULT = (PublishedResult.id, PublishedResult.edition, PublishedResult.published_at, Municipality.name)
"""As much of a result as is told beside what was found: never its figures, which are long."""


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


def _found(kind: str, part: str, text: str, result: Sequence[Any]) -> Found:
    result_id, edition, published_at, municipality = result
    area = context.edition(edition).area(part.partition(".")[0])
    name = str(area.name) if area else ""
    return Found(kind, municipality, published_at.year, name, text, "", result_id)
