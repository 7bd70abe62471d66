"""Handing out: a coordinator gives a part of an assessment to a colleague, or one question to a guest."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.assessment.deeds import part_states
from webapp.assessment.deeds.teamwork.guest_questions import fault_of_further, further_places
from webapp.assessment.deeds.teamwork.handover import check_hands_out, not_theirs, pass_on
from webapp.assessment.events import TASK_DONE, TASK_HANDED, TASK_RETURNED, TASK_TAKEN_BACK
from webapp.assessment.models.assessments import Answerer
from webapp.assessment.models.teamwork import Task
from webapp.assessment.queries.guests.guest_links import hash_of, tasks_of
from webapp.assessment.queries.own_assessment import OwnAssessment, in_archive, own_assessment
from webapp.assessment.queries.teamwork.task_places import QUESTION, Place, place_of
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.registry import EventType
from webapp.ground.fields.addresses import kept_email
from webapp.ground.refusals import ClosedError, InvalidError, NotReadyError, NotThereError
from webapp.ground.roles import WRITERS
from webapp.ground.store.database import db, deed
from webapp.ground.who import Membership, Person
from webapp.people.queries.provisional import check_insider

NOTE_LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class Handing:
    """What a coordinator wants to hand out, to a colleague or to an address without an account."""

    place: str
    person_id: int | None
    email: str
    note: str = ""
    more: tuple[str, ...] = ()
    """The numbers of further questions for the same guest, behind the same link."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What was handed out; `token` opens a guest's question, and only its hash is kept."""

    task_id: int
    place: Place
    token: str = ""


def over(subject: OwnAssessment, sentence: str) -> ClosedError:
    """Say why nothing more is handed out, and who can open it."""
    if subject.submitted_at:
        way = _("Svaren är inlämnade. Behöver de ändras, ta först tillbaka dem på sidan Lämna in.")
        return ClosedError(sentence, way)
    if subject.archived:
        return in_archive()
    late = _("Tiden har gått ut. Be kansliet om mer tid om ni behöver det.")
    return ClosedError(sentence, f"{subject.time_over} {subject.more_time}" if subject.own else late)


@deed
def hand_out(subject: OwnAssessment, handing: Handing) -> Handed:
    """Hand a part of an open assessment to somebody; the same part to the same person only once.

    Raises NotAllowedError, ClosedError, or InvalidError with the fields that are wrong.
    """
    subject = as_coordinator(subject)
    if not subject.open:
        raise over(subject, _("Det går inte att fördela frågor längre."))
    place = place_of(subject.edition, *_split(handing.place))
    email = kept_email(handing.email) or handing.email
    faults = _faults(subject, handing, place, email)
    if faults or place is None:
        raise InvalidError(faults)
    if email:
        check_insider(subject.person_id, subject.municipality_id, email)
    token = secrets.token_urlsafe(32) if email else ""
    more = further_places(subject, place, handing.more, email)
    tasks = [_handed(subject, one, handing, email) for one in (place, *more)]
    tasks[0].token_hash = hash_of(token) if token else None
    db.session.add_all(tasks)
    db.session.flush()
    for n, task in enumerate(tasks):
        secret = "" if n else token  # one letter, with the one link
        _note(TASK_HANDED, subject, task, token=secret, person=task.person_id, email=email)
    return Handed(tasks[0].id, place, token)


def _handed(subject: OwnAssessment, place: Place, handing: Handing, email: str) -> Task:
    return Task(
        assessment_id=subject.id,
        scope=place.scope,
        place=place.key,
        person_id=None if email else handing.person_id,
        email=email,
        note=handing.note,
        handed_by_id=subject.person_id,
        handed_at=clock.now(),
    )


def _split(place: str) -> tuple[str, str]:
    return place.partition(":")[0], place.partition(":")[2]


def _faults(subject: OwnAssessment, handing: Handing, place: Place | None, email: str) -> dict[str, str]:
    faults = {}
    if place is None:
        faults["place"] = _("Välj ett område, ett delområde eller en fråga i listan.")
    if bool(handing.person_id) == bool(email):
        faults["person"] = _("Välj en kollega, eller skriv en e-postadress. Bara ett av dem.")
    elif email and not kept_email(email):
        faults["email"] = _("E-postadressen går inte att läsa. Den ser ut som namn@kommun.se.")
    elif email and place is not None and place.scope != QUESTION:
        faults["place"] = _("Den som saknar konto får frågor en och en. Välj en fråga.")
    elif handing.person_id and handing.person_id not in {one.id for one in colleagues(subject)}:
        faults["person"] = _("Välj någon i listan. Läsare kan inte svara.")
    elif place is not None and _has_it(subject, place, handing.person_id, email):
        faults["email" if email else "person"] = _("Den personen har redan det här.")
    if fault := fault_of_further(subject.edition, handing.more, email):
        faults["more"] = fault
    if len(handing.note) > NOTE_LIMIT:
        faults["note"] = _("Hälsningen är för lång. Skriv högst 1 000 tecken.")
    return faults


