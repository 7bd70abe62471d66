"""Another evaluator of a round, and a municipality that waits for its pair."""

from __future__ import annotations

import uuid

from tests.support.choices import entrant, the_round
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.deeds.seats import ties
from webapp.evaluation.deeds.seats.ties import Stated
from webapp.ground.calendar import clock
from webapp.ground.roles import EVALUATOR
from webapp.ground.store.database import db
from webapp.ground.who import Person, Post
from webapp.rounds.models.rounds import Entrant

OPEN = "Exempelby"


def newcomer(name, employer=""):
    """Let the round have another evaluator, perhaps a peer from another municipality."""
    row = Person(
        email=f"{name.lower()}@demo.example",
        name=name,
        demo=True,
        active=True,
        fs_uniquifier=uuid.uuid4().hex,
        created_at=clock.now(),
    )
    db.session.add(row)
    db.session.flush()
    db.session.add(Post(person_id=row.id, round_id=the_round().id, role=EVALUATOR))
    db.session.commit()
    if employer:
        ties.state(row.id, Stated(employer, "employer"))
    return row.id


def nominate(world):
    """Let a municipality without evaluators be nominated, with everything handed in."""
    row = db.session.get_one(Entrant, entrant(OPEN))
    row.nominated_at = clock.now()
    db.session.get_one(Assessment, world.assessment(OPEN)).submitted_at = clock.now()
    db.session.commit()
