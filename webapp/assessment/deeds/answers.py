"""The one path of an answer: right, deadline, version, key, write, event; the same for form and autosave."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from webapp.assessment.content import Said, said_from
from webapp.assessment.events import ANSWER_SAVED
from webapp.assessment.models.assessments import Answer
from webapp.assessment.queries.answers import NOTHING, Kept, current, kept_answers
from webapp.assessment.queries.history import version_of
from webapp.assessment.queries.own_assessment import HeldAnswer, OwnAssessment, in_archive, own_assessment
from webapp.assessment.saved_changes import change
from webapp.ground.calendar import clock
from webapp.ground.events.journal import NotedChange, note, note_all
from webapp.ground.events.models import Event
from webapp.ground.outcome import CONFLICT, KEY_REUSED, SAME, SAVED, Outcome
from webapp.ground.refusals import ClosedError, NotAllowedError
from webapp.ground.roles import WRITERS
from webapp.ground.store.database import db, deed

ATTEMPTS = 4


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer as it came: with the version its sender saw, and a key that makes a repeat harmless.

    `shown` names what its form held (see Said.changed_by), None where it held all: the rest stays as it is.
    """

    question_id: str
    said: Said
    version: int
    key: str
    seen: str = ""
    shown: frozenset[str] | None = None

    @property
    def untouched(self) -> bool:
        """Tell whether the sender left the answer as the page showed it."""
        return bool(self.seen) and self.seen == self.said.digest()


# Plain tables instead of mapped classes: the ORM's bookkeeping would cost more than the save itself.
_ANSWER = Answer.__table__.c
_KEPT = (
    select(_ANSWER.id, _ANSWER.said, _ANSWER.version)
    .where(_ANSWER.assessment_id == bindparam("assessment"), _ANSWER.question_id == bindparam("question"))
    .with_for_update()
)
_CHANGE = NotedChange(
    update(Answer.__table__)
    .where(_ANSWER.id == bindparam("answer"), _ANSWER.version == bindparam("seen_version"))
    .values(
        said=bindparam("now_said"),
        version=_ANSWER.version + 1,
        saved_at=bindparam("at"),
        saved_by_id=bindparam("by"),
    )
)
_INSERT = insert(Answer.__table__)
_ANSWERED = select(_ANSWER.question_id).where(_ANSWER.assessment_id == bindparam("assessment"))


def save_answers(subject: OwnAssessment, sent: list[Sent]) -> list[Outcome[Kept]]:
    """Save what can be saved of what was sent; the rest comes back as conflicts with both texts.

    Raises NotAllowedError for a reader and ClosedError after hand-in or deadline; then nothing is kept.
    """
    for attempt in range(ATTEMPTS):
        try:
            return _save_all(subject, sent, known_keys=bool(attempt))
        except IntegrityError as error:
            # The key was used before, or somebody made the same row between our look and our write.
            refused = error
    raise refused


@deed
def _save_all(subject: OwnAssessment, sent: list[Sent], *, known_keys: bool) -> list[Outcome[Kept]]:
    """Save all of it in one transaction; `known_keys` looks first whether the keys have been used."""
    if subject.held is not db.session().get_transaction():
        subject = own_assessment(subject.person_id, subject.id, lock="share")
    return put_answers(subject, sent, known_keys=known_keys)


def put_answers(subject: OwnAssessment, sent: list[Sent], *, known_keys: bool = False) -> list[Outcome[Kept]]:
    """Save answers inside a deed that holds the assessment; each as a form would, with its event."""
    check_may_write(subject)
    if len(sent) == 1 and not known_keys:
        return _put_one(subject, sent[0])
    changed = [one for one in _filled(subject, sent) if not one.untouched]
    if len(changed) > 1 and not known_keys and _nothing_kept(subject, changed):
        return _save_first(subject, changed)
    return [(_done_before(subject, one) if known_keys else None) or _save(subject, one) for one in changed]


def _put_one(subject: OwnAssessment, sent: Sent) -> list[Outcome[Kept]]:
    """Save one answer; what is kept is read once: for its version, and for what the form did not hold."""
    read = subject.beside
    kept = read if read and read.question_id == sent.question_id else _held(subject, sent.question_id)
    if sent.shown is not None:
        sent = replace(sent, said=said_from(kept.said).changed_by(sent.said, sent.shown))
    return [] if sent.untouched else [_save_beside(subject, sent, kept)]


def _held(subject: OwnAssessment, question_id: str) -> HeldAnswer:
    """Give what is kept of an answer, held until the deed is done."""
    asked = {"assessment": subject.id, "question": question_id}
    row = db.session.connection().execute(_KEPT, asked).first()
    return HeldAnswer(question_id, *(row or (None, None, 0)))


def _nothing_kept(subject: OwnAssessment, sent: list[Sent]) -> bool:
    """Tell whether nobody has answered any of it, and no sender thinks that somebody has."""
    kept = set(db.session.connection().execute(_ANSWERED, {"assessment": subject.id}).scalars())
    return not any(one.version or one.question_id in kept for one in sent)


