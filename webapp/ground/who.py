"""People, and what they may do in municipalities and rounds."""

from __future__ import annotations

from datetime import datetime

from flask_security import RoleMixin, UserMixin
from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.ground.store.database import Moment, db


class NoRole(RoleMixin):
    """The sign-in library wants roles for the whole service; here rights belong to places, so none exist."""

    name = ""


class Person(UserMixin, db.Model):  # type: ignore[misc, name-defined]  # neither base publishes types
    """Somebody who can sign in. Changing `fs_uniquifier` ends all the person's sessions."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(255), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    title: Mapped[str] = mapped_column(String(120), default="", server_default="")
    password: Mapped[str | None] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    demo: Mapped[bool] = mapped_column(default=False)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    language: Mapped[str] = mapped_column(String(5), default="", server_default="")
    """The language a person has chosen; empty until then."""

    @property
    def roles(self) -> list[RoleMixin]:  # type: ignore[override]  # read-only: there is nothing to assign
        """Rights are given per municipality and round, never for the whole service."""
        return []


class Municipality(db.Model):  # type: ignore[misc, name-defined]
    """A municipality (kommun) that assesses itself."""

    __tablename__ = "municipality"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)


class Membership(db.Model):  # type: ignore[misc, name-defined]
    """What a person does in a municipality: coordinator, contributor, reader or certifier.

    Whoever came in by registering, and those they have invited, are provisional until a moment: they answer,
    and the office may object.
    """

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("person_id", "municipality_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    provisional_until: Mapped[datetime | None] = mapped_column(Moment)

    person: Mapped[Person] = relationship()
    municipality: Mapped[Municipality] = relationship()


class Post(db.Model):  # type: ignore[misc, name-defined]
    """What a person does in a round (uppdrag): evaluator, juror or officer."""

    __tablename__ = "post"
    __table_args__ = (UniqueConstraint("person_id", "round_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))

    person: Mapped[Person] = relationship()
