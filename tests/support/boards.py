"""The board of who has what, pressed as its page does."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from tests.support.colleagues import own
from webapp.assessment.deeds.teamwork import board as deeds
from webapp.assessment.queries.teamwork.board import Wish, board
from webapp.ground.calendar import clock
from webapp.ground.fields.days import end_of
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db

COLLEAGUE = "medarbetare@demo.example"


def in_days(days: int):
    """Give the last moment of a day ahead."""
    return end_of(clock.in_sweden(clock.now()).date() + timedelta(days=days))


def row(world, place):
    """Find a row of Exempelby's board."""
    return board(own(world)).row(place)


def wish(world, place, who="", days=None, seen=None) -> Wish:
    """Want a row otherwise than the page shows it."""
    shown = row(world, place).seen if seen is None else seen
    return Wish(place, shown, world.person(who) if who else 0, in_days(days) if days is not None else None)


def press(world, *wishes, note="", who="samordnare"):
    """Press, when the page has said what it does."""
    subject = own(world, who)
    return deeds.distribute(subject, list(wishes), note, deeds.planned(subject, wishes).mark)


def letters(*names):
    """List the letters about parts: why, and to whom."""
    query = select(Letter.occasion, Letter.recipient).where(Letter.occasion.like("part%")).order_by(Letter.id)
    return [tuple(one) for one in db.session.execute(query) if not names or one.occasion in names]


def holders(world):
    """Name those who have each row."""
    return {
        one.place.value: [held.holder for held in one.held] for one in board(own(world)).every_row if one.held
    }
