"""Where people have worked and been elected: what conflicts of interest are computed from."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.ground.store.database import Moment, db
from webapp.ground.who import Person

EMPLOYER, FORMER_EMPLOYER = "employer", "former_employer"


class Tie(db.Model):  # type: ignore[misc, name-defined]
    """A person's tie (bindning) to a municipality, by its name: it may never take part in anything here.

    A tie is taken away, never removed, so that it can always be told what was known when.
    """

    __tablename__ = "tie"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    municipality: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(20))
    from_year: Mapped[int | None]
    to_year: Mapped[int | None]
    note: Mapped[str] = mapped_column(String(500), default="")
    stated_at: Mapped[datetime] = mapped_column(Moment)
    stated_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    taken_away_at: Mapped[datetime | None] = mapped_column(Moment)
    taken_away_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    stated_by: Mapped[Person] = relationship(foreign_keys=[stated_by_id])


NO_CONFLICT, EMPLOYED, ELECTED, OTHER = "none", "employed", "elected", "other"


class Declaration(db.Model):  # type: ignore[misc, name-defined]
    """Whether a person has a conflict of interest (jäv) with one municipality, by their own word."""

    __tablename__ = "declaration"
    __table_args__ = (UniqueConstraint("round_id", "person_id", "municipality_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text, default="")
    declared_at: Mapped[datetime] = mapped_column(Moment)
