"""Invitations to take part, in a municipality or in a round."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.ground.store.database import Moment, db
from webapp.ground.who import Municipality, Person
from webapp.rounds.models.rounds import Round


class Invitation(db.Model):  # type: ignore[misc, name-defined]
    """An invitation (inbjudan) to one address; of its token only the fingerprint is kept.

    With a municipality it gives a role there; without one it gives a post in the round. A round beside a
    municipality tells which office invites. With neither, and written by nobody, it is the operator's to the
    first officer. `confirmed_by_id` is the second person, where it took two to invite. `to_contact` says
    that it went to a participant's contact, in the round's own words. `opened_at` is when somebody first
    had its page open: no mail server's scanner, for those run no scripts. `revoked_at` is set by
    people/deeds/invitation_letters.py alone.
    """

    __tablename__ = "invitation"
    __table_args__ = (
        CheckConstraint(
            "municipality_id IS NOT NULL OR round_id IS NOT NULL OR role = 'officer'", name="somewhere"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    email: Mapped[str] = mapped_column(String(255), index=True)
    name: Mapped[str] = mapped_column(String(120))
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"), index=True)
    round_id: Mapped[int | None] = mapped_column(ForeignKey("award_round.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    invited_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    written_at: Mapped[datetime] = mapped_column(Moment)
    times: Mapped[int] = mapped_column(default=1)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    redeemed_at: Mapped[datetime | None] = mapped_column(Moment)
    redeemed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)
    to_contact: Mapped[bool] = mapped_column(default=False, server_default=false())
    opened_at: Mapped[datetime | None] = mapped_column(Moment)

    invited_by: Mapped[Person | None] = relationship(foreign_keys=[invited_by_id])
    municipality: Mapped[Municipality | None] = relationship()
    round: Mapped[Round | None] = relationship()


class InvitationText(db.Model):  # type: ignore[misc, name-defined]
    """The office's own words in a round's invitations to its participants' contacts.

    What differs from letter to letter stands in it between braces: {kommun}.
    """

    __tablename__ = "invitation_text"

    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id"), primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
