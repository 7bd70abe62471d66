"""The letters about a municipality's answers: what is handed in, opened again, and certified."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from flask_babel import lazy_gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from webapp.assessment.deeds.teamwork.certificates import hash_of_answers
from webapp.assessment.events import (
    ANSWER_SAVED,
    ASSESSMENT_ARCHIVED,
    ASSESSMENT_CHANGED,
    ASSESSMENT_EXTENDED,
    ASSESSMENT_REMOVED,
    ASSESSMENT_REOPENED,
    ASSESSMENT_STARTED,
    ASSESSMENT_SUBMITTED,
    ASSESSMENT_TAKEN_OUT,
    ASSESSMENT_UNSHARED,
    ASSESSMENT_WITHDRAWN,
    CERTIFICATE_ASKED,
    CERTIFICATE_SENT_BACK,
    CERTIFICATE_SIGNED,
)
from webapp.assessment.models.assessments import Answer, Assessment
from webapp.assessment.models.teamwork import Certificate, Task
from webapp.assessment.occasions.addressed import (
    addressed,
    assessment_of,
    certifiers,
    to_coordinators,
    who_did,
)
from webapp.assessment.occasions.turns import CERTIFICATE, HAND_IN, PART, hand_in_thing, task_thing
from webapp.ground.calendar import clock
from webapp.ground.events.journal import Noted
from webapp.ground.mail.occasions import Occasion, To, untold
from webapp.ground.roles import COORDINATOR, WRITERS
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person

SOON = timedelta(days=3)
"""How long before the last day whoever is not done hears of it."""


def _receipt(noted: Noted) -> list[To]:
    row = assessment_of(noted)
    return to_coordinators(
        row,
        once=f"{row.id}:{row.receipt_hash[:16]}",
        signed=row.signed_name,
        title=row.signed_title,
        number=row.receipt_number,
    )


def _hand_in(noted: Noted) -> list[To]:
    """Address the coordinators, who are to hand in."""
    row = assessment_of(noted)
    return to_coordinators(row, hand_in_thing(row.id), by=who_did(noted))


def _certifiers(noted: Noted) -> list[To]:
    row = assessment_of(noted)
    return addressed(row, certifiers(row), f"certificate:{row.id}", by=who_did(noted))


def _void() -> Iterable[To]:
    """Find what was certified and has been changed since, in what can still be handed in."""
    newest = select(func.max(Certificate.id)).group_by(Certificate.assessment_id)
    query = (
        select(Certificate, Assessment)
        .join(Assessment, Assessment.id == Certificate.assessment_id)
        .where(
            Certificate.id.in_(newest),
            Certificate.signed,
            Assessment.submitted_at.is_(None),
            select(Answer.id)
            .where(Answer.assessment_id == Assessment.id, Answer.saved_at > Certificate.said_at)
            .exists(),
        )
    )
    for row, assessment in db.session.execute(query):
        if hash_of_answers(assessment.id) != row.answers_hash:
            yield from to_coordinators(
                assessment, hand_in_thing(assessment.id), once=f"{assessment.id}:{row.id}"
            )


def _closing() -> list[Assessment]:
    """List what closes soon and is not handed in."""
    now = clock.now()
    query = (
        select(Assessment)
        .where(Assessment.submitted_at.is_(None), Assessment.closes_at.between(now, now + SOON))
        .options(joinedload(Assessment.municipality))
        .order_by(Assessment.id)
    )
    return list(db.session.scalars(query))


def _once(row: Assessment) -> str:
    """Name a last day: one that is moved is another."""
    return f"{row.id}:{row.closes_at:%Y%m%d%H%M}"


def _closes_soon() -> Iterable[To]:
    for row in _closing():
        yield from to_coordinators(row, hand_in_thing(row.id), once=_once(row))


def _part_due() -> Iterable[To]:
    """Find those with a part not done and no own last day ahead; a coordinator is told of the whole."""
    rows = {row.id: row for row in _closing()}
    query = (
        select(Task, Person, Membership.role)
        .join(Person, Person.id == Task.person_id)
        .join(Assessment, Assessment.id == Task.assessment_id)
        .join(
            Membership,
            (Membership.person_id == Person.id)
            & (Membership.municipality_id == Assessment.municipality_id)
            & (Membership.role.in_(WRITERS)),
        )
        .where(Task.assessment_id.in_(rows), Task.ended_at.is_(None), Task.done_at.is_(None), Person.active)
        .where(Task.due_at.is_(None) | (Task.due_at < clock.now()))
        .order_by(Task.id.desc())
    )
    for task, person, role in db.session.execute(query):
        if role != COORDINATOR and (row := rows[task.assessment_id]):
            yield from addressed(row, [person], task_thing(task.id), once=_once(row))


RECEIPT = Occasion(
    "receipt",
    _("Kvitto %(number)s: %(place)s"),
    _(
        "%(what)s för %(place)s är inlämnad, undertecknad av %(signed)s, %(title)s.\n\n"
        "Kvittots nummer är %(number)s. Öppna länken för att se hela kvittot."
    ),
    "%(answers)s/kvitto",
    when=(ASSESSMENT_SUBMITTED,),
    whom=_receipt,
    digest=False,
    doer_too=True,
)
EXTENDED = Occasion(
    "extended",
    _("Mer tid: %(what)s för %(place)s"),
    _("%(what)s för %(place)s har fått mer tid. Sista tiden är nu %(closes)s.\n\nInget är inlämnat än."),
    "%(page)s",
    when=(ASSESSMENT_EXTENDED,),
    whom=_hand_in,
    turn=HAND_IN.name,
)
REOPENED = Occasion(
    "reopened-answers",
    _("Öppnad igen: %(what)s för %(place)s"),
    _(
        "Kansliet har öppnat det ni lämnade in igen: %(what)s för %(place)s. Skälet står på sidan.\n\n"
        "Inget är inlämnat nu. Ändra det som behövs och lämna in igen."
    ),
    "%(page)s",
    when=(ASSESSMENT_REOPENED,),
    whom=_hand_in,
    turn=HAND_IN.name,
)
CLOSES_SOON = Occasion(
    "closes-soon",
    _("Stänger snart: %(what)s för %(place)s"),
    _(
        "Sista tiden för %(what)s för %(place)s är %(closes)s. Inget är inlämnat än.\n\n"
        "Öppna länken för att se vad som är kvar."
    ),
    "%(page)s",
    due=_closes_soon,
    turn=HAND_IN.name,
)
PART_DUE = Occasion(
    "part-due",
    _("Din del i %(what)s behövs snart"),
    _(
        "Du har frågor kvar i %(what)s för %(place)s. Sista tiden är %(closes)s.\n\n"
        "Svara, och säg sedan till att din del är klar. Allt du har hos dig står på Mitt arbete."
    ),
    "/hem",
    due=_part_due,
    turn=PART.name,
)
ASKED = Occasion(
    "certificate-asked",
    _("Svaren väntar på ditt intyg: %(place)s"),
    _(
        "%(by)s ber dig läsa och intyga svaren: %(what)s för %(place)s.\n\n"
        "Öppna länken för att läsa dem. Är något fel kan du skicka tillbaka dem med ett skäl."
    ),
    "%(answers)s/intyg",
    when=(CERTIFICATE_ASKED,),
    whom=_certifiers,
    turn=CERTIFICATE.name,
)
GIVEN = Occasion(
    "certificate-given",
    _("Svaren är intygade: %(place)s"),
    _(
        "%(by)s har intygat svaren: %(what)s för %(place)s.\n\n"
        "Inget är inlämnat än. Nu kan ni lämna in. Ändras ett svar före dess behövs ett nytt intyg."
    ),
    "%(answers)s/granska",
    when=(CERTIFICATE_SIGNED,),
    whom=_hand_in,
    turn=HAND_IN.name,
)
SENT_BACK = Occasion(
    "certificate-refused",
    _("Svaren kom tillbaka utan intyg: %(place)s"),
    _(
        "%(by)s har skickat tillbaka svaren utan intyg: %(what)s för %(place)s.\n\n"
        "Skälet står på sidan. Ändra det som behövs och be om intyg igen."
    ),
    "%(answers)s/granska",
    when=(CERTIFICATE_SENT_BACK,),
    whom=_hand_in,
    turn=HAND_IN.name,
)
VOID = Occasion(
    "certificate-void",
    _("Intyget gäller inte längre: %(place)s"),
    _(
        "Något svar är ändrat sedan svaren intygades: %(what)s för %(place)s. "
        "Intyget gäller därför inte längre.\n\n"
        "Be intygsgivaren läsa och intyga svaren som de är nu, och lämna sedan in."
    ),
    "%(answers)s/granska",
    due=_void,
    turn=HAND_IN.name,
)

untold("Whoever writes sees that it is saved; what a certificate loses by it the clock tells.", ANSWER_SAVED)
untold("Whoever started it stands on its page, and nobody waits for it.", ASSESSMENT_STARTED)
untold("The coordinator who took it back hands it in again; the page says so.", ASSESSMENT_WITHDRAWN)
untold(
    "Those of the municipality see it on the pages, and nobody has anything to do because of it.",
    *(ASSESSMENT_CHANGED, ASSESSMENT_ARCHIVED, ASSESSMENT_TAKEN_OUT, ASSESSMENT_REMOVED),
    ASSESSMENT_UNSHARED,
)
