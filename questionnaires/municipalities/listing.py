"""Every municipality (kommun) of Sweden, and the districts that have been evaluated on their own."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from questionnaires.municipalities.swedish import sorting_key, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality by its official code; a district (stadsdel) is one that is part of another."""

    code: str
    name: str
    county: str
    part_of: str = ""


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Give all municipalities and districts, sorted as a Swede looks for them."""
    whole = {row["code"]: Municipality(**row) for row in _rows("municipalities.csv")}
    districts = (
        Municipality(row["code"], row["name"], whole[row["part_of"]].county, row["part_of"])
        for row in _rows("districts.csv")
    )
    return tuple(sorted([*whole.values(), *districts], key=lambda one: sorting_key(one.name)))


def found(words: str, among: Iterable[Municipality] | None = None) -> list[Municipality]:
    """Find those whose name begins with what was typed, then those that have it inside; no marks needed."""
    wanted = spelled(words)
    known = list(municipalities() if among is None else among)
    beginning = [one for one in known if spelled(one.name).startswith(wanted)]
    inside = [one for one in known if wanted in spelled(one.name) and one not in beginning]
    return [*beginning, *inside] if wanted else []


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
