"""How a round chooses: declarations, private notes and rankings, reasons, motivations, honours."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.ground.store.database import Moment, db
from webapp.ground.who import Person
from webapp.rounds.models.rounds import Entrant

WINNER, MENTION = "winner", "mention"


class Panel(db.Model):  # type: ignore[misc, name-defined]
    """Those who choose together in a round: its jury, or its nomination group (`role` is their post's).

    `letters` holds ids of entrants in the order that gives them A, B, C where names are not shown.
    `closed_at` ends the ranking, and `shown_at` is when two officers showed its order: from then on it stands
    as it was counted, and `counted` holds the ballots it was counted from, without names; older orders have
    none. How many are nominated stands in the recipe; `nominees_fewest` and `nominees_most` are not read.
    Each is written by one module of award/deeds: `closed_at` by ranking/closure, `shown_at` and `counted`
    by ranking/disclosure, `blind` and `letters` by nomination_order.
    """

    __tablename__ = "panel"
    __table_args__ = (UniqueConstraint("round_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    blind: Mapped[bool] = mapped_column(default=False)
    nominees_fewest: Mapped[int] = mapped_column(default=3)
    nominees_most: Mapped[int] = mapped_column(default=7)
    letters: Mapped[list[int]] = mapped_column(JSON, default=list)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    shown_at: Mapped[datetime | None] = mapped_column(Moment)
    counted: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)

    closed_by: Mapped[Person | None] = relationship()


class PrivateNote(db.Model):  # type: ignore[misc, name-defined]
    """What one member has noted on one municipality; nobody else ever reads it."""

    __tablename__ = "private_note"
    __table_args__ = (UniqueConstraint("role", "person_id", "entrant_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    entrant_id: Mapped[int] = mapped_column(ForeignKey("entrant.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    saved_at: Mapped[datetime] = mapped_column(Moment)


class Ballot(db.Model):  # type: ignore[misc, name-defined]
    """One member's private ranking (rangordning): a place by entrant id; equals and gaps are allowed.

    `agreed_at` is when the member agreed that the order is shown though so few rank that it tells of each.
    All of it is written by award/deeds/ranking/ballots.py alone.
    """

    __tablename__ = "ballot"
    __table_args__ = (UniqueConstraint("round_id", "role", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    places: Mapped[dict[str, int]] = mapped_column(JSON)
    version: Mapped[int]
    saved_at: Mapped[datetime] = mapped_column(Moment)
    handed_in_at: Mapped[datetime | None] = mapped_column(Moment)
    agreed_at: Mapped[datetime | None] = mapped_column(Moment)


class NominationReason(db.Model):  # type: ignore[misc, name-defined]
    """Why a municipality was nominated: by the nomination group together, or by the office alone.

    Written by award/deeds/nominees.py alone, with the nomination itself.
    """

    __tablename__ = "nomination_reason"

    id: Mapped[int] = mapped_column(primary_key=True)
    entrant_id: Mapped[int] = mapped_column(ForeignKey("entrant.id"), unique=True)
    reason: Mapped[str] = mapped_column(Text)
    named_at: Mapped[datetime] = mapped_column(Moment)
    named_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    by_group: Mapped[bool] = mapped_column(default=True, server_default=true())


class Motivation(db.Model):  # type: ignore[misc, name-defined]
    """One version of the jury's words on a nominee; only `public_text` is ever shown outside the jury."""

    __tablename__ = "motivation"
    __table_args__ = (UniqueConstraint("entrant_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entrant_id: Mapped[int] = mapped_column(ForeignKey("entrant.id"), index=True)
    version: Mapped[int]
    public_text: Mapped[str] = mapped_column(Text)
    inner_text: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    saved_by: Mapped[Person] = relationship()


class Honour(db.Model):  # type: ignore[misc, name-defined]
    """Who wins the round, or is mentioned with honour (hedersomnämnande).

    Written by award/deeds/honours.py alone.
    """

    __tablename__ = "honour"
    __table_args__ = (UniqueConstraint("round_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id"), index=True)
    entrant_id: Mapped[int] = mapped_column(ForeignKey("entrant.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    named_at: Mapped[datetime] = mapped_column(Moment)
    named_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    entrant: Mapped[Entrant] = relationship()
