"""Own assessments of several years, for tests."""

from __future__ import annotations

from datetime import timedelta

from tests.support.worlds import World
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers, hand_in, starts
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.starts import Wanted
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries.own_assessment import OwnAssessment, own_assessment
from webapp.ground.calendar import clock
from webapp.ground.store.database import db

EDITION, BEFORE = "kommunkompassen/2012", "kommunkompassen/2010"
LOW, HIGH = 1, -1
"""Which level is chosen everywhere: the second, or the last."""


def place(world: World) -> int:
    return db.session.get_one(Assessment, world.assessment("Exempelby")).municipality_id


def year(
    world: World, back: int, edition: str = EDITION, level: int = LOW, **wanted: object
) -> OwnAssessment:
    """Answer and hand in an own assessment so many days back, with one level everywhere."""
    now, who = clock.now(), world.person("samordnare")
    clock.set_clock(lambda: now - timedelta(days=back))
    made = own_assessment(who, starts.start(who, place(world), edition, Wanted(**wanted)))
    answers.save_answers(made, [Sent(one, said(made, one, level), 0, "") for one in made.edition.questions])
    hand_in.submit(who, made.id, "Lena Dahl", "Chef", confirmed=True)
    clock.set_clock(None)
    return made


def said(made: OwnAssessment, question: str, level: int, text: str = "Så är det.") -> Said:
    parts = made.edition.questions[question].kind.parts
    return Said({part.id: part.levels[level].id for part in parts}, text)
