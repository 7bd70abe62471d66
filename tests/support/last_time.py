"""What a municipality answered, and what was fixed about it, some years ago."""

from __future__ import annotations

from datetime import timedelta

from webapp.assessment.content import Link, Said
from webapp.assessment.deeds import answers, starts
from webapp.assessment.deeds import hand_in as hand_in_deeds
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.models.assessments import AWARD, Assessment
from webapp.assessment.queries import own_assessment
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

LEVELS = {"system": "delvis"}
SAID = Said(LEVELS, "Så gjorde vi då.", (Link("https://a.se"),))
MARKED = {"demokrati-strategi": {"not_applicable": "Fanns inte."}}
COMPASS = "kommunkompassen/2012"


def fixed_before(seat, *, announced=True, edition=COMPASS, marks=None, round_id="its own"):
    """Fix an earlier result of the municipality that is evaluated now."""
    then = clock.now() - timedelta(days=700)
    moments = {"created_at": then, "closes_at": then}
    if round_id == "its own":
        earlier = Round(
            key="2024", award="Priset", name="Förra omgången", nomination_edition="kvalitetskommun/2021",
            compass_edition=edition, announced_at=then if announced else None, **moments,
        )  # fmt: skip
        db.session.add(earlier)
        db.session.flush()
        round_id = earlier.id
    row = Assessment(
        municipality_id=seat.assessment.municipality_id, round_id=round_id, edition=edition,
        purpose=AWARD if round_id else "internal", name="Förra gången", submitted_at=then, **moments,
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    evaluation = Evaluation(assessment_id=row.id, created_at=then, published_at=then)
    db.session.add(evaluation)
    db.session.flush()
    db.session.add(
        PublishedResult(
            evaluation_id=evaluation.id, municipality_id=row.municipality_id, edition=edition, digest="",
            marks={"own": {}, "agreed": MARKED if marks is None else marks},
            figures={}, published_at=then, published_by_id=seat.person_id,
        )
    )  # fmt: skip
    seat.evaluation.created_at = clock.now()
    db.session.commit()


def begin(world, edition=COMPASS):
    """Start a self-assessment of the municipality's own; give it as the coordinator reaches it."""
    who = world.person("samordnare")
    place = db.session.get_one(Assessment, world.assessment("Exempelby")).municipality_id
    return own_assessment.own_assessment(who, starts.start(who, place, edition))


def last_time(world, edition, said):
    """Answer and hand in a self-assessment some years ago."""
    now = clock.now()
    clock.set_clock(lambda: now - timedelta(days=700))
    subject = begin(world, edition)
    answers.save_answers(subject, [Sent(question, one, 0, "") for question, one in said.items()])
    hand_in_deeds.submit(subject.person_id, subject.id, "Lena Dahl", "Kommunchef", confirmed=True)
    clock.set_clock(None)
    return subject
