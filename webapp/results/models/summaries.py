"""What everybody may read of a municipality in a round, written when the round is announced."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.ground.store.database import Moment, db


class Summary(db.Model):  # type: ignore[misc, name-defined]
    """A municipality in an announced round (sammandrag): its honour, and its fixed result where it has one.

    A copy for pages to read, made of what is fixed; written by results/deeds/summaries.py alone. `place` is
    where it stands in its round: the winner, who is mentioned, then all others by name. `areas` and
    `subareas` hold [points, maximum, own points] by number, exact as text.
    """

    __tablename__ = "summary"
    __table_args__ = (Index("ix_summary_round_id_place", "round_id", "place"),)

    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id"), primary_key=True, autoincrement=False)
    municipality_id: Mapped[int] = mapped_column(
        ForeignKey("municipality.id"), primary_key=True, autoincrement=False, index=True
    )
    municipality: Mapped[str] = mapped_column(String(80))
    year: Mapped[int]
    place: Mapped[int]
    honour: Mapped[str] = mapped_column(String(20))
    motivation: Mapped[str] = mapped_column(Text)
    result_id: Mapped[int | None] = mapped_column(ForeignKey("published_result.id"), unique=True)
    edition: Mapped[str] = mapped_column(String(60))
    digest: Mapped[str] = mapped_column(String(64))
    fixed_at: Mapped[datetime | None] = mapped_column(Moment)
    points: Mapped[str] = mapped_column(Text)
    maximum: Mapped[str] = mapped_column(Text)
    own: Mapped[str] = mapped_column(Text)
    answered: Mapped[int]
    areas: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    subareas: Mapped[dict[str, list[str]]] = mapped_column(JSON, deferred=True)
