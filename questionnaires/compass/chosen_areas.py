"""An edition of which only some areas are asked: counted like any other, with a sum out of those areas alone.

Its id and digest are the whole edition's, for every question that it asks is worth what it is worth there.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from questionnaires.edition import Edition

SIGN = ","


def written(edition: Edition, numbers: Collection[str]) -> str:
    """Write chosen areas as they are kept: "4,6" in the edition's order, nothing where all are chosen."""
    chosen = [area.number for area in edition.areas if area.number in numbers]
    return "" if len(chosen) == len(edition.areas) else SIGN.join(chosen)


def written_part(edition: Edition) -> str:
    """Write which areas an edition keeps of the whole one: nothing where it is whole."""
    return SIGN.join(area.number for area in edition.areas) if edition.is_part else ""


@lru_cache(maxsize=512)
def chosen_areas(edition: Edition, numbers: str) -> Edition:
    """Keep the areas that are written here; with nothing written the edition is whole."""
    if not numbers:
        return edition
    kept = numbers.split(SIGN)
    areas = tuple(area for area in edition.areas if area.number in kept)
    return edition if len(areas) == len(edition.areas) else replace(edition, areas=areas, whole=edition.areas)