def _has_it(subject: OwnAssessment, place: Place, person_id: int | None, email: str) -> bool:
    query = select(Task.id).where(
        Task.assessment_id == subject.id,
        Task.scope == place.scope,
        Task.place == place.key,
        Task.ended_at.is_(None),
        Task.email == email if email else Task.person_id == person_id,
    )
    return db.session.scalar(query) is not None


def colleagues(subject: OwnAssessment) -> list[Person]:
    """List those in the municipality who can answer, by name; those who were chosen to answer come first."""
    query = (
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .outerjoin(Answerer, (Answerer.person_id == Person.id) & (Answerer.assessment_id == subject.id))
        .where(
            Membership.municipality_id == subject.municipality_id,
            Membership.role.in_(WRITERS),
            Person.active,
        )
        .order_by(Answerer.person_id.is_(None), Person.name, Person.id)
    )
    return list(db.session.scalars(query))


@deed
def take_back(subject: OwnAssessment, task_id: int, *, all_of_guest: bool = False) -> int:
    """Take a part back, or all that its guest has; what was answered stays. Give how many it was.

    A guest's link opens at once what is left, and nothing when nothing is.
    """
    subject = as_coordinator(subject)
    task = _task(subject, task_id)
    every = tasks_of(subject.id, task.email) if all_of_guest and task.email else [task]
    for one in every:
        part_states.end(one)
        _note(TASK_TAKEN_BACK, subject, one)
    return len(every)


@deed
def hand_on(subject: OwnAssessment, task_id: int, person_id: int) -> str:
    """Give what a colleague has in hand to another, with its note; give the name of whoever has it now."""
    subject = as_coordinator(subject)
    if not subject.open:
        raise over(subject, _("Det går inte att fördela frågor längre."))
    task = _task(subject, task_id)
    chosen = next((one for one in colleagues(subject) if one.id == person_id), None)
    if task.person_id is None or chosen is None or chosen.id == task.person_id:
        raise InvalidError({f"to-{task_id}": _("Välj någon annan i listan.")})
    pass_on(subject.person_id, task, chosen.id)
    return str(chosen.name)


@deed
def say_done(subject: OwnAssessment, task_id: int) -> None:
    """Say that one's own part is done; saying it twice changes nothing."""
    task = _task(subject, task_id)
    if task.person_id != subject.person_id:
        raise not_theirs()
    if task.done_at is None:
        part_states.be_done(task)
        _note(TASK_DONE, subject, task)


@deed
def send_back(subject: OwnAssessment, task_id: int, why: str) -> None:
    """Send a part that was said to be done back to whoever has it, with a reason."""
    subject = as_coordinator(subject)
    if not subject.open:
        raise over(subject, _("Det går inte att skicka tillbaka frågor längre."))
    task = _task(subject, task_id)
    if not why or len(why) > NOTE_LIMIT:
        raise InvalidError({f"why-{task_id}": _("Skriv vad som behöver göras, med högst 1 000 tecken.")})
    if task.person_id and task.person_id not in {one.id for one in colleagues(subject)}:
        raise NotReadyError(
            _("Den som hade frågan svarar inte längre för kommunen."), _("Fördela den till någon annan.")
        )
    if task.done_at is None:
        raise NotReadyError(
            _("Den som har frågan har inte sagt att den är klar."),
            _("Ta tillbaka den om någon annan ska ha den."),
        )
    part_states.send_back(task, why)
    _note(TASK_RETURNED, subject, task, why)


def as_coordinator(subject: OwnAssessment) -> OwnAssessment:
    """Lock the assessment, so that two who hand out at once come one after the other."""
    subject = own_assessment(subject.person_id, subject.id, lock="update")
    check_hands_out(subject)
    return subject


def _task(subject: OwnAssessment, task_id: int) -> Task:
    query = select(Task).where(Task.id == task_id, Task.assessment_id == subject.id, Task.ended_at.is_(None))
    found = db.session.scalars(query.with_for_update()).first()
    if found is None:
        raise NotThereError
    return found


def _note(
    event: EventType, subject: OwnAssessment, task: Task, why: str = "", token: str = "", **more: object
) -> None:
    """Write down what was done with a part; a question by its id, a larger part by its number.

    A guest's token goes aside, into the letter alone.
    """
    question = task.place if task.scope == QUESTION else None
    after = {"place": f"{task.scope}:{task.place}", "task": task.id, **more}
    about = {"assessment_id": subject.id, "question_id": question, "after": after, "why": why}
    note(event, subject.person_id, aside={"token": token}, **about)
