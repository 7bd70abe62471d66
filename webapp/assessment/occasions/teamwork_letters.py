"""The letters about work together: parts handed out, proposals from guests and talk on questions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _
from sqlalchemy import select

from webapp.assessment.events import (
    ANSWER_RESTORED,
    COMMENT_INTERNAL,
    COMMENT_REOPENED,
    COMMENT_RESOLVED,
    COMMENT_SHARED,
    PROPOSAL_SENT,
    PROPOSAL_TAKEN,
    TASK_DONE,
    TASK_HANDED,
    TASK_HANDED_ON,
    TASK_RETURNED,
    TASK_TAKEN_BACK,
)
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.models.teamwork import Comment, Proposal, Task
from webapp.assessment.occasions.addressed import about, addressed, assessment_of, to_coordinators, who_did
from webapp.assessment.occasions.turns import PART, PROPOSAL, task_thing
from webapp.assessment.open_questions import blind_judges, hears_talk
from webapp.assessment.queries.guests.guest_links import tasks_of
from webapp.assessment.queries.teamwork.comments import SHARED
from webapp.assessment.queries.teamwork.task_places import QUESTION, Place, path_of, place_of
from webapp.ground import context
from webapp.ground.events.journal import Noted
from webapp.ground.mail.occasions import Occasion, To, untold
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person
from webapp.people.queries.people import coordinators


def _task(noted: Noted) -> Task:
    return db.session.get_one(Task, noted.after["task"])


def _place(row: Assessment, scope: str, key: str) -> Place:
    edition = context.edition(row.edition)
    return place_of(edition, scope, key) or Place(scope, key, "", key, ())


def _holder(noted: Noted) -> list[To]:
    """Address the colleague who has a part now; a guest has a letter of its own."""
    person_id = noted.after.get("person") or _task(noted).person_id
    if not person_id:
        return []
    row = assessment_of(noted)
    scope, _colon, key = str(noted.after["place"]).partition(":")
    place = _place(row, scope, key)
    has = select(Task).filter_by(
        assessment_id=row.id, scope=scope, place=key, person_id=person_id, ended_at=None
    )
    task = db.session.scalars(has).first()
    person = db.session.get_one(Person, person_id)
    return addressed(
        row,
        [person] if task is not None and person.active else [],
        task_thing(task.id) if task else "",
        by=who_did(noted),
        part=place.label,
        path=path_of(context.edition(row.edition), row.id, place),
    )


def _guest(noted: Noted) -> list[To]:
    """Address a guest: one letter for all that is asked; the link's token is known in this moment only."""
    task, token = _task(noted), noted.aside.get("token", "")
    if not task.email or (noted.type is TASK_HANDED and not token):
        return []
    row = assessment_of(noted)
    several = tasks_of(row.id, task.email) if token else [task]
    part = "\n".join(_place(row, one.scope, one.place).label for one in several)
    said = about(row, by=who_did(noted), part=part, token=token)
    where: dict[str, Any] = {"round_id": row.round_id, "municipality_id": row.municipality_id}
    return [
        To(
            task.email,
            said=said,
            thing=task_thing(task.id),
            once=f"{task.id}:{noted.id}" if noted.type is TASK_RETURNED else str(task.id),
            **where,
        )
    ]


def _asker(noted: Noted) -> list[To]:
    """Address whoever asked a guest, or the coordinators where that person is gone."""
    proposal = db.session.get_one(Proposal, noted.after["proposal"])
    row, task = assessment_of(noted), proposal.task
    asked_by = task.handed_by
    here = select(Membership.id).filter_by(person_id=asked_by.id, municipality_id=row.municipality_id)
    said = {
        "guest": proposal.name,
        "part": _place(row, QUESTION, proposal.question_id).label,
        "path": f"/sjalvvardering/{row.id}/fraga/{proposal.question_id}/samtal",
    }
    thing = f"proposal:{task.id}"
    if asked_by.active and db.session.scalar(here) is not None:
        return addressed(row, [asked_by], thing, **said)
    return to_coordinators(row, thing, **said)


def _talkers(noted: Noted) -> Iterable[To]:
    """Address those who have spoken there or have the question in hand, and evaluators where it is shared."""
    row = assessment_of(noted)
    comment = db.session.get_one(Comment, noted.after["comment"])
    place = _place(row, QUESTION, comment.question_id)
    said = {
        "by": who_did(noted),
        "part": place.label,
        "path": f"/sjalvvardering/{row.id}/fraga/{comment.question_id}/samtal",
    }
    yield from addressed(row, _at_home(row, comment), **said)
    if comment.audience == SHARED:
        for person, path in (one for found in hears_talk(comment) for one in found):
            yield from addressed(row, [person], **{**said, "path": path})


