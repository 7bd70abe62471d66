"""Files that were taken home and brought back, until somebody has looked them over and read them in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.ground.store.database import Moment, db


class ReturnedFile(db.Model):  # type: ignore[misc, name-defined]
    """A file that was brought back: its sender's alone, and forgotten after a day.

    `kind` says what was taken home and `about` which one it is of; `content` is the table as plain data,
    emptied when it has been read in.
    """

    __tablename__ = "returned_file"
    __table_args__ = (Index("ix_returned_file_kind_about", "kind", "about"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    about: Mapped[int]
    file_name: Mapped[str] = mapped_column(String(200))
    content: Mapped[str] = mapped_column(Text, deferred=True)
    sent_at: Mapped[datetime] = mapped_column(Moment)
    sent_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    read_in_at: Mapped[datetime | None] = mapped_column(Moment)
