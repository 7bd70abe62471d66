"""The points of a fixed result by area, written when it is fixed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.ground.store.database import db


class FixedSums(db.Model):  # type: ignore[misc, name-defined]
    """A fixed result by area (fastställda summor): the own, the agreed and each evaluator's points.

    A copy for pages to read that set many results side by side; written by evaluation/deeds/fixed_sums.py
    alone. `areas` holds by track and area number [secured, open, maximum], exact as text; `changes` the
    questions that were changed most as [id, own, agreed]; `unchecked` [many, in bulk, of how many], nothing
    where it was not kept. `digest` is that of the edition it was counted by.
    """

    __tablename__ = "fixed_sums"

    result_id: Mapped[int] = mapped_column(
        ForeignKey("published_result.id"), primary_key=True, autoincrement=False
    )
    digest: Mapped[str] = mapped_column(String(64))
    areas: Mapped[dict[str, dict[str, list[str]]]] = mapped_column(JSON)
    changes: Mapped[list[list[str]]] = mapped_column(JSON)
    unchecked: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))

    def data(self) -> dict[str, Any]:
        """Give what is kept of the result, without whose it is."""
        return {name: getattr(self, name) for name in ("digest", "areas", "changes", "unchecked")}
