"""What somebody proves to be the right one with, beside the password."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.ground.store.database import Moment, db


class SecondFactor(db.Model):  # type: ignore[misc, name-defined]
    """A person's second factor (tvåstegsinloggning): codes that an app reckons from a secret and the time.

    `secret` is encrypted with the service's own key, and none where there is no factor. `last_step` is the
    latest code that was used: neither it nor an older one opens anything. `asked_at` is when somebody who
    must have one was first asked for it.
    """

    __tablename__ = "second_factor"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    secret: Mapped[str | None] = mapped_column(Text)
    last_step: Mapped[int | None]
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    asked_at: Mapped[datetime | None] = mapped_column(Moment)


class RecoveryCode(db.Model):  # type: ignore[misc, name-defined]
    """A code (återställningskod) that opens once when the app is lost; only its fingerprint is kept."""

    __tablename__ = "recovery_code"
    __table_args__ = (UniqueConstraint("person_id", "code_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class Passkey(db.Model):  # type: ignore[misc, name-defined]
    """A key (passkey) that a person's own device keeps and opens by a finger or a code of the device.

    Here is only the public half. `handle` is what devices call the person: the same in all of one's keys.
    """

    __tablename__ = "passkey"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    credential_id: Mapped[str] = mapped_column(String(1400), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(BigInteger, default=0)
    handle: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class Identity(db.Model):  # type: ignore[misc, name-defined]
    """Who a person is at a municipality's own sign-in, linked once by the person: the account is ours."""

    __tablename__ = "identity"
    __table_args__ = (UniqueConstraint("issuer", "subject"), UniqueConstraint("person_id", "issuer"))

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    issuer: Mapped[str] = mapped_column(String(255))
    subject: Mapped[str] = mapped_column(String(255))
    linked_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
