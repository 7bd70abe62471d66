"""Small roses of fixed results, drawn once: a page of a round has many, and none of them ever changes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from flask import get_template_attribute

from webapp.results.queries.summaries.summaries import rays_of

if TYPE_CHECKING:
    from questionnaires.edition import Edition
    from webapp.results.queries.summaries.summaries import Figure, PublicResult

KEPT = 512


def rose_picture(result: PublicResult, label: str) -> str:
    """Draw the small rose of a result, with what is said of it in words."""
    return _drawn(result.edition, tuple(result.areas.items()), str(label)) if result.edition else ""


@lru_cache(maxsize=KEPT)
def _drawn(edition: Edition, areas: tuple[tuple[str, Figure], ...], label: str) -> str:
    draw = get_template_attribute("ground/parts/rose.html", "small_rose")
    return cast("str", draw(rays_of(edition, areas), label, size="list"))  # and marked as safe: it escapes
