"""The outbox: letters are written with the deed they tell of, and taken out one at a time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from email.utils import make_msgid
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, select, update

from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.mail import wishes
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db, deed
from webapp.ground.store.insertion import insertion
from webapp.ground.who import Person
from webapp.ground.words.languages import SWEDISH, speaking

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=6)
MOST_TRIES = 14
"""With these waits a letter is tried for about two days."""
SENDING_TAKES = timedelta(minutes=15)
"""A letter that has been in somebody's hands for longer was dropped on the way."""

DIGEST = "digest"
"""The occasion of the day's letter."""


_PLAIN: dict[str, Any] = {
    "link": "",
    "secret": False,
    "round_id": None,
    "municipality_id": None,
    "person_id": None,
    "event_id": None,
    "occasion": "",
    "thing": "",
    "held": False,
    "unclear": False,
    "tries": 0,
    "last_error": "",
}


def write(key: str, recipient: str, subject: str, body: str, link: str = "", **about: Any) -> None:  # noqa: ANN401
    """Put a letter in the outbox, in the deed's own transaction; one with the same key is written once.

    A letter that was given up is none: with the same key it is written anew. `about` names columns of Letter;
    `occasion`, `person_id` and `thing` come from the register, which writes all letters of the house.
    """
    now = clock.now()
    row = {
        **_PLAIN,
        "key": key,
        "recipient": recipient,
        "subject": " ".join(subject.split()),  # a line break in a subject would begin another heading
        "body": body,
        "link": link,
        "created_at": now,
        "due_at": None if about.get("held") else now,
        **about,
    }
    anew = {**row, "failed_at": None, "claimed_at": None}
    insert = insertion(Letter.__table__).values(row)
    db.session.execute(
        insert.on_conflict_do_update(
            index_elements=["key"], set_=anew, where=Letter.__table__.c.failed_at.is_not(None)
        )
    )


def written(keys: Collection[str]) -> set[str]:
    """Give those of some letters, by key, that are in the outbox already, sent and failed ones too."""
    asked, found = list(keys), set()
    for start in range(0, len(asked), 500):
        found |= set(db.session.scalars(select(Letter.key).where(Letter.key.in_(asked[start : start + 500]))))
    return found


def text_of(letter: Letter, link: str) -> str:
    """Give the whole text of a letter, with the link as its reader gets it."""
    closing = _("Det här brevet är skrivet av Kompassrosen och går inte att svara på.")
    if context.mail_server().reply:
        closing = _("Det här brevet är skrivet av Kompassrosen. Svarar du på det läser kansliet ditt svar.")
    return "\n\n".join(part for part in (letter.body, link, closing) if part) + "\n"


@dataclass(frozen=True, slots=True)
class Taken:
    """A letter in the hands of one sender, as plain values: its row is not held meanwhile."""

    id: int
    recipient: str
    subject: str
    text: str
    key: str
    message_id: str = ""
    ending: str = ""
    """The address that ends the day's letter, where this is one."""
    language: str = SWEDISH


def waiting() -> int:
    """Count the letters that are neither sent nor given up, nor held for the day's letter."""
    query = select(func.count()).where(Letter.sent_at.is_(None), Letter.failed_at.is_(None), ~Letter.held)
    return db.session.scalar(query) or 0


@deed
def take() -> Taken | None:
    """Take the next letter that is due; no other sender can have the same one."""
    now = clock.now()
    query = (
        select(Letter)
        .where(
            Letter.due_at <= now,
            Letter.sent_at.is_(None),
            Letter.failed_at.is_(None),
            Letter.claimed_at.is_(None),
        )
        .order_by(Letter.due_at, Letter.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    letter = db.session.scalars(query).first()
    if letter is None:
        return None
    letter.claimed_at, letter.tries = now, letter.tries + 1
    letter.message_id = letter.message_id or _message_id()
    link = f"{context.address()}{letter.link}" if letter.link else ""
    ending = _ending_of(letter)
    language = _language_of(letter)
    with speaking(language):
        text = text_of(letter, link)
        if ending:
            text += (
                "\n" + _("Vill du inte ha dagsbrevet? Avsluta det här: %(address)s", address=ending) + "\n"
            )
    about = letter.key, letter.message_id, ending, language
    return Taken(letter.id, letter.recipient, letter.subject, text, *about)


def _language_of(letter: Letter) -> str:
    """Give the language of a letter's reader; whoever has no account reads Swedish."""
    reader = db.session.get(Person, letter.person_id) if letter.person_id else None
    return (reader.language if reader else "") or SWEDISH


def _message_id() -> str:
    """Name a letter for mail servers, once: sent again it is the same letter."""
    domain = context.mail_server().sender.rpartition("@")[2] or "kompassrosen.invalid"
    return make_msgid(domain=domain)


def _ending_of(letter: Letter) -> str:
    if letter.occasion != DIGEST or letter.person_id is None:
        return ""
    return f"{context.address()}/brev/{wishes.ending_token(letter.person_id)}"


@deed
def mark_sent(letter_id: int) -> None:
    """Write down that the mail server has taken the letter over; it is never sent again."""
    letter = db.session.get_one(Letter, letter_id)
    letter.sent_at, letter.claimed_at, letter.due_at, letter.last_error = clock.now(), None, None, ""
    _forget_secret(letter)


@deed
def put_back(letter_id: int, error: str, *, counts: bool = True) -> bool:
    """Put a letter back that was not taken over, to be tried later; tell whether it is given up instead.

    `counts` is false when the server as a whole was silent: that is not the letter's fault.
    """
    letter = db.session.get_one(Letter, letter_id)
    letter.claimed_at, letter.last_error = None, error[:500]
    if not counts:
        letter.tries -= 1
        return False
    if letter.tries >= MOST_TRIES:
        _give_up(letter)
        return True
    letter.due_at = clock.now() + min(FIRST_WAIT * 2 ** (letter.tries - 1), LONGEST_WAIT)
    return False


@deed
def give_up(letter_id: int, error: str) -> None:
    """Write down that the letter cannot be delivered."""
    letter = db.session.get_one(Letter, letter_id)
    letter.last_error = error[:500]
    _give_up(letter)


def _give_up(letter: Letter) -> None:
    letter.failed_at, letter.claimed_at, letter.due_at = clock.now(), None, None
    _forget_secret(letter)


def _forget_secret(letter: Letter) -> None:
    if letter.secret:
        letter.link = ""


@deed
def give_up_dropped() -> int:
    """Give up letters whose sender disappeared in the middle: they may have arrived, and never go twice."""
    now = clock.now()
    statement = (
        update(Letter)
        .where(Letter.claimed_at < now - SENDING_TAKES, Letter.sent_at.is_(None))
        .values(
            failed_at=now,
            unclear=True,
            claimed_at=None,
            due_at=None,
            last_error=_("Sändningen avbröts. Det är oklart om brevet kom fram."),
        )
        .returning(Letter.id)
    )
    dropped = list(db.session.scalars(statement))
    forget = update(Letter).where(Letter.id.in_(dropped), Letter.secret).values(link="")
    db.session.execute(forget)
    return len(dropped)
