"""Backups that have been made."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.ground.store.database import Moment, db


class Backup(db.Model):  # type: ignore[misc, name-defined]
    """A backup (säkerhetskopia) that was written whole: when, how large, and the digest of its file."""

    __tablename__ = "backup"

    id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    size: Mapped[int] = mapped_column(BigInteger)
    digest: Mapped[str] = mapped_column(String(64))