def _at_home(row: Assessment, comment: Comment) -> list[Person]:
    """List the municipality's own whom a comment concerns, without whoever wrote it."""
    spoke = select(Comment.person_id).filter_by(
        assessment_id=row.id,
        question_id=comment.question_id,
        audience=comment.audience,
        evaluation_id=None,
    )
    has = select(Task.person_id).filter_by(
        assessment_id=row.id, scope=QUESTION, place=comment.question_id, ended_at=None
    )
    query = (
        select(Person)
        .join(Membership)
        .where(
            Membership.municipality_id == row.municipality_id,
            Person.id.in_(spoke) | Person.id.in_(has.where(Task.person_id.is_not(None))),
            Person.active,
        )
        .order_by(Person.id)
    )
    people = list(db.session.scalars(query))
    if comment.evaluation_id is None:
        return people
    blind = {one for found in blind_judges(row.id) for one in found}
    return [one for one in people or coordinators(row.municipality_id) if one.id not in blind]


HANDED = Occasion(
    "part-handed",
    _("Du har fått en del att svara på: %(place)s"),
    _(
        "%(by)s ber dig svara på %(part)s i %(what)s för %(place)s.\n\n"
        "Öppna länken, svara, och säg till när din del är klar."
    ),
    "%(path)s",
    when=(TASK_HANDED, TASK_HANDED_ON),
    whom=_holder,
    turn=PART.name,
)
RETURNED = Occasion(
    "part-returned",
    _("Din del kom tillbaka: %(place)s"),
    _(
        "%(by)s har skickat tillbaka %(part)s i %(what)s för %(place)s till dig. Vad som behöver göras "
        "står på Mitt arbete.\n\nÄndra det som behövs, och säg till igen när din del är klar."
    ),
    "%(path)s",
    when=(TASK_RETURNED,),
    whom=_holder,
    turn=PART.name,
)
GUEST = Occasion(
    "guest",
    _("%(place)s ber om din hjälp"),
    _(
        "%(by)s i %(place)s ber dig om hjälp att svara på det här:\n\n"
        "%(part)s\n\n"
        "Öppna länken för att läsa och skicka förslag. Du behöver inget konto. "
        "Länken är bara till för dig. "
        "Den slutar gälla när kommunen tar tillbaka den, när svaren lämnas in eller när tiden går ut."
    ),
    "/svar/%(token)s",
    when=(TASK_HANDED,),
    whom=_guest,
    digest=False,
    secret=True,
)
GUEST_AGAIN = Occasion(
    "guest-returned",
    _("Ditt förslag till %(place)s behöver ses över"),
    _(
        "%(by)s i %(place)s ber dig se över ditt förslag på frågan:\n\n"
        "%(part)s\n\n"
        "Öppna länken i brevet du fick förut. Där står vad som behöver göras."
    ),
    when=(TASK_RETURNED,),
    whom=_guest,
    digest=False,
)
PROPOSED = Occasion(
    "proposal",
    _("Ett förslag från en gäst: %(place)s"),
    _(
        "%(guest)s har skickat ett förslag på %(part)s i %(what)s för %(place)s.\n\n"
        "Öppna länken för att läsa det. Det räknas först när du använder det i svaret."
    ),
    "%(path)s",
    when=(PROPOSAL_SENT,),
    whom=_asker,
    turn=PROPOSAL.name,
)
TALK = Occasion(
    "comment",
    _("Nytt i samtalet om %(part)s"),
    _(
        "%(by)s har skrivit i samtalet om %(part)s i %(what)s för %(place)s.\n\n"
        "Öppna länken för att läsa och svara."
    ),
    "%(path)s",
    when=(COMMENT_INTERNAL, COMMENT_SHARED),
    whom=_talkers,
)

untold("What is done stands on the coordinator's page; a letter for each part would be many.", TASK_DONE)
untold("Nothing is left to do for whoever had it, and a guest's link says so itself.", TASK_TAKEN_BACK)
untold("The guest has done what was asked and has nothing more to do.", PROPOSAL_TAKEN)
untold("Whoever gave an answer back sees it, and the history tells the others.", ANSWER_RESTORED)
untold("That a thread is resolved, or open again, stands at the thread.", COMMENT_RESOLVED, COMMENT_REOPENED)
