"""The right of reply: a municipality reads the draft of its evaluation and replies, place by place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import func, select

from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import (
    ClosedError,
    InvalidError,
    NotAllowedError,
    NotReadyError,
    StaleError,
    final,
)
from webapp.ground.store.database import db, deed
from webapp.people.queries.provisional import check_settled_in
from webapp.review.deeds import review_letters
from webapp.review.deeds.results import missing
from webapp.review.events import REPLY_EXTENDED, REPLY_FINISHED, REPLY_GIVEN, REPLY_OPENED, last_day
from webapp.review.models.reviews import ACCEPTED_AS_IS, FACTUAL_ERROR, OTHER_LEVEL, Reply, RightOfReply
from webapp.review.queries.draft.draft import Place
from webapp.review.queries.draft.reply_time import check_promise
from webapp.review.queries.readers import DraftSeat, hold
from webapp.review.queries.stage_overview import Standing, is_over, standing, time_of

KINDS = (ACCEPTED_AS_IS, FACTUAL_ERROR, OTHER_LEVEL)
WORDS_LIMIT = 2_000


@dataclass(frozen=True, slots=True)
class Words:
    """A reply as it was sent: its kind, the clause it is about, what shows it, and the version it saw."""

    kind: str
    clause: str = ""
    evidence: str = ""
    levels: Mapping[str, str] = field(default_factory=dict)
    version: int = 0


class StaleReplyError(StaleError):
    """A colleague has replied since the sender looked; `kept` is what stands there now."""

    def __init__(self, kept: Reply | None) -> None:
        super().__init__(
            _("Ett annat svar har sparats sedan du öppnade sidan."),
            _("Båda står här. Ändra ditt så att det blir rätt och spara igen."),
        )
        self.kept = kept


@deed
def open_reply(person_id: int, evaluation: Evaluation, closes_at: datetime, hurry: str = "") -> RightOfReply:
    """Open the draft to the municipality until a moment; once more with a later moment gives more time.

    What the municipality reads is a copy of the draft as it is now. Raises InvalidError where the time is
    shorter than promised and `hurry` does not say why.
    """
    hold(evaluation.id)
    now = standing(evaluation)
    _check_may_open(now, closes_at)
    assessment, row = evaluation.assessment, now.time
    what, tell = REPLY_OPENED, review_letters.tell_municipality_of_draft
    if row is None:
        row = RightOfReply(
            evaluation_id=evaluation.id,
            number=1,
            opened_at=clock.now(),
            opened_by_id=person_id,
            content=dict(now.content),
            hurry=check_promise(closes_at, hurry, number=1),
        )
        db.session.add(row)
    elif closes_at <= row.closes_at:
        raise InvalidError({"day": _("Välj en senare tid än den som gäller nu.")})
    else:
        what, tell = REPLY_EXTENDED, review_letters.tell_municipality_of_more_time
    row.closes_at = closes_at
    db.session.flush()
    after = {"closes": last_day(closes_at), **({"hurry": row.hurry} if row.hurry else {})}
    about = {"assessment_id": assessment.id, "round_id": assessment.round_id}
    note(what, person_id, **about, after=after)
    tell(evaluation, row)
    return row


def check_replies(seat: DraftSeat) -> None:
    """Refuse whoever does not answer for the municipality."""
    if not seat.may_reply:
        raise NotAllowedError(_("Du kan läsa utkastet men inte svara på det."), _("Be samordnaren om det."))


def check_finishes(seat: DraftSeat) -> None:
    """Refuse whoever does not decide for the municipality."""
    if not seat.decides:
        raise NotAllowedError(_("Bara samordnaren säger att svaren är klara."), _("Be samordnaren om det."))
    check_settled_in(seat.person_id, seat.assessment.municipality_id)


def _check_may_open(now: Standing, closes_at: datetime) -> None:
    if now.evaluation.published_at:
        raise final(_("Resultatet är fastställt."))
    if left := missing(now.evaluation):
        raise NotReadyError(_("%(left)s frågor saknar enad bedömning.", left=left), _("Enas om dem först."))
    if now.time is None and not now.released:
        raise NotReadyError(
            _("Kvalitetsgranskaren har inte släppt utvärderingen som den är nu."),
            _("Vänta tills den är frisläppt. Öppna sedan utkastet."),
        )
    if now.time is not None and (
        now.time.finished_at or any(one.outcome for one in now.open_objections.values())
    ):
        raise ClosedError(
            _("Kommunen är klar med sina svar."),
            _("Mer tid behövs inte. Läs svaren och ta ställning till dem."),
        )
    if closes_at <= clock.now():
        raise InvalidError({"day": _("Tiden har redan gått. Välj en senare.")})


def check_open(seat: DraftSeat) -> RightOfReply:
    """Refuse replies that come too late."""
    time = time_of(seat.evaluation.id)
    if time is None or seat.evaluation.published_at or is_over(time):
        whom = _("utvärderarna eller kansliet") if seat.assessment.round_id else _("utvärderarna")
        done = time is not None and time.finished_at
        raise ClosedError(
            _("Svaren på utkastet är redan lämnade.")
            if done
            else _("Tiden för att svara på utkastet har gått ut."),
            _("Texten du skrev står kvar på sidan. Kontakta %(whom)s.", whom=whom),
        )
    return time


@deed
def save_reply(seat: DraftSeat, place: Place, words: Words) -> Reply:
    """Reply to one place of the draft; the same words once more change nothing.

    Raises NotAllowedError for a reader, ClosedError after the last day, InvalidError, or StaleReplyError.
    """
    check_replies(seat)
    hold(seat.evaluation.id)
    time = check_open(seat)
    _check_place(seat, place)
    _check_words(place, words)
    row = reply_to(seat.evaluation.id, place.key)
    if row and (row.kind, row.clause, row.evidence, row.levels) == (
        words.kind,
        words.clause,
        words.evidence,
        dict(words.levels),
    ):
        return row
    if (row.version if row else 0) != words.version:
        raise StaleReplyError(row)
    row = row or Reply(evaluation_id=seat.evaluation.id, place=place.key, number=time.number)
    row.kind, row.clause, row.evidence = words.kind, words.clause, words.evidence
    row.levels, row.version = dict(words.levels), words.version + 1
    row.saved_at, row.saved_by_id = clock.now(), seat.person_id
    db.session.add(row)
    db.session.flush()
    note(
        REPLY_GIVEN,
        seat.person_id,
        assessment_id=seat.assessment.id,
        question_id=place.key if place.question else None,
        after={"place": place.key, "kind": words.kind},
        version=row.version,
    )
    return row


def reply_to(evaluation_id: int, place: str) -> Reply | None:
    """Give the reply to one place of the version that the municipality has, as it stands."""
    newest = select(func.max(RightOfReply.number)).where(RightOfReply.evaluation_id == evaluation_id)
    query = select(Reply).where(
        Reply.evaluation_id == evaluation_id, Reply.place == place, Reply.number == newest.scalar_subquery()
    )
    return db.session.scalars(query.execution_options(populate_existing=True)).first()


def _check_place(seat: DraftSeat, place: Place) -> None:
    reopened = standing(seat.evaluation).reopened
    if reopened is not None and place.key not in reopened:
        raise ClosedError(
            _("Den nya versionen säger detsamma här som den förra."),
            _("Svara på det som är ändrat i stället."),
        )


def _check_words(place: Place, words: Words) -> None:
    faults = {}
    if words.kind not in KINDS or (words.kind == OTHER_LEVEL and place.question is None):
        faults["kind"] = _("Välj vad ni vill svara.")
    if words.kind == FACTUAL_ERROR and not words.clause:
        faults["clause"] = _("Skriv vilken mening eller uppgift som är fel.")
    if words.kind == OTHER_LEVEL and not words.levels:
        faults["levels"] = _("Välj den nivå ni menar är rätt.")
    if words.kind in (FACTUAL_ERROR, OTHER_LEVEL) and not words.evidence:
        faults["evidence"] = _("Skriv vad som visar det, till exempel ett beslut och var det finns.")
    for name, text in (("clause", words.clause), ("evidence", words.evidence)):
        if len(text) > WORDS_LIMIT:
            faults[name] = _("Skriv högst 2 000 tecken.")
    if faults:
        raise InvalidError(faults)


@deed
def finish(seat: DraftSeat) -> int:
    """Accept everything that nobody has objected to, and be done; tell how many objections there are."""
    check_finishes(seat)
    hold(seat.evaluation.id)
    time = check_open(seat)
    time.finished_at, time.finished_by_id = clock.now(), seat.person_id
    many = len(standing(seat.evaluation).open_objections)
    note(REPLY_FINISHED, seat.person_id, assessment_id=seat.assessment.id, after={"objections": many})
    review_letters.tell_pair_of_replies(seat.evaluation, time)
    return many
