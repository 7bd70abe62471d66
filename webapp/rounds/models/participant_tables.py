"""Tables of participants that the office has sent, until somebody has confirmed what they say."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.ground.store.database import Moment, db


class ParticipantTable(db.Model):  # type: ignore[misc, name-defined]
    """A table of participants: its sender's alone until it is read in, and forgotten after a day.

    `content` is the table as plain data, emptied when it has been read in; `brought` says whom it brought
    and which contacts it changed, so that it can be undone.
    """

    __tablename__ = "participant_table"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id"), index=True)
    file_name: Mapped[str] = mapped_column(String(200))
    content: Mapped[str] = mapped_column(Text, deferred=True)
    sent_at: Mapped[datetime] = mapped_column(Moment)
    sent_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    read_in_at: Mapped[datetime | None] = mapped_column(Moment)
    brought: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
