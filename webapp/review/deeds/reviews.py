"""The quality review: the pair sends its draft, a third reader comments, sends it back or releases it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, Seat
from webapp.evaluation.queries.seats.conflicts import partial_in
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, InvalidError, NotReadyError, StaleError, final
from webapp.ground.roles import REVIEWER
from webapp.ground.store.database import db, deed
from webapp.ground.who import Post
from webapp.people.models.ties import Declaration
from webapp.review.deeds.draft.renewal import kept_reasons, reasons_for
from webapp.review.deeds.results import missing
from webapp.review.events import REVIEW_COMMENTED, REVIEW_RELEASED, REVIEW_RETURNED, REVIEW_SENT
from webapp.review.models.reviews import RELEASED, RETURNED, Review, ReviewComment
from webapp.review.queries.draft.draft import content_of, digest_of, places
from webapp.review.queries.readers import ReviewSeat, hold, reviewers_of
from webapp.review.queries.stage_overview import Standing, standing
from webapp.rounds.models.rounds import Round

WHY_LIMIT, COMMENT_LIMIT = 2_000, 2_000


@dataclass(frozen=True, slots=True)
class ToRead:
    """An evaluation on a third reader's table."""

    evaluation: Evaluation
    review: Review
    declared: bool


class ChangedError(StaleError):
    """The draft has been changed since the third reader opened it."""


def to_read(person_id: int, round_id: int | None = None) -> list[ToRead]:
    """List what was sent to review and this person may read; the same number of queries always."""
    pair = select(Seat.id).where(Seat.person_id == person_id, Seat.evaluation_id == Evaluation.id)
    query = (
        select(Evaluation, Review, Declaration.id.label("declared"))
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .join(Review, Review.evaluation_id == Evaluation.id)
        .join(Post, Post.round_id == Assessment.round_id)
        .outerjoin(
            Declaration,
            (Declaration.round_id == Assessment.round_id)
            & (Declaration.person_id == person_id)
            & (Declaration.municipality_id == Assessment.municipality_id),
        )
        .where(Post.person_id == person_id, Post.role == REVIEWER, ~pair.exists())
        .options(joinedload(Evaluation.assessment).joinedload(Assessment.municipality))
        .order_by(Review.turn)
    )
    if round_id is not None:
        query = query.where(Assessment.round_id == round_id)
    latest = {row.id: ToRead(row, review, bool(said)) for row, review, said in db.session.execute(query)}
    where = {one.evaluation.id: _where(one.evaluation.assessment) for one in latest.values()}
    near = partial_in(person_id, set(where.values()))
    impartial = [one for one in latest.values() if where[one.evaluation.id] not in near]
    return sorted(impartial, key=lambda one: (bool(one.review.outcome), one.evaluation.id))


def _where(assessment: Assessment) -> tuple[int, str]:
    return cast("int", assessment.round_id), assessment.municipality.name  # whoever has a post has a round


def rounds_to_read(person_id: int) -> list[Round]:
    """List the rounds in which a person is a third reader."""
    query = select(Round).join(Post, Post.round_id == Round.id)
    query = query.where(Post.person_id == person_id, Post.role == REVIEWER).order_by(Round.id)
    return list(db.session.scalars(query))


def check_may_send(now: Standing) -> None:
    """Refuse to send a draft to review that is not whole, or that nobody waits for."""
    if now.evaluation.published_at:
        raise final(_("Resultatet är fastställt."))
    if not now.needs_review:
        raise NotReadyError(
            _("Ingen kvalitetsgranskare är utsedd."), _("Kansliet utser någon på sidan Personer.")
        )
    if not reviewers_of(now.evaluation):
        raise NotReadyError(
            _("De utsedda kvalitetsgranskarna är jäviga eller utvärderar kommunen själva."),
            _("Be kansliet utse någon annan."),
        )
    if now.latest is not None and not now.latest.outcome:
        raise ClosedError(
            _("Utvärderingen är redan skickad till granskning."), _("Vänta på kvalitetsgranskarens besked.")
        )
    if now.released:
        raise ClosedError(
            _("Utvärderingen är frisläppt. Sedan dess är bara det ändrat som kommunens svar ledde till.")
            if now.time
            else _("Utvärderingen är frisläppt, och ingenting är ändrat sedan dess."),
            _("Gå vidare: den behöver inte granskas igen."),
        )
    if left := missing(now.evaluation):
        raise NotReadyError(_("%(left)s frågor saknar enad bedömning.", left=left), _("Enas om dem först."))


