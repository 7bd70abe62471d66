"""Rounds of the award, and the municipalities that take part."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.ground.store.database import Moment, db
from webapp.ground.who import Municipality, Person


class Round(db.Model):  # type: ignore[misc, name-defined]
    """One time the award is given (omgång): its recipe, its questionnaires and the step it stands in.

    `closes_at` is when the last questionnaire closes; no compass has the empty edition. `version` counts the
    changes of its dates and numbers. `fewest` and `most` are how many are nominated, where it is not as the
    recipe says. `step` and `announced_at` are written by award/deeds/steps.py alone, `archived_at` by
    rounds/deeds/archive.py, `licence` by results/deeds/licences.py; without one the service's own holds.
    """

    __tablename__ = "award_round"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(40), unique=True)
    award: Mapped[str] = mapped_column(String(120))
    name: Mapped[str] = mapped_column(String(120))
    nomination_edition: Mapped[str] = mapped_column(String(60))
    compass_edition: Mapped[str] = mapped_column(String(60))
    closes_at: Mapped[datetime] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    announced_at: Mapped[datetime | None] = mapped_column(Moment)
    recipe: Mapped[str] = mapped_column(String(40), default="", server_default="")
    step: Mapped[str] = mapped_column(String(40), default="", server_default="")
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    licence: Mapped[str] = mapped_column(String(20), default="", server_default="")
    fewest: Mapped[int | None]
    most: Mapped[int | None]
    archived_at: Mapped[datetime | None] = mapped_column(Moment)


class Officer(db.Model):  # type: ignore[misc, name-defined]
    """Somebody who works in the award's office (kansli) and runs no round yet, but may make the first."""

    __tablename__ = "officer"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    since: Mapped[datetime] = mapped_column(Moment)


class Admission(db.Model):  # type: ignore[misc, name-defined]
    """That somebody came into a round's office (tillträde): who asked for it, and who else said yes.

    Nobody asked where the operator did it. It stays when the post ends.
    """

    __tablename__ = "admission"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    said_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)


class Entrant(db.Model):  # type: ignore[misc, name-defined]
    """A municipality in a round (deltagare); nominated from the moment it says.

    `nominated_at` is written by award/deeds/nominees.py alone, with the checks of the round's recipe.
    """

    __tablename__ = "entrant"
    __table_args__ = (UniqueConstraint("round_id", "municipality_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id"), index=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    nominated_at: Mapped[datetime | None] = mapped_column(Moment)
    contact_name: Mapped[str] = mapped_column(String(120), default="", server_default="")
    contact_email: Mapped[str] = mapped_column(String(255), default="", server_default="")

    municipality: Mapped[Municipality] = relationship()
    round: Mapped[Round] = relationship()


class StepDate(db.Model):  # type: ignore[misc, name-defined]
    """When a step of a round opens and closes."""

    __tablename__ = "step_date"
    __table_args__ = (UniqueConstraint("round_id", "step"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id"), index=True)
    step: Mapped[str] = mapped_column(String(40))
    opens_at: Mapped[datetime | None] = mapped_column(Moment)
    closes_at: Mapped[datetime | None] = mapped_column(Moment)


class SecondSay(db.Model):  # type: ignore[misc, name-defined]
    """A deed that cannot be undone: one officer has asked for it, and another says yes (två personer).

    `about` holds what exactly was asked for, where the deed alone does not say it.
    """

    __tablename__ = "second_say"
    __table_args__ = (UniqueConstraint("round_id", "deed"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id"), index=True)
    deed: Mapped[str] = mapped_column(String(40))
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    about: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    said_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    said_at: Mapped[datetime | None] = mapped_column(Moment)

    asked_by: Mapped[Person] = relationship(foreign_keys=[asked_by_id])


class Withdrawal(db.Model):  # type: ignore[misc, name-defined]
    """A municipality that has left the round after it was nominated, and why.

    Written by award/deeds/nominations.py alone.
    """

    __tablename__ = "withdrawal"

    id: Mapped[int] = mapped_column(primary_key=True)
    entrant_id: Mapped[int] = mapped_column(ForeignKey("entrant.id"), unique=True)
    reason: Mapped[str] = mapped_column(Text)
    withdrawn_at: Mapped[datetime] = mapped_column(Moment)
    noted_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
