"""Codes for the day when the app is lost: ten at a time, shown once, each opening once."""

from __future__ import annotations

import hashlib
import secrets

from sqlalchemy import delete, func, insert, select, update

from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.people.models.factors import RecoveryCode

MANY = 10
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody reads as another."""
_GROUPS, _LENGTH = 4, 4


def renew(person_id: int) -> list[str]:
    """Make a person's codes anew, in the transaction that is under way: they are told this once."""
    forget(person_id)
    made = [_code() for _one in range(MANY)]
    rows = [
        {"person_id": person_id, "code_hash": _fingerprint(code), "made_at": clock.now()} for code in made
    ]
    db.session.execute(insert(RecoveryCode.__table__), rows)
    return made


def forget(person_id: int) -> None:
    """Take a person's codes away, used or not."""
    db.session.execute(delete(RecoveryCode.__table__).where(RecoveryCode.__table__.c.person_id == person_id))


def use(person_id: int, typed: str) -> bool:
    """Use a code up, in the transaction that is under way; tell whether there was one to use."""
    rows = RecoveryCode.__table__
    statement = (
        update(rows)
        .where(
            rows.c.person_id == person_id, rows.c.code_hash == _fingerprint(typed), rows.c.used_at.is_(None)
        )
        .values(used_at=clock.now())
    )
    return bool(db.session.connection().execute(statement).rowcount)


def left(person_id: int) -> int:
    """Count the codes that a person has not used."""
    mine = RecoveryCode.person_id == person_id, RecoveryCode.used_at.is_(None)
    return db.session.scalar(select(func.count(RecoveryCode.id)).where(*mine)) or 0


def _code() -> str:
    signs = [secrets.choice(_SIGNS) for _one in range(_GROUPS * _LENGTH)]
    return "-".join("".join(signs[n : n + _LENGTH]) for n in range(0, len(signs), _LENGTH))


def _fingerprint(code: str) -> str:
    """Give what is kept of a code, however its reader has spaced it."""
    plain = "".join(sign for sign in code.lower() if sign in _SIGNS)
    return hashlib.sha256(plain.encode()).hexdigest()
