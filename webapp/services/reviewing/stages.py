"""Where an evaluation stands between the agreed marks and the fixed result, read from what has happened."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from questionnaires.edition import Edition
from webapp import clock
from webapp.models import ACCEPTED_AS_IS, RELEASED, RETURNED, Evaluation, Reply, Review, RightOfReply, db
from webapp.services import context
from webapp.services.refusals import NotReadyError
from webapp.services.reviewing.access import with_reviewers
from webapp.services.reviewing.content import Content, Place, places

WORKING, READING, BACK, FREE = "working", "reading", "back", "free"
REPLYING, ANSWERING, READY, FIXED = "replying", "answering", "ready", "fixed"

NAMES = {
    WORKING: "Under arbete",
    READING: "Till granskning",
    BACK: "Tillbaka från granskning",
    FREE: "Frisläppt",
    REPLYING: "Sakgranskning i kommunen",
    ANSWERING: "Kommunens svar att ta ställning till",
    READY: "Klar att fastställa",
    FIXED: "Fastställd",
}
"""What each stage is called."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an evaluation has come, and what it waits for."""

    evaluation: Evaluation
    edition: Edition
    reviews: list[Review]
    time: RightOfReply | None
    replies: list[Reply]
    needs_review: bool

    @property
    def latest(self) -> Review | None:
        """Give the latest review, decided or not."""
        return self.reviews[-1] if self.reviews else None

    @property
    def decided(self) -> Review | None:
        """Give the latest review that somebody has decided."""
        return next((one for one in reversed(self.reviews) if one.outcome), None)

    @property
    def released(self) -> bool:
        """Tell whether the draft may leave the pair."""
        return not self.needs_review or (self.latest is not None and self.latest.outcome == RELEASED)

    @property
    def over(self) -> bool:
        """Tell whether the municipality can reply no more, the grace after the last day included."""
        return self.time is not None and is_over(self.time)

    @property
    def objections(self) -> list[Reply]:
        """List the replies that do not accept, in the edition's order."""
        order = {key: n for n, key in enumerate(places(self.edition))}
        found = [one for one in self.replies if one.kind != ACCEPTED_AS_IS and one.place in order]
        return sorted(found, key=lambda one: order[one.place])

    @property
    def unanswered(self) -> list[Place]:
        """List the places with a reply that the evaluators have not answered."""
        known = places(self.edition)
        return [known[one.place] for one in self.objections if not one.outcome]

    @property
    def stage(self) -> str:
        """Name the stage."""
        if self.evaluation.published_at:
            return FIXED
        if self.latest is not None and not self.latest.outcome and self.needs_review:
            return READING
        if self.time is not None:
            return REPLYING if not self.over else ANSWERING if self.unanswered else READY
        if self.latest is not None and self.needs_review:
            return BACK if self.latest.outcome == RETURNED else FREE
        return WORKING

    @property
    def name(self) -> str:
        """Say the stage in words."""
        return NAMES[self.stage]

    @property
    def waits(self) -> bool:
        """Tell whether somebody must do something before the result can be fixed."""
        return not self.released or self.stage in (READING, REPLYING, ANSWERING)

    @property
    def read_content(self) -> Content | None:
        """Give the draft as it was when a third reader last decided about it."""
        return self.decided.content if self.decided else None


def is_over(time: RightOfReply) -> bool:
    """Tell whether the time to reply has ended: the municipality is done, or the last day has passed."""
    return time.finished_at is not None or clock.now() > time.closes_at + context.grace()


def standing(evaluation: Evaluation) -> Standing:
    """Gather how far an evaluation has come."""
    return standings([evaluation])[evaluation.id]


def standings(evaluations: Collection[Evaluation]) -> dict[int, Standing]:
    """Gather the same for several evaluations, by id; a constant number of queries."""
    ids = [one.id for one in evaluations]
    reviews, replies = _rows(Review, ids, Review.said_by), _rows(Reply, ids, Reply.saved_by)
    times = _rows(RightOfReply, ids)
    reviewed = with_reviewers({one.assessment.round_id for one in evaluations})
    return {
        one.id: Standing(
            one,
            context.edition(one.assessment.edition),
            sorted((row for row in reviews if row.evaluation_id == one.id), key=lambda row: row.turn),
            next((row for row in times if row.evaluation_id == one.id), None),
            [row for row in replies if row.evaluation_id == one.id],
            one.assessment.round_id in reviewed,
        )
        for one in evaluations
    }


def _rows(kind: Any, ids: list[int], *with_people: Any) -> list[Any]:  # noqa: ANN401 -- a model of this room
    query = select(kind).where(kind.evaluation_id.in_(ids)).options(*map(joinedload, with_people))
    return list(db.session.scalars(query.order_by(kind.id).execution_options(populate_existing=True)))


def time_of(evaluation_id: int) -> RightOfReply | None:
    """Give the right of reply of an evaluation, if it has been opened."""
    query = select(RightOfReply).where(RightOfReply.evaluation_id == evaluation_id)
    return db.session.scalars(query.execution_options(populate_existing=True)).first()


def check_ready(evaluation: Evaluation) -> None:
    """Refuse to fix a result that nobody has released, or while a reply of the municipality is open."""
    now = standing(evaluation)
    if not now.released:
        raise NotReadyError(
            _("Kvalitetsgranskaren har inte släppt utvärderingen."),
            _("Utvärderarna skickar den till granskning, och resultatet fastställs när den är frisläppt."),
        )
    if now.stage == READING:
        raise NotReadyError(_("Kvalitetsgranskaren läser utvärderingen nu."), _("Vänta på beskedet."))
    if now.time is not None and not now.over:
        raise NotReadyError(
            _("Kommunen sakgranskar utkastet."),
            _("Vänta tills kommunen är klar eller tiden har gått ut."),
        )
    if now.unanswered:
        listed = ", ".join(place.number for place in now.unanswered)
        raise NotReadyError(
            _("Kommunens svar har inte fått något utfall: %(which)s.", which=listed),
            _("Utvärderarna tar ställning till varje svar och skriver varför."),
        )
