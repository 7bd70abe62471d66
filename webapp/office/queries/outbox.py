"""The outbox as the office reads it."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, func, select, true

from webapp.ground import context
from webapp.ground.mail import outbox
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person, Post
from webapp.rounds.models.rounds import Entrant

PAGE = 20


@dataclass(frozen=True, slots=True)
class Read:
    """A letter to read: its text, and its link where the reader may follow it."""

    letter: Letter
    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Pile:
    """One page of letters, newest first."""

    letters: list[Read]
    page: int
    pages: int
    total: int


def pile(rounds: list[int], page: int) -> Pile:
    """Give a page of the letters of these rounds; of all in a demo, where they are sent to nobody."""
    mine = true() if context.in_demo() else Letter.round_id.in_(rounds) | _given_up(rounds)
    total = db.session.scalar(select(func.count()).select_from(Letter).where(mine)) or 0
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    query = select(Letter).where(mine).order_by(Letter.id.desc()).limit(PAGE).offset((page - 1) * PAGE)
    return Pile([_read(letter) for letter in db.session.scalars(query)], page, pages, total)


def _given_up(rounds: list[int]) -> ColumnElement[bool]:
    """Give letters about a password that never reached somebody of these rounds: that person needs help."""
    officers = select(Person.email).join(Post, Post.person_id == Person.id).where(Post.round_id.in_(rounds))
    towns = (
        select(Person.email)
        .join(Membership, Membership.person_id == Person.id)
        .join(Entrant, Entrant.municipality_id == Membership.municipality_id)
        .where(Entrant.round_id.in_(rounds))
    )
    theirs = Letter.recipient.in_(officers) | Letter.recipient.in_(towns)
    return Letter.round_id.is_(None) & Letter.failed_at.is_not(None) & theirs


def _read(letter: Letter) -> Read:
    """Keep a link that opens something by itself from everybody but the receiver; in a demo that is you."""
    if not letter.secret:
        return Read(letter, outbox.text_of(letter, f"{context.address()}{letter.link}"), "")
    if context.in_demo() and letter.link:
        return Read(letter, outbox.text_of(letter, ""), letter.link)
    return Read(letter, outbox.text_of(letter, _("(Länken visas bara för mottagaren.)")), "")
