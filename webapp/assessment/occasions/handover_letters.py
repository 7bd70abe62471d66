"""The letters about what somebody cannot finish: to whoever has it now, and to those who coordinate."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from webapp.assessment.events import TASK_GIVEN_BACK, TASK_LEFT
from webapp.assessment.models.teamwork import Task
from webapp.assessment.occasions.addressed import assessment_of, to_coordinators, who_did
from webapp.assessment.occasions.board_letters import receivers
from webapp.assessment.occasions.turns import GIVEN_BACK, PART, given_back_thing
from webapp.assessment.queries.teamwork.task_places import place_of
from webapp.ground import context
from webapp.ground.events.journal import Noted
from webapp.ground.mail.occasions import Occasion, To
from webapp.ground.store.database import db
from webapp.ground.who import Person


def _successor(noted: Noted) -> list[To]:
    return receivers(assessment_of(noted), who_did(noted), noted.after["parts"], "")


def _coordinators_of_all(noted: Noted) -> list[To]:
    """Address those who coordinate, but for whoever has got it all: there is a letter of its own for that."""
    to_whom = db.session.get_one(Person, noted.after["person"])
    told = to_coordinators(
        assessment_of(noted), by=who_did(noted), to=to_whom.name, many=len(noted.after["parts"])
    )
    return [one for one in told if one.person_id != to_whom.id]


def _coordinators(noted: Noted) -> list[To]:
    row, task = assessment_of(noted), db.session.get_one(Task, noted.after["task"])
    place = place_of(context.edition(row.edition, row.areas), task.scope, task.place)
    said = {"by": who_did(noted), "part": place.label if place else task.place}
    return to_coordinators(row, given_back_thing(task.id), **said)


LEFT = Occasion(
    "parts-left",
    _("%(by)s har gett vidare sin del till dig: %(place)s"),
    _(
        "%(by)s kan inte bli klar i %(what)s för %(place)s, och har gett vidare det här till dig:\n\n"
        "%(parts)s\n\n"
        "Varför står på Mitt arbete. Det som redan är svarat finns kvar. Öppna länken, svara, och säg till "
        "när din del är klar."
    ),
    "/hem",
    when=(TASK_LEFT,),
    whom=_successor,
    turn=PART.name,
)
LEFT_TOLD = Occasion(
    "parts-left-told",
    _("%(by)s har gett vidare sin del: %(place)s"),
    _(
        "%(by)s har gett vidare allt som inte var klart i %(what)s för %(place)s till %(to)s. "
        "Antal delar: %(many)s.\n\n"
        "Varför står vid delarna på sidan Vem har vad. Du behöver inte göra något."
    ),
    "%(answers)s/vem",
    when=(TASK_LEFT,),
    whom=_coordinators_of_all,
)
BACK = Occasion(
    "part-given-back",
    _("En del kom tillbaka från %(by)s: %(place)s"),
    _(
        "%(by)s har lämnat tillbaka %(part)s i %(what)s för %(place)s. Ingen har den nu.\n\n"
        "Varför står på sidan Vem har vad. Öppna länken och fördela den till någon annan."
    ),
    "%(answers)s/vem",
    when=(TASK_GIVEN_BACK,),
    whom=_coordinators,
    turn=GIVEN_BACK.name,
)
