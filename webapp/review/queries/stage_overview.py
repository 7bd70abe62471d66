"""How far evaluations have come between the agreed marks and the fixed result, and when one may be fixed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground import context
from webapp.ground.refusals import NotReadyError
from webapp.ground.store.database import db
from webapp.review.models.reviews import Reply, Review, RightOfReply
from webapp.review.queries.draft.draft import SILENT, Change, contents_of
from webapp.review.queries.readers import with_reviewers
from webapp.review.queries.stage import (
    ANSWERING,
    BACK,
    CHANGED_AFTER,
    FIXED,
    FREE,
    READING,
    READY,
    RENEWING,
    REPLYING,
    WORKING,
    Standing,
    is_over,
)

__all__ = [
    "ANSWERING",
    "BACK",
    "CHANGED_AFTER",
    "FIXED",
    "FREE",
    "READING",
    "READY",
    "RENEWING",
    "REPLYING",
    "WORKING",
    "Standing",
    "check_ready",
    "is_over",
    "numbers_of",
    "standing",
    "standings",
    "time_of",
]


def standing(evaluation: Evaluation) -> Standing:
    """Gather how far an evaluation has come, with its draft as it is now."""
    return standings([evaluation], drafts={evaluation.id})[evaluation.id]


def standings(evaluations: Collection[Evaluation], drafts: Collection[int] = ()) -> dict[int, Standing]:
    """Gather the same for several evaluations, by id; a constant number of queries.

    The draft is read only where its changes tell how far it has come, and of those named in `drafts`.
    """
    ids = [one.id for one in evaluations]
    reviews, replies = _rows(Review, ids, Review.said_by), _rows(Reply, ids, Reply.saved_by, Reply.outcome_by)
    versions = _rows(RightOfReply, ids, RightOfReply.opened_by)
    reviewed = with_reviewers({one.assessment.round_id for one in evaluations})
    sent = {row.evaluation_id for row in (*reviews, *versions)}
    open_ids = {one.id for one in evaluations if one.published_at is None}
    contents = contents_of({*drafts, *(sent & open_ids)})
    return {
        one.id: Standing(
            one,
            context.edition(one.assessment.edition, one.assessment.areas),
            sorted((row for row in reviews if row.evaluation_id == one.id), key=lambda row: row.turn),
            sorted((row for row in versions if row.evaluation_id == one.id), key=lambda row: row.number),
            [row for row in replies if row.evaluation_id == one.id],
            one.assessment.round_id in reviewed,
            contents.get(one.id, SILENT),
        )
        for one in evaluations
    }


def _rows(kind: Any, ids: list[int], *with_people: Any) -> list[Any]:  # noqa: ANN401 -- a model of this room
    query = select(kind).where(kind.evaluation_id.in_(ids)).options(*map(joinedload, with_people))
    return list(db.session.scalars(query.order_by(kind.id).execution_options(populate_existing=True)))


def time_of(evaluation_id: int) -> RightOfReply | None:
    """Give the version of a draft that its municipality has, with its time to reply, if it has any."""
    query = select(RightOfReply).where(RightOfReply.evaluation_id == evaluation_id)
    latest = query.order_by(RightOfReply.number.desc()).limit(1)
    return db.session.scalars(latest.execution_options(populate_existing=True)).first()


def check_ready(evaluation: Evaluation) -> None:
    """Refuse to fix a result that says something the third reader or the municipality has not read."""
    now = standing(evaluation)
    if now.time is not None and not now.over:
        raise NotReadyError(
            _("Kommunen sakgranskar utkastet."),
            _("Vänta tills kommunen är klar eller tiden har gått ut."),
        )
    _check_answered(now)
    _check_read(now)


def _check_answered(now: Standing) -> None:
    without = [one for one in now.unanswered if not now.open_objections[one.key].outcome]
    if without:
        listed = ", ".join(place.called for place in without)
        raise NotReadyError(
            _("Kommunens svar har inte fått något utfall: %(which)s.", which=listed),
            _("Utvärderarna tar ställning till varje svar och skriver varför."),
        )
    if now.unanswered:
        listed = ", ".join(place.called for place in now.unanswered)
        raise NotReadyError(
            _("Något är ändrat sedan kommunens svar fick sina utfall: %(which)s.", which=listed),
            _("Utvärderarna tar ställning till de svaren igen och skriver varför."),
        )


def _check_read(now: Standing) -> None:
    if now.pending:
        raise NotReadyError(
            _("Det här är ändrat sedan kommunen fick utkastet: %(which)s.", which=numbers_of(now.pending)),
            _("Utvärderarna skickar en ny version, med skälen. Kommunen läser den före fastställandet."),
        )
    if now.unread:
        which = numbers_of(now.unread)
        raise NotReadyError(
            _("Det här är ändrat sedan kvalitetsgranskaren släppte utvärderingen: %(which)s.", which=which),
            _("Utvärderarna skickar den till granskning igen."),
        )
    if not now.released:
        raise NotReadyError(
            _("Kvalitetsgranskaren har inte släppt utvärderingen."),
            _("Utvärderarna skickar den till granskning, och resultatet fastställs när den är frisläppt."),
        )


def numbers_of(changed: Collection[Change]) -> str:
    """Name the places where something is changed, each once: "1.1.1, område 3"."""
    return ", ".join(dict.fromkeys(one.place.called for one in changed))
