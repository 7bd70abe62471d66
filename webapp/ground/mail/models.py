"""Letters that wait to be sent, written in the same transaction as the deed they tell of."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.ground.store.database import Moment, db


class Letter(db.Model):  # type: ignore[misc, name-defined]
    """A letter (brev) to one address: what it is about and a link, never answers or scores.

    `link` is a path of this service. A secret one opens something by itself, so it is shown to nobody but the
    receiver, and is forgotten when the letter is sent or given up.
    """

    __tablename__ = "letter"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(160), unique=True)
    recipient: Mapped[str] = mapped_column(String(255))
    subject: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)
    link: Mapped[str] = mapped_column(String(500), default="")
    secret: Mapped[bool] = mapped_column(default=False)
    round_id: Mapped[int | None] = mapped_column(ForeignKey("award_round.id"), index=True)
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    due_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
    claimed_at: Mapped[datetime | None] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    failed_at: Mapped[datetime | None] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str] = mapped_column(String(500), default="")

    @property
    def state(self) -> str:
        """Name where the letter is: waiting, being sent, sent or failed."""
        if self.sent_at:
            return "sent"
        if self.failed_at:
            return "failed"
        return "sending" if self.claimed_at else "waiting"