@deed
def send(seat: OwnSeat, reasons: Mapping[str, str] | None = None) -> Review:
    """Send the draft to the third reader. Raises NotReadyError until every question has an agreed mark.

    What the municipality has been given already is changed only with a reason, which both read.
    """
    hold(seat.evaluation.id)
    now = standing(seat.evaluation)
    check_may_send(now)
    row = Review(
        evaluation_id=seat.evaluation.id,
        turn=len(now.reviews) + 1,
        sent_at=clock.now(),
        sent_by_id=seat.person_id,
        reasons=reasons_for(now.pending, {**kept_reasons(now), **(reasons or {})}) if now.pending else None,
    )
    db.session.add(row)
    db.session.flush()
    note(REVIEW_SENT, seat.person_id, evaluation_id=seat.evaluation.id, version=row.turn)
    return row


@deed
def decide(seat: ReviewSeat, outcome: str, why: str, seen: str) -> Review:
    """Send a draft back with a reason, or release it; what was read is kept as it was.

    Raises ClosedError when it is decided already, ChangedError when the draft is not what was seen.
    """
    hold(seat.evaluation.id)
    _check_said(outcome, why)
    row = standing(seat.evaluation).latest
    if row is None or row.outcome or seat.evaluation.published_at:
        who = row.said_by.name if row and row.said_by else _("Någon annan")
        raise ClosedError(_("%(who)s har redan gett besked.", who=who), _("Läs beskedet på sidan."))
    content = content_of(seat.evaluation.id)
    if digest_of(content) != seen:
        raise ChangedError(
            _("Utvärderarna har ändrat något sedan du öppnade sidan."),
            _("Läs det som är ändrat och ge beskedet igen. Din text står kvar."),
        )
    row.outcome, row.why, row.content = outcome, why, dict(content)
    row.said_at, row.said_by_id = clock.now(), seat.person_id
    db.session.flush()
    db.session.refresh(row)
    what = REVIEW_RELEASED if outcome == RELEASED else REVIEW_RETURNED
    note(what, seat.person_id, evaluation_id=seat.evaluation.id, version=row.turn, why=why)
    return row


def _check_said(outcome: str, why: str) -> None:
    faults = {}
    if outcome not in (RELEASED, RETURNED):
        faults["outcome"] = _("Välj om utvärderingen ska tillbaka eller släppas.")
    if outcome == RETURNED and not why:
        faults["why"] = _("Skriv varför den går tillbaka, så att utvärderarna vet vad de ska göra.")
    if len(why) > WHY_LIMIT:
        faults["why"] = _("Skriv högst 2 000 tecken.")
    if faults:
        raise InvalidError(faults)


def comments(evaluation_id: int) -> dict[str, list[ReviewComment]]:
    """Give the comments on a draft by place, oldest first."""
    query = (
        select(ReviewComment)
        .where(ReviewComment.evaluation_id == evaluation_id)
        .options(joinedload(ReviewComment.person))
        .order_by(ReviewComment.id)
    )
    found: dict[str, list[ReviewComment]] = {}
    for one in db.session.scalars(query):
        found.setdefault(one.place, []).append(one)
    return found


@deed
def comment(seat: ReviewSeat | OwnSeat, place: str, text: str, key: str = "") -> None:
    """Comment on an area or a question, as the third reader or one of the pair; one form counts once."""
    hold(seat.evaluation.id)
    if seat.evaluation.published_at:
        raise final(_("Resultatet är fastställt. Kommentarerna kan bara läsas."))
    if standing(seat.evaluation).latest is None:
        raise NotReadyError(
            _("Utvärderingen är inte skickad till granskning än."),
            _("Kommentera när utvärderarna har skickat den."),
        )
    if place not in places(seat.edition):
        raise InvalidError({"place": _("Välj ett område eller en fråga.")})
    if not text or len(text) > COMMENT_LIMIT:
        raise InvalidError({"text": _("Skriv något, med högst 2 000 tecken.")})
    said = select(Event.id).where(Event.person_id == seat.person_id, Event.request_key == key)
    if key and db.session.scalar(said) is not None:
        return
    about = {"evaluation_id": seat.evaluation.id, "place": place}
    db.session.add(ReviewComment(**about, text=text, person_id=seat.person_id, at=clock.now()))
    note(
        REVIEW_COMMENTED,
        seat.person_id,
        evaluation_id=seat.evaluation.id,
        after={"place": place},
        request_key=key or None,
    )
