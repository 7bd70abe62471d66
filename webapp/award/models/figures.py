"""Key figures (nyckeltal) of all municipalities, as they were read in, and what the nominated answered."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.ground.store.database import Moment, db
from webapp.ground.who import Person
from webapp.rounds.models.rounds import Entrant

ACCEPTED, DECLINED = "accepted", "declined"


class FigureTable(db.Model):  # type: ignore[misc, name-defined]
    """A table of key figures that the office has sent; only the one read in last counts.

    `content` is the table as plain data, `columns` how it was read, with what was answered of it. Until it is
    read in it is its sender's alone. One that was undone counts no more, and its values are gone.
    """

    __tablename__ = "figure_table"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id"), index=True)
    file_name: Mapped[str] = mapped_column(String(200))
    content: Mapped[str] = mapped_column(Text, deferred=True)
    columns: Mapped[dict[str, str] | None] = mapped_column(JSON)
    sent_at: Mapped[datetime] = mapped_column(Moment)
    sent_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    read_in_at: Mapped[datetime | None] = mapped_column(Moment)
    read_in_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    many: Mapped[int] = mapped_column(default=0)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)

    read_in_by: Mapped[Person | None] = relationship(foreign_keys=[read_in_by_id])


class FigureValue(db.Model):  # type: ignore[misc, name-defined]
    """One municipality's value of one key figure in one year, written exactly: "-7.25".

    `municipality` is the official code: most municipalities that are compared never take part.
    """

    __tablename__ = "figure_value"
    __table_args__ = (
        Index("uq_figure_value_place", "table_id", "municipality", "figure", "year", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id"))
    table_id: Mapped[int] = mapped_column(ForeignKey("figure_table.id"))
    municipality: Mapped[str] = mapped_column(String(10))
    figure: Mapped[str] = mapped_column(String(80))
    year: Mapped[int]
    value: Mapped[str] = mapped_column(String(40))


class InvitationAnswer(db.Model):  # type: ignore[misc, name-defined]
    """What a municipality that key figures nominated has answered: yes or no, who, when and why.

    Written by deeds/figures/invitation_answers.py alone; one that is nominated once more has not answered.
    """

    __tablename__ = "invitation_answer"

    id: Mapped[int] = mapped_column(primary_key=True)
    entrant_id: Mapped[int] = mapped_column(ForeignKey("entrant.id"), unique=True)
    answer: Mapped[str] = mapped_column(String(10))
    answered_at: Mapped[datetime] = mapped_column(Moment)
    answered_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    why: Mapped[str] = mapped_column(Text, default="")

    entrant: Mapped[Entrant] = relationship()
    answered_by: Mapped[Person] = relationship()
