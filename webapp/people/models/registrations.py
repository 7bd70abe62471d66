"""Municipalities that begin by themselves: who has registered, and whose an e-mail domain is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.ground.store.database import Moment, db
from webapp.ground.who import Person
from webapp.people.models.invitations import Invitation


class Registration(db.Model):  # type: ignore[misc, name-defined]
    """Somebody whom nobody has invited registers a municipality (anmälan); of the token only the fingerprint.

    It tells nobody anything before `confirmed_at`, when the letter's link was used. Where the domain is the
    municipality's own and nobody is there, `person_id` has come in by it, provisionally until a moment; else
    somebody is asked: the office from `office_at` on. `approved` is the answer, `invitation_id` what came of
    a yes. `told_at` is when the office had its letter, `settled_at` when the time to object had passed;
    both are set by people/deeds/registrations/registration_states.py alone.
    """

    __tablename__ = "registration"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    municipality: Mapped[str] = mapped_column(String(80), index=True)
    name: Mapped[str] = mapped_column(String(120))
    title: Mapped[str] = mapped_column(String(120))
    email: Mapped[str] = mapped_column(String(255), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    provisional_until: Mapped[datetime | None] = mapped_column(Moment)
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    office_at: Mapped[datetime | None] = mapped_column(Moment)
    told_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    by_office: Mapped[bool] = mapped_column(default=False)
    approved: Mapped[bool | None]
    why: Mapped[str] = mapped_column(String(500), default="")
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id"))

    answered_by: Mapped[Person | None] = relationship(foreign_keys=[answered_by_id])
    invitation: Mapped[Invitation | None] = relationship()


class MunicipalDomain(db.Model):  # type: ignore[misc, name-defined]
    """What the office says of an e-mail domain and a municipality, against the file of the house."""

    __tablename__ = "municipal_domain"

    domain: Mapped[str] = mapped_column(String(255), primary_key=True)
    municipality: Mapped[str] = mapped_column(String(80), primary_key=True)
    trusted: Mapped[bool]
    said_at: Mapped[datetime] = mapped_column(Moment)
    said_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    said_by: Mapped[Person] = relationship()
