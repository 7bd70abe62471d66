"""People who may be named as evaluators."""

from __future__ import annotations

import uuid

from webapp.ground.calendar import clock
from webapp.ground.roles import EVALUATOR
from webapp.ground.store.database import db
from webapp.ground.who import Person, Post
from webapp.rounds.models.rounds import Round


def make_evaluator(name):
    person = Person(
        email=f"{name}@demo.example",
        name=name,
        demo=True,
        fs_uniquifier=uuid.uuid4().hex,
        created_at=clock.now(),
        password=db.session.query(Person.password).limit(1).scalar(),
    )
    db.session.add(person)
    db.session.flush()
    award_round = db.session.query(Round).one()
    db.session.add(Post(person_id=person.id, round_id=award_round.id, role=EVALUATOR))
    db.session.commit()
    return person.id
