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
from webapp.rounds.models.rounds import Round


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


def _heir(noted: Noted) -> list[To]:
    award_round = db.session.get_one(Round, noted.round_id)
    said = {
        "round": award_round.name,
        "key": award_round.key,
        "before": db.session.get_one(Person, noted.person_id).name,
    }
    return [to(db.session.get_one(Person, noted.after["person"]), said=said, round_id=award_round.id)]


HANDED_OVER = Occasion(
    "handed-over",
    _("Kansliet är ditt nu: %(round)s"),
    _(
        "%(before)s har lämnat över sitt uppdrag i kansliet för %(round)s till dig. "
        "Inbjudningar som väntar på svar kommer nu från dig.\n\n"
        "Vad som väntar i omgången står på sidan Deltagare."
    ),
    "/kansli/%(key)s/deltagare",
    when=(events.OFFICE_HANDED_OVER,),
    whom=_heir,
)

untold(
    "Whoever is invited gets the invitation itself, in the words that were kept.",
    events.INVITATION_WORDED,
)
untold(
    "A participant that was read in by mistake has nothing more to do; its link says that it has ended.",
    events.ENTRANT_REMOVED,
)
untold(
    "The office reads it in, and each that is new is invited with a letter of its own.",
    *(events.ENTRANTS_IMPORTED, events.ENTRANTS_UNDONE),
)
untold("Whoever leaves has agreed with the office, and has nothing more to do.", events.POST_ENDED)
