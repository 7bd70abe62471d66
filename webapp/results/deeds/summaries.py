"""Summaries of announced rounds: written when one is announced, and written anew when somebody asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import delete, select

from questionnaires.municipalities.swedish import sorting_key
from webapp.assessment.models.assessments import Assessment
from webapp.award.models.choice import WINNER, Honour, Motivation
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.ground.store.database import db, deed
from webapp.ground.who import Municipality
from webapp.results.models.summaries import Summary
from webapp.results.queries.summaries.announced_rounds import year_of
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.open_questions import made_public

_PLACE = {WINNER: 0, "": 2}
"""What comes first in a round, by what a municipality was named; the mention between."""
SAID = ("answered", "not_applicable")


class Named(NamedTuple):
    """What a municipality was named in a round, and why."""

    kind: str = ""
    motivation: str = ""


class Rebuilt(NamedTuple):
    """How many rounds are public, and how many summaries they have."""

    rounds: int
    summaries: int


@made_public.answered
def write_summaries(round_id: int) -> None:
    """Write the summaries of a round anew, in the transaction that is open; none before it is announced."""
    db.session.flush()
    db.session.execute(delete(Summary).where(Summary.round_id == round_id))
    query = select(Round.key, Round.announced_at).where(Round.id == round_id)
    key, announced_at = db.session.execute(query).one()
    if announced_at is not None:
        db.session.add_all(_summaries(round_id, year_of(key, announced_at)))
        db.session.flush()


@deed
def rebuild_summaries() -> Rebuilt:
    """Write all that is read of public rounds anew: their summaries, and what is found in the search."""
    rounds = db.session.scalars(select(Round.id).order_by(Round.id)).all()
    for round_id in rounds:
        list(made_public(round_id))
    written = db.session.execute(select(Summary.round_id, Summary.municipality_id)).all()
    public = select(Round.id).where(Round.announced_at.is_not(None))
    return Rebuilt(len(db.session.scalars(public).all()), len(written))


def _summaries(round_id: int, year: int) -> Iterable[Summary]:
    """Make a summary of every municipality that has a fixed result in a round, or is named in it."""
    results, named = _results(round_id), _named(round_id)
    query = select(Municipality.id, Municipality.name).where(Municipality.id.in_({*results, *named}))
    for place, one in enumerate(sorted(db.session.execute(query), key=partial(_order, named))):
        honour = named.get(one.id, Named())
        yield Summary(
            round_id=round_id,
            municipality_id=one.id,
            municipality=one.name,
            place=place,
            year=year,
            honour=honour.kind,
            motivation=honour.motivation,
            **_figures(results.get(one.id)),
        )


def _order(named: Mapping[int, Named], one: Any) -> tuple[object, ...]:  # noqa: ANN401 -- a row
    """Put the winner first, then who is mentioned, then all others by name."""
    return _PLACE.get(named.get(one.id, Named()).kind, 1), sorting_key(one.name), one.id


def _results(round_id: int) -> dict[int, PublishedResult]:
    """Give the results that are fixed in a round, by municipality."""
    query = (
        select(PublishedResult)
        .join(Evaluation, Evaluation.id == PublishedResult.evaluation_id)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .where(Assessment.round_id == round_id)
        .order_by(PublishedResult.id)
    )
    return {row.municipality_id: row for row in db.session.scalars(query)}


def _named(round_id: int) -> dict[int, Named]:
    """Give whom a round has named, by municipality; who is named twice is the winner."""
    newest = (
        select(Motivation.public_text)
        .where(Motivation.entrant_id == Honour.entrant_id)
        .order_by(Motivation.version.desc())
        .limit(1)
        .correlate(Honour)
        .scalar_subquery()
    )
    query = (
        select(Entrant.municipality_id, Honour.kind, newest.label("text"))
        .join(Entrant, Entrant.id == Honour.entrant_id)
        .where(Honour.round_id == round_id)
        .order_by(Honour.kind == WINNER)
    )
    return {row.municipality_id: Named(row.kind, row.text or "") for row in db.session.execute(query)}


def _figures(result: PublishedResult | None) -> dict[str, Any]:
    """Give what is fixed of a result, in the columns of a summary."""
    if result is None:
        texts = dict.fromkeys(("edition", "digest", "points", "maximum", "own"), "")
        return {**texts, "result_id": None, "fixed_at": None, "answered": 0, "areas": {}, "subareas": {}}
    own, agreed = result.figures["own"], result.figures["agreed"]
    return {
        "result_id": result.id,
        "edition": result.edition,
        "digest": result.digest,
        "fixed_at": result.published_at,
        "points": agreed["total"]["points"],
        "maximum": agreed["total"]["maximum"],
        "own": own["total"]["points"],
        "answered": sum(question["state"] in SAID for question in own["questions"].values()),
        "areas": _beside(agreed["areas"], own["areas"]),
        "subareas": _beside(agreed["subareas"], own["subareas"]),
    }


def _beside(agreed: dict[str, Any], own: dict[str, Any]) -> dict[str, list[str]]:
    return {
        number: [score["points"], score["maximum"], own[number]["points"]] for number, score in agreed.items()
    }
