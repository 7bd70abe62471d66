"""A municipality's evidence (underlag): files and links in one register, and where each is used."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.ground.store.database import Moment, db
from webapp.ground.who import Person

FILE, LINK = "file", "link"
UNNEEDED, WAITING, CLEAN = "unneeded", "waiting", "clean"
_STANDS = text("withdrawn_at IS NULL")


class Evidence(db.Model):  # type: ignore[misc, name-defined]
    """One file or link of a municipality's, kept once however often it is used.

    `digest` is that of what is in the file, or of the link's address: the same is never there twice. `place`
    is the name that the file has in the folder of files; it goes when the evidence is withdrawn. `scan`
    says whether the file has been looked through for harmful code. One that came `from_guest` was added by
    whoever had asked the guest. Written by evidence/deeds alone.
    """

    __tablename__ = "evidence"
    __table_args__ = (
        Index(
            "uq_evidence_municipality_id_digest",
            "municipality_id",
            "digest",
            unique=True,
            sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(String(200))
    url: Mapped[str] = mapped_column(String(500), default="")
    ending: Mapped[str] = mapped_column(String(5), default="")
    size: Mapped[int] = mapped_column(default=0)
    digest: Mapped[str] = mapped_column(String(64))
    place: Mapped[str | None] = mapped_column(String(64), unique=True)
    scan: Mapped[str] = mapped_column(String(10), default=UNNEEDED)
    added_at: Mapped[datetime] = mapped_column(Moment)
    added_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    why: Mapped[str] = mapped_column(String(1000), default="")
    from_guest: Mapped[bool] = mapped_column(default=False, server_default=false())

    added_by: Mapped[Person] = relationship(foreign_keys=[added_by_id])

    @property
    def is_file(self) -> bool:
        """Tell whether it is a file."""
        return self.kind == FILE

    @property
    def there(self) -> bool:
        """Tell whether somebody who may can have it now."""
        return self.withdrawn_at is None and self.scan != WAITING


class EvidenceUse(db.Model):  # type: ignore[misc, name-defined]
    """A piece of evidence beside an answer, with the page or clause to look at."""

    __tablename__ = "evidence_use"
    __table_args__ = (UniqueConstraint("assessment_id", "question_id", "evidence_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"))
    question_id: Mapped[str] = mapped_column(String(80))
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), index=True)
    page: Mapped[str] = mapped_column(String(100), default="")
    used_at: Mapped[datetime] = mapped_column(Moment)
    used_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    evidence: Mapped[Evidence] = relationship()
