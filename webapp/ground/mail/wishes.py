"""Which letters a person wants: at once, once a day, or only about what the person must do."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from webapp.ground.mail.models import LetterWish
from webapp.ground.store.database import db

AT_ONCE, DAILY, ONLY_TURNS = "at_once", "daily", "only_turns"
WISHES = (AT_ONCE, DAILY, ONLY_TURNS)


def wishes_of(person_ids: Iterable[int | None]) -> dict[int | None, str]:
    """Give what each of these people has wished; whoever has wished nothing is left out."""
    asked = [one for one in person_ids if one is not None]
    if not asked:
        return {}
    query = select(LetterWish.person_id, LetterWish.wish).where(LetterWish.person_id.in_(asked))
    return {row.person_id: row.wish for row in db.session.execute(query)}
