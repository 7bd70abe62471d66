"""An own assessment that a municipality shows to somebody outside, for tests."""

from __future__ import annotations

from sqlalchemy import select

from tests.support.worlds import World
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers, hand_in, starts
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.starts import Wanted
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries.own_assessment import OwnAssessment, own_assessment
from webapp.ground.store.database import db
from webapp.results.deeds import shares
from webapp.results.models.shares import Share

JUROR = "jury@demo.example"
WORDS = "Så gör vi hos oss, sade kommunen."


def own_one(world: World, place: str = "Exempelby", who: str = "samordnare") -> OwnAssessment:
    """Start an own assessment of one area, answer its first question and hand it in."""
    person = world.person(who)
    municipality = db.session.get_one(Assessment, world.assessment(place)).municipality_id
    wanted = Wanted("Att visa", frozenset({"4"}))
    made = own_assessment(person, starts.start(person, municipality, "kommunkompassen/2012", wanted))
    question = next(iter(made.edition.questions.values()))
    levels = {part.id: part.levels[-1].id for part in question.kind.parts}
    answers.save_answers(made, [Sent(question.id, Said(levels, WORDS), 0, "")])
    return hand_in.submit(person, made.id, "Lena Dahl", "Chef", confirmed=True)


def shown(world: World) -> dict[str, int]:
    """Show one of Norrvik's to a juror, once in a world."""
    there = db.session.scalars(select(Share.id).where(Share.email == JUROR)).first()
    made = there or shares.share_with(own_one(world, "Norrvik", "samordnare@norrvik.example"), JUROR).id
    db.session.commit()
    return {"share_id": made}
