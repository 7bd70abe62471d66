"""Inquiries between municipalities about good examples, for tests."""

from __future__ import annotations

from sqlalchemy import select

from tests.support.asked import copy
from tests.support.worlds import World
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.results.models.inquiries import CONTACT, YES, Inquiry
from webapp.review.models.texts import GoodExample


def example() -> int:
    """Give a good example of Norrvik's."""
    return db.session.scalars(select(GoodExample.id).order_by(GoodExample.id)).first()


def shared_anew(evaluation_id: int) -> None:
    """Let another evaluation have the same example, shared and open to be asked about."""
    at = clock.now()
    copy(db.session.get_one(GoodExample, example()), evaluation_id=evaluation_id, shared_at=at, welcome_at=at)


def place(name: str) -> int:
    return db.session.scalars(select(Municipality.id).where(Municipality.name == name)).one()


def inquired(world: World, answer: str = YES) -> int:
    """Let Exempelby have asked Norrvik about its example, once for each answer; give the inquiry's id."""
    asker = world.person("samordnare")
    there = db.session.scalars(select(Inquiry.id).filter_by(answer=answer)).first()
    if there is not None:
        return there
    by = world.person("samordnare@norrvik.example") if answer else None
    row = Inquiry(
        example_id=example(),
        municipality_id=place("Exempelby"),
        person_id=asker,
        kind=CONTACT,
        text="Hur gör ni?",
        asked_at=clock.now(),
        answer=answer,
        answer_text="Ring oss." if answer else "",
        answered_at=clock.now() if answer else None,
        answered_by_id=by,
    )
    db.session.add(row)
    db.session.commit()
    return row.id