def _save_first(subject: OwnAssessment, sent: list[Sent]) -> list[Outcome[Kept]]:
    """Save the first answers to many questions, all rows in one statement and all events in another."""
    rows, told, outcomes = [], [], []
    for one in sent:
        at, data = clock.now(), one.said.as_data()
        rows.append(_row(subject, one, data, at))
        told.append(_told(subject, one, change(None, data, 1), 1, at))
        outcomes.append(Outcome(one.question_id, SAVED, Kept(one.said, 1, at), before=NOTHING))
    db.session.connection().execute(_INSERT, rows)
    note_all(ANSWER_SAVED, subject.person_id, told)
    return outcomes


def _row(subject: OwnAssessment, sent: Sent, data: dict[str, Any], at: datetime) -> dict[str, Any]:
    """Write the row of a first answer."""
    row = {"assessment_id": subject.id, "question_id": sent.question_id, "said": data, "version": 1}
    return {**row, "saved_at": at, "saved_by_id": subject.person_id}


def _told(
    subject: OwnAssessment, sent: Sent, after: dict[str, Any], version: int, at: datetime
) -> dict[str, Any]:
    """Say what the event of a saved answer is about."""
    return {
        "assessment_id": subject.id,
        "question_id": sent.question_id,
        "after": after,
        "version": version,
        "request_key": sent.key or None,
        "at": at,
    }


def _filled(subject: OwnAssessment, sent: list[Sent]) -> list[Sent]:
    """Fill what a form did not hold with what is kept: what is absent is never empty."""
    if all(one.shown is None for one in sent):
        return sent
    kept = kept_answers(subject.id)
    return [
        one
        if one.shown is None
        else replace(one, said=kept.get(one.question_id, NOTHING).said.changed_by(one.said, one.shown))
        for one in sent
    ]


def check_may_write(subject: OwnAssessment) -> None:
    """Refuse readers, and everybody once the answers are handed in or the time is over."""
    if subject.role not in WRITERS:
        raise NotAllowedError(
            _("Du kan läsa svaren men inte ändra dem."), _("Be samordnaren om du behöver kunna svara.")
        )
    if subject.submitted_at:
        raise ClosedError(
            _("Svaren är inlämnade och kan inte ändras."),
            _("Kopiera det du har skrivit om du vill ha det kvar."),
        )
    if subject.archived:
        raise in_archive()
    if not subject.open:
        raise ClosedError(
            subject.time_over,
            _("%(who)s Kopiera det du har skrivit.", who=subject.more_time),
        )


def _save(subject: OwnAssessment, sent: Sent) -> Outcome[Kept]:
    return _save_beside(subject, sent, _held(subject, sent.question_id))


def _save_beside(subject: OwnAssessment, sent: Sent, kept: HeldAnswer) -> Outcome[Kept]:
    """Save one answer beside what is kept, unless that is another than the sender saw."""
    before, version, data = kept.said, kept.version, sent.said.as_data()
    if version != sent.version or before == data:
        return _not_needed(subject, sent)
    at = clock.now()
    told = _told(subject, sent, change(before, data, version + 1), version + 1, at)
    if kept.id is None:
        db.session.connection().execute(_INSERT, _row(subject, sent, data, at))
        note(ANSWER_SAVED, subject.person_id, **told)
    else:
        row = {"answer": kept.id, "seen_version": version, "now_said": data, "at": at}
        row["by"] = subject.person_id
        if not _CHANGE.make(row, ANSWER_SAVED, subject.person_id, told):
            return _not_needed(subject, sent)
    saved = Kept(sent.said, version + 1, at)
    return Outcome(sent.question_id, SAVED, saved, before=Kept(said_from(before), version))


def _not_needed(subject: OwnAssessment, sent: Sent) -> Outcome[Kept]:
    """Tell why nothing was written: it is kept already, was saved by this very request, or another is."""
    now = current(subject.id, sent.question_id)
    if now.said == sent.said:
        return Outcome(sent.question_id, SAME, now)
    before = _done_before(subject, sent)
    return before or _refused(subject, CONFLICT, now, sent)


def _refused(subject: OwnAssessment, status: str, now: Kept, sent: Sent) -> Outcome[Kept]:
    """Give what is kept instead of what was sent, and whether the sender has saved that too."""
    return Outcome(sent.question_id, status, now, own=now.saved_by_id == subject.person_id)


def _done_before(subject: OwnAssessment, sent: Sent) -> Outcome[Kept] | None:
    """Answer a repeated request as the first time; a key that came with something else is refused."""
    query = select(Event.what, Event.assessment_id, Event.question_id, Event.version, Event.at).where(
        Event.person_id == subject.person_id, Event.request_key == sent.key, Event.request_key.is_not(None)
    )
    first = db.session.execute(query).first() if sent.key else None
    if first is None:
        return None
    same = (first.what, first.assessment_id, first.question_id) == (
        ANSWER_SAVED.what,
        subject.id,
        sent.question_id,
    )
    if same and version_of(subject, sent.question_id, first.version) == sent.said:
        return Outcome(sent.question_id, SAME, Kept(sent.said, first.version, first.at))
    return _refused(subject, KEY_REUSED, current(subject.id, sent.question_id), sent)
