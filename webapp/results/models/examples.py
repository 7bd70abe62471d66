"""What everybody may find of good examples and strengths, written when it becomes public."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.ground.store.database import db

AS_WRITTEN = "C"
"""PostgreSQL's name of the order that Python and SQLite have: letter by letter, in no language."""
PLAIN = Text().with_variant(Text(collation=AS_WRITTEN), "postgresql")
"""A text that is sorted letter by letter on both databases."""


class PublicExample(db.Model):  # type: ignore[misc, name-defined]
    """A good example or a strength that others may find (gott exempel), as the page of examples reads it.

    A copy of what is announced and shared, for a page to read; written by
    results/deeds/public_examples.py alone. `source` and `line` say which row it is of and where in it;
    `place` sorts it among those of its area.
    """

    __tablename__ = "public_example"
    __table_args__ = (
        UniqueConstraint("kind", "source", "line"),
        Index("ix_public_example_area", "area", "place", "source", "line"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id"), index=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    result_id: Mapped[int] = mapped_column(ForeignKey("published_result.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    source: Mapped[int]
    line: Mapped[int]
    area: Mapped[str] = mapped_column(PLAIN)
    place: Mapped[str] = mapped_column(PLAIN)
    municipality: Mapped[str] = mapped_column(String(80))
    year: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    learn_from: Mapped[str] = mapped_column(Text)


class ExampleWord(db.Model):  # type: ignore[misc, name-defined]
    """A word of a public example, or its stem, as a search looks for it; `backwards` finds it by its end."""

    __tablename__ = "example_word"

    backwards: Mapped[bool] = mapped_column(primary_key=True)
    form: Mapped[str] = mapped_column(PLAIN, primary_key=True)
    example_id: Mapped[int] = mapped_column(
        ForeignKey("public_example.id"), primary_key=True, autoincrement=False, index=True
    )


class ExampleCount(db.Model):  # type: ignore[misc, name-defined]
    """How many public examples a round has of an area, so that nobody's page counts them all."""

    __tablename__ = "example_count"

    round_id: Mapped[int] = mapped_column(ForeignKey("award_round.id"), primary_key=True, autoincrement=False)
    area: Mapped[str] = mapped_column(PLAIN, primary_key=True)
    many: Mapped[int]
