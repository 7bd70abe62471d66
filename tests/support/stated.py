"""What an evaluator has beside the evaluations: a tie that was stated, and a sign-in elsewhere."""

from __future__ import annotations

from sqlalchemy import select

from tests.support.browsing import PageWorld
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.people.deeds import sign_ins
from webapp.people.models.sign_ins import SignIn
from webapp.people.models.ties import Tie


def stated_tie(world: PageWorld) -> int:
    """Let an evaluator have stated a tie."""
    who = world.person("utvarderare.a")
    row = Tie(person_id=who, municipality="Nacka", kind="employer", stated_at=clock.now(), stated_by_id=who)
    db.session.add(row)
    db.session.commit()
    return row.id


def signed_in_elsewhere(world: PageWorld) -> int:
    """Let an evaluator be signed in at another place."""
    who = world.person("utvarderare.a")
    token = sign_ins.begin(who, "Firefox på Windows", "annan", remembered=False)
    db.session.commit()
    return db.session.scalars(select(SignIn.id).filter_by(token_hash=sign_ins.fingerprint_of(token))).one()
