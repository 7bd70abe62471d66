"""Where people are signed in, and how many guesses have failed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.ground.store.database import Moment, db


class SignIn(db.Model):  # type: ignore[misc, name-defined]
    """One browser in which a person is signed in; signing out takes the row away, and the session with it.

    The browser holds a token, of which only the fingerprint is kept. `mark` is the person's `fs_uniquifier`
    at that time: when it changes, the row opens nothing any more. `browser` is the fingerprint by which
    the browser is known again.
    """

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    mark: Mapped[str] = mapped_column(String(64))
    browser: Mapped[str] = mapped_column(String(64))
    device: Mapped[str] = mapped_column(String(80))
    remembered: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)


class FailedTries(db.Model):  # type: ignore[misc, name-defined]
    """How many tries have failed at one account, or from one address, until a moment when all is forgotten.

    `key` is a fingerprint with the service's own key, so that no address of anybody can be read out of it.
    """

    __tablename__ = "failed_tries"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    times: Mapped[int]
    ends_at: Mapped[datetime] = mapped_column(Moment, index=True)
