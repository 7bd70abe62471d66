"""Letters that wait to be sent, written in the same transaction as the deed they tell of."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from webapp.ground.store.database import Moment, db


class Letter(db.Model):  # type: ignore[misc, name-defined]
    """A letter (brev) to one address: what it is about and a link, never answers or scores.

    `link` is a path of this service. A secret one opens something by itself, so it is shown to nobody but the
    receiver, and is forgotten when the letter is sent or given up. `occasion` is why it was written, and
    `thing` what it is about, as whoever it waits for sees it. One that is `held` goes with the day's letter,
    and is folded into it, or left out of it because it is done, at `folded_at`.
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
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), index=True)
    occasion: Mapped[str] = mapped_column(String(40), default="", server_default="")
    thing: Mapped[str] = mapped_column(String(80), default="", server_default="")
    message_id: Mapped[str] = mapped_column(String(255), default="", server_default="")
    held: Mapped[bool] = mapped_column(default=False, server_default=false())
    folded_at: Mapped[datetime | None] = mapped_column(Moment)
    unclear: Mapped[bool] = mapped_column(default=False, server_default=false())
    created_at: Mapped[datetime] = mapped_column(Moment)
    due_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
    claimed_at: Mapped[datetime | None] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    failed_at: Mapped[datetime | None] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str] = mapped_column(String(500), default="")

    @property
    def state(self) -> str:
        """Name where the letter is: waiting, held, folded, sending, sent, failed or unclear."""
        if self.sent_at:
            return "sent"
        if self.failed_at:
            return "unclear" if self.unclear else "failed"
        if self.held:
            return "folded" if self.folded_at else "held"
        return "sending" if self.claimed_at else "waiting"


class LetterWish(db.Model):  # type: ignore[misc, name-defined]
    """Which letters a person wants (önskade brev); without a row all of them, at once.

    `turn` counts how often the address that ends the day's letter was renewed, and `calendar` the one of the
    calendar: 0 is none. Neither address is kept; each is worked out with the key of the service.
    """

    __tablename__ = "letter_wish"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    wish: Mapped[str] = mapped_column(String(10))
    turn: Mapped[int] = mapped_column(default=1, server_default="1")
    calendar: Mapped[int] = mapped_column(default=0, server_default="0")
    calendars_made: Mapped[int] = mapped_column(default=0, server_default="0")
