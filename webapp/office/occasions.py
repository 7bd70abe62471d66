"""When the office's own letters are written: the reminder, in its own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _

from webapp.assessment.models.assessments import Assessment
from webapp.assessment.occasions.addressed import to_coordinators
from webapp.assessment.occasions.turns import HAND_IN, hand_in_thing
from webapp.ground.events.journal import Noted
from webapp.ground.mail.occasions import Occasion, To, to, untold
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.office import events
from webapp.office.deeds import reminders


def _coordinators(noted: Noted) -> list[To]:
    row = db.session.get_one(Assessment, noted.after["assessment"])
    about = {"form": row, "closes": noted.aside.get("closes", ""), "own": noted.after["words"]}
    return to_coordinators(row, hand_in_thing(row.id), **about, once=reminders.once(row))


def _text(said: Mapping[str, Any]) -> str:
    return reminders.text(said["form"], said["closes"], said["own"])


def reminder(row: Assessment, person: Person, closes: str, own: str) -> str:
    """Give the text of a reminder to somebody, to be read before it is sent."""
    return REMINDER.body_to(to(person, said={"form": row, "closes": closes, "own": own}))


REMINDER = Occasion(
    "reminder",
    _("Påminnelse: %(what)s för %(place)s"),
    _text,
    "%(page)s",
    when=(events.REMINDER_SENT,),
    whom=_coordinators,
    turn=HAND_IN.name,
)

untold(
    "The office reads it in, and each that is new is invited with a letter of its own.",
    *(events.ENTRANTS_IMPORTED, events.ENTRANTS_UNDONE),
)
untold("Whoever leaves has agreed with the office, and has nothing more to do.", events.POST_ENDED)
