"""The whole board handed out in one go: what is wanted of its rows, what that changes, and the one deed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.assessment.deeds import part_states
from webapp.assessment.deeds.teamwork.tasks import NOTE_LIMIT, as_coordinator, colleagues, over
from webapp.assessment.events import TASK_ASKED, TASK_DISTRIBUTED
from webapp.assessment.models.teamwork import Task
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.teamwork.board import AS_IT_IS, Board, Row, Wish, board
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.fields.fingerprints import fingerprint
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError, StaleError
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person


@dataclass(frozen=True, slots=True)
class Change:
    """A row that is to have another holder, another last day, or both."""

    row: Row
    person: Person | None
    keeps: bool
    """Those who have it keep it: only the last day is another."""
    due_at: datetime | None

    @property
    def parts(self) -> list[dict[str, object]]:
        """Tell as plain data who is to have what, and until when."""
        due = self.due_at.isoformat() if self.due_at else ""
        told = {"place": self.row.place.value, "due": due, "new": not self.keeps}
        if self.keeps:
            return [{**told, "person": one.task.person_id} for one in self.row.held if not one.task.done_at]
        return [{**told, "person": self.person.id if self.person else None}]


@dataclass(frozen=True)
class Plan:
    """What a press would do: what changes, what is wrong, and what somebody else has changed meanwhile."""

    by: int
    changes: list[Change]
    faults: dict[str, str]
    stale: dict[str, Row]

    @cached_property
    def parts(self) -> list[dict[str, object]]:
        """Tell as plain data what is handed to whom."""
        return [part for change in self.changes for part in change.parts]

    @property
    def receivers(self) -> list[int]:
        """Name those who get a letter: one each, and none to whoever presses."""
        people = dict.fromkeys(part["person"] for part in self.parts if part["person"])
        return [one for one in people if isinstance(one, int) and one != self.by]

    @property
    def mark(self) -> str:
        """Give the fingerprint of it, so that what is done is what the page said."""
        return fingerprint(self.parts)


class ChangedMeanwhileError(StaleError):
    """Somebody else has handed out the same rows since the page was shown."""


class UnseenError(StaleError):
    """What would be done is not what the page said would be done."""


def planned(subject: OwnAssessment, wishes: Iterable[Wish], now: Board | None = None) -> Plan:
    """Say what the wishes change; rows left as they were shown are left as they are."""
    now = now or board(subject)
    able = {one.id: one for one in colleagues(subject)}
    plan = Plan(subject.person_id, [], {}, {})
    for wish in wishes:
        row = now.row(wish.place)
        if row is None or wish.asked in (wish.seen, row.seen):
            continue
        if row.seen != wish.seen:
            plan.stale[wish.place] = row
        if found := _faults(subject, wish, row, able):
            plan.faults.update(found)
            continue
        keeps = wish.person == AS_IT_IS or frozenset({wish.person}) == row.people
        if keeps and row.done_at:
            continue
        due = wish.due_at if wish.person else None
        plan.changes.append(Change(row, able.get(wish.person), keeps, due))
    return plan


def _faults(subject: OwnAssessment, wish: Wish, row: Row, able: dict[int, Person]) -> dict[str, str]:
    faults = {}
    if wish.person not in able and wish.person not in (0, AS_IT_IS):
        faults[f"{wish.place}:person"] = _("Den du valde svarar inte längre för kommunen. Välj någon annan.")
    if wish.person and wish.due_at != row.due_at and (wrong := _wrong_day(subject, wish.due_at)):
        faults[f"{wish.place}:due"] = wrong
    return faults


def _wrong_day(subject: OwnAssessment, due_at: datetime | None) -> str:
    if due_at is None:
        return ""
    if due_at < clock.now():
        return _("Dagen har redan varit. Välj en dag framåt.")
    if subject.closes_at and _day(due_at) > _day(subject.closes_at):
        return _("Dagen är efter sista dagen för svaren. Välj en tidigare.")
    return ""


def _day(moment: datetime) -> date:
    return clock.in_sweden(moment).date()


@deed
def distribute(subject: OwnAssessment, wishes: list[Wish], greeting: str, seen: str) -> Plan:
    """Hand out all that is changed, and let each who is concerned have one letter. The same again is nothing.

    Raises InvalidError with the rows that are wrong, ChangedMeanwhileError where another was first, and
    UnseenError where it is not what the page said; then nothing at all is done.
    """
    subject = as_coordinator(subject)
    if not subject.open:
        raise over(subject, _("Det går inte att fördela frågor längre."))
    plan = planned(subject, wishes)
    if len(greeting) > NOTE_LIMIT:
        plan.faults["note"] = _("Hälsningen är för lång. Skriv högst 1 000 tecken.")
    if plan.faults:
        raise InvalidError(plan.faults)
    if not plan.changes:
        return plan
    if plan.stale:
        raise ChangedMeanwhileError(
            _("Någon annan har fördelat medan sidan var öppen. Inget är skickat; det du valde står kvar."),
            _("Läs de rader som är märkta och tryck igen om du vill."),
        )
    if plan.mark != seen:
        raise UnseenError(
            _("Inget är skickat än."), _("Läs vad som ändras och vilka som får brev, och tryck sedan igen.")
        )
    for change in plan.changes:
        _carry_out(subject, change, greeting)
    db.session.flush()
    note(
        TASK_DISTRIBUTED,
        subject.person_id,
        assessment_id=subject.id,
        after={"parts": plan.parts},
        aside={"note": greeting},
    )
    return plan


def _carry_out(subject: OwnAssessment, change: Change, greeting: str) -> None:
    """Write one row: who has it keeps it with another last day, or it ends there and begins with another."""
    tasks = _locked(change.row)
    if change.keeps:
        for one in tasks:
            one.due_at, one.note = change.due_at, greeting or one.note
        return
    old = next(iter(tasks), None)
    for one in tasks:
        part_states.end(one)
    if change.person is not None:
        db.session.add(
            Task(
                assessment_id=subject.id,
                scope=change.row.place.scope,
                place=change.row.place.key,
                person_id=change.person.id,
                email="",
                note=greeting or (old.note if old else ""),
                handed_by_id=subject.person_id,
                handed_at=clock.now(),
                due_at=change.due_at,
                returned_at=old.returned_at if old else None,
                returned_why=old.returned_why if old else "",
            )
        )


def _locked(row: Row) -> list[Task]:
    ids = [one.task.id for one in (*row.held, *row.gone)]
    query = select(Task).where(Task.id.in_(ids), Task.ended_at.is_(None)).order_by(Task.id).with_for_update()
    return list(db.session.scalars(query))


@deed
def ask_again(subject: OwnAssessment, person_id: int) -> str:
    """Ask a colleague how it goes with what is not done, at most once a day; give the name."""
    subject = as_coordinator(subject)
    if not subject.open:
        raise over(subject, _("Det går inte att fråga igen."))
    able = {one.id: one for one in colleagues(subject)}
    query = select(Task).where(
        Task.assessment_id == subject.id,
        Task.person_id == person_id,
        Task.ended_at.is_(None),
        Task.done_at.is_(None),
    )
    tasks = list(db.session.scalars(query.order_by(Task.id).with_for_update()))
    if not tasks or person_id not in able:
        raise NotThereError
    name, now = str(able[person_id].name), clock.now()
    if any(one.asked_at and _day(one.asked_at) == _day(now) for one in tasks):
        raise NotReadyError(
            _("%(who)s är redan frågad i dag.", who=name), _("Vänta till i morgon, eller hör av dig själv.")
        )
    for one in tasks:
        one.asked_at = now
    told = {"person": person_id, "tasks": [one.id for one in tasks]}
    note(TASK_ASKED, subject.person_id, assessment_id=subject.id, after=told)
    return name
