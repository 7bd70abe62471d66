"""An e-mail address that is about to become another."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.ground.store.database import Moment, db


class AddressChange(db.Model):  # type: ignore[misc, name-defined]
    """A change of a person's address that waits for a yes from both: the row goes when it is done or undone.

    Each address has its own link, of which only the fingerprint is kept.
    """

    __tablename__ = "address_change"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    email: Mapped[str] = mapped_column(String(255))
    new_hash: Mapped[str] = mapped_column(String(64), unique=True)
    old_hash: Mapped[str] = mapped_column(String(64), unique=True)
    new_at: Mapped[datetime | None] = mapped_column(Moment)
    old_at: Mapped[datetime | None] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
