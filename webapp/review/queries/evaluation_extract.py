"""Gathers one fixed evaluation in full: points, motivations, texts, examples, sources and replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.evaluation.deeds.visit.sources import sources_of
from webapp.evaluation.models.evaluations import EvaluatorMark, PublishedResult
from webapp.evaluation.models.visits import INTERVIEW, INTRANET, EvaluationSource
from webapp.evaluation.queries.results import compasses_of
from webapp.evaluation.queries.visit.visit_story import kind_words
from webapp.ground.calendar import clock
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db
from webapp.review.models.reviews import (
    ACCEPTED_AS_IS,
    CHANGED,
    FACTUAL_ERROR,
    OTHER_LEVEL,
    UNCHANGED,
    Reply,
)
from webapp.review.models.texts import IMPROVEMENTS, RUNNING, SINCE, STRENGTHS, AreaText, GoodExample

if TYPE_CHECKING:
    from exports.kinds.evaluation import EvaluationEntry, Source
    from exports.kinds.evaluation import Example as ToldExample
    from exports.kinds.evaluation import Reply as ToldReply


def evaluation_entry(result: PublishedResult, *, outside: bool) -> EvaluationEntry:
    """Gather a fixed evaluation; outside the municipality without its replies, and only shared examples."""
    from exports.kinds.evaluation import EvaluationEntry  # noqa: PLC0415 -- slow to import

    assessment, own_and_agreed = result.evaluation.assessment, compasses_of(result)
    award_round, key = assessment.round, result.evaluation_id
    numbers = {one.id: one.number for one in own_and_agreed[1].edition.questions.values()}
    return EvaluationEntry(
        assessment.municipality.name,
        f"{award_round.award}, {award_round.name}" if award_round else assessment.name,
        *own_and_agreed,
        clock.in_sweden(result.published_at),
        clock.in_sweden(clock.now()),
        motivations=agreed_motivations(key),
        texts=_texts(key),
        examples=tuple(_examples(key, shared=outside)),
        sources=tuple(_source(one) for one in sources_of(key)),
        replies=() if outside else tuple(_replies(key, numbers)),
    )


def agreed_motivations(evaluation_id: int) -> dict[str, str]:
    """Give the motivations of the agreed marks by question id."""
    query = select(EvaluatorMark.question_id, EvaluatorMark.motivation).where(
        EvaluatorMark.evaluation_id == evaluation_id,
        EvaluatorMark.track == AGREED,
        EvaluatorMark.motivation != "",
    )
    return {row.question_id: row.motivation for row in db.session.execute(query)}


def _texts(evaluation_id: int) -> tuple[tuple[str, str, str], ...]:
    words = {
        STRENGTHS: _("styrkor"),
        IMPROVEMENTS: _("förbättringsområden"),
        RUNNING: _("löpande text"),
        SINCE: _("sedan förra utvärderingen"),
    }
    query = select(AreaText).where(AreaText.evaluation_id == evaluation_id, AreaText.text != "")
    rows = db.session.scalars(query.order_by(AreaText.part, AreaText.id))
    return tuple((row.part, words.get(row.kind, row.kind), row.text) for row in rows)


def _examples(evaluation_id: int, *, shared: bool) -> list[ToldExample]:
    from exports.kinds.evaluation import Example  # noqa: PLC0415 -- as above

    query = select(GoodExample).where(
        GoodExample.evaluation_id == evaluation_id, GoodExample.gone_at.is_(None)
    )
    if shared:
        query = query.where(GoodExample.shared_at.is_not(None))
    rows = db.session.scalars(query.order_by(GoodExample.part, GoodExample.id))
    return [Example(row.part, row.text, row.learn_from, row.shared_at is not None) for row in rows]


def _source(one: EvaluationSource) -> Source:
    """Tell a source; of an interview only the role and the day, never where it was."""
    from exports.kinds.evaluation import Source  # noqa: PLC0415 -- as above

    held = clock.in_sweden(one.at).date() if one.kind == INTERVIEW and one.at else one.dated
    stays = one.kind in {INTERVIEW, INTRANET}  # an address within their own walls helps nobody else
    return Source(kind_words()[one.kind], one.title, "" if stays else one.address, held)


def _replies(evaluation_id: int, numbers: dict[str, str]) -> list[ToldReply]:
    from exports.kinds.evaluation import Reply as Told  # noqa: PLC0415 -- as above

    kinds = {ACCEPTED_AS_IS: _("godtaget"), FACTUAL_ERROR: _("sakfel"), OTHER_LEVEL: _("annan nivå")}
    outcomes = {CHANGED: _("ändrat"), UNCHANGED: _("som i utkastet"), "": ""}
    query = select(Reply).where(Reply.evaluation_id == evaluation_id).order_by(Reply.number, Reply.id)
    return [
        Told(
            numbers.get(row.place, row.place),
            row.number,
            kinds[row.kind],
            row.clause,
            row.evidence,
            clock.in_sweden(row.saved_at),
            outcomes[row.outcome],
            row.outcome_why,
        )
        for row in db.session.scalars(query)
    ]
