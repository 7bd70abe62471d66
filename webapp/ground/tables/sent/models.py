"""Tables that were sent and are read by the worker beside the server."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.ground.store.database import Moment, db


class SentTable(db.Model):  # type: ignore[misc, name-defined]
    """A table as it was sent: its sender's alone, and forgotten after a day.

    `asked` is what is to be read of it. `content` goes when it has been read, and `found` is then what was
    read, as the process that reads wrote it. Written by ground/tables/sent/sent_tables.py alone.
    """

    __tablename__ = "sent_table"

    id: Mapped[int] = mapped_column(primary_key=True)
    asked: Mapped[dict[str, Any]] = mapped_column(JSON)
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    found: Mapped[str | None] = mapped_column(Text, deferred=True)
    sent_at: Mapped[datetime] = mapped_column(Moment)
    sent_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
