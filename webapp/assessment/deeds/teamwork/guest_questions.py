"""The questions that a guest is asked behind one link, and a fresh link in the place of a lost one."""

from __future__ import annotations

import secrets
from collections.abc import Collection

from flask_babel import gettext as _

from questionnaires.edition import Edition
from webapp.assessment.models.teamwork import Task
from webapp.assessment.queries.guests.guest_links import GuestLink, hash_of, link_of, task_of, tasks_of
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.teamwork.task_places import QUESTION, Place, place_of
from webapp.ground.mail.lost_letters import renewed
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import ClosedError
from webapp.ground.store.database import db

MOST = 30
"""How many further questions one guest is asked at a time."""


def fault_of_further(edition: Edition, numbers: Collection[str], email: str) -> str:
    """Say what is wrong with the numbers of further questions; nothing where they can be asked."""
    if not numbers:
        return ""
    if not email:
        return _("Fler frågor på en gång är för den som saknar konto. En kollega får dem under Vem har vad.")
    known = {one.number for one in edition.questions.values()}
    if strange := [one for one in numbers if one not in known]:
        return _("Det finns ingen fråga %(number)s.", number=", ".join(strange[:3]))
    return _("Högst %(most)s frågor på en gång.", most=MOST) if len(numbers) > MOST else ""


def further_places(subject: OwnAssessment, first: Place, numbers: Collection[str], email: str) -> list[Place]:
    """Find the further questions; the first, and what the guest has already, is not asked twice."""
    if not numbers:
        return []
    ids = {one.number: one.id for one in subject.edition.questions.values()}
    held = {first.key, *(one.place for one in tasks_of(subject.id, email))}
    wanted = [one for one in dict.fromkeys(ids[number] for number in numbers) if one not in held]
    found = (place_of(subject.edition, QUESTION, one) for one in wanted)
    return [one for one in found if one]


def open_question(token: str, question_id: str) -> tuple[GuestLink, Task]:
    """Open a question behind a link for its guest, and hold it; raises ClosedError where it has ended."""
    link = link_of(task_of(token, lock=True), question_id)
    if not link.open:
        raise ClosedError(_("Länken gäller inte längre."), _("Hör av dig till den som skickade den."))
    return link, db.session.get_one(Task, link.here.task_id, with_for_update=True)


@renewed.answered
def fresh_link(letter: Letter) -> str:
    """Give a guest a new link in the place of one that may not have arrived; the old one ends."""
    kind, _colon, key = letter.thing.partition(":")
    if letter.occasion != "guest" or kind != "task":
        return ""
    task = db.session.get(Task, int(key), with_for_update=True)
    if task is None or task.ended_at is not None:
        return ""
    token = secrets.token_urlsafe(32)
    task.token_hash = hash_of(token)
    return f"/svar/{token}"
