"""Which letters a person wants: at once, once a day, or only about what the person must do."""

from __future__ import annotations

import hmac
from collections.abc import Iterable

from sqlalchemy import select

from webapp.ground import context
from webapp.ground.mail.models import LetterWish
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db, deed

AT_ONCE, DAILY, ONLY_TURNS = "at_once", "daily", "only_turns"
WISHES = (AT_ONCE, DAILY, ONLY_TURNS)
END, CALENDAR = "end the day's letter", "calendar"


def wishes_of(person_ids: Iterable[int | None]) -> dict[int | None, str]:
    """Give what each of these people has wished; whoever has wished nothing is left out."""
    asked = [one for one in person_ids if one is not None]
    if not asked:
        return {}
    query = select(LetterWish.person_id, LetterWish.wish).where(LetterWish.person_id.in_(asked))
    return {row.person_id: row.wish for row in db.session.execute(query)}


def wish_of(person_id: int) -> str:
    """Give which letters a person wants."""
    return wishes_of([person_id]).get(person_id, AT_ONCE)


@deed
def wish(person_id: int, chosen: str) -> None:
    """Keep which letters a person wants; earlier addresses end the day's letter no more."""
    if wish_of(person_id) != chosen:
        row = kept(person_id)
        row.wish, row.turn = chosen, row.turn + 1


def kept(person_id: int) -> LetterWish:
    """Fetch what a person has wished, held; made where there is nothing yet."""
    row = db.session.get(LetterWish, person_id, with_for_update=True)
    if row is None:
        row = LetterWish(person_id=person_id, wish=AT_ONCE, turn=1, calendar=0, calendars_made=0)
        db.session.add(row)
        db.session.flush()
    return row


def ending_token(person_id: int) -> str:
    """Give the secret that ends a person's daily letter; it holds until another wish is kept."""
    row = db.session.get(LetterWish, person_id)
    return secret_of(END, person_id, row.turn if row else 1)


def secret_of(purpose: str, person_id: int, turn: int) -> str:
    """Work out a secret address, with the key of the service; nothing of it is kept."""
    return f"{person_id}-{context.fingerprint(purpose, str(person_id), str(turn))[:40]}"


def holder_of(purpose: str, token: str, column: str) -> LetterWish:
    """Find whose secret address this is; one that is revoked or guessed is not there."""
    who = token.partition("-")[0]
    row = db.session.get(LetterWish, int(who)) if who.isascii() and who.isdigit() and len(who) < 10 else None  # noqa: PLR2004
    turn = getattr(row, column) if row else 0
    right = secret_of(purpose, row.person_id, turn) if row and turn else ""
    if row is None or not hmac.compare_digest(right.encode(), token.encode()):
        raise NotThereError
    return row


def check_ending(token: str) -> None:
    """Refuse an address that ends nothing."""
    holder_of(END, token, "turn")


@deed
def end_daily(token: str) -> None:
    """End the daily letter from its own address; from now on only what the person must do is written."""
    row = holder_of(END, token, "turn")
    if row.wish == DAILY:
        row.wish = ONLY_TURNS


def calendar_token(person_id: int) -> str:
    """Give the secret of a person's calendar; nothing where there is none."""
    row = db.session.get(LetterWish, person_id)
    return secret_of(CALENDAR, person_id, row.calendar) if row and row.calendar else ""


@deed
def make_calendar(person_id: int) -> None:
    """Give a person's calendar an address, or another one; the one before leads nowhere any more."""
    row = kept(person_id)
    row.calendars_made += 1
    row.calendar = row.calendars_made


@deed
def end_calendar(person_id: int) -> None:
    """Take the address of a person's calendar away."""
    row = kept(person_id)
    row.calendar = 0


def calendar_of(token: str) -> int:
    """Find whose calendar an address is. Raises NotThereError for one that is revoked or guessed."""
    return holder_of(CALENDAR, token, "calendar").person_id
