"""Every municipality (kommun) of Sweden, and the districts that have been evaluated on their own."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from questionnaires.municipalities.groups import Group, group_said, read_groups
from questionnaires.municipalities.swedish import sorting_key, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality by its official code; a district (stadsdel) is one that is part of another."""

    code: str
    name: str
    county: str
    part_of: str = ""
    group: Group | None = None
    """SKR's group of it; None for a district, since SKR groups whole municipalities."""


@cache
def municipalities(folder: Path = _FOLDER) -> tuple[Municipality, ...]:
    """Give all municipalities and districts, sorted as a Swede looks for them."""
    whole = {one.code: one for one in _whole(folder)}
    districts = (
        Municipality(row["code"], row["name"], whole[row["part_of"]].county, row["part_of"])
        for row in _rows(folder / "districts.csv")
    )
    return tuple(sorted([*whole.values(), *districts], key=lambda one: sorting_key(one.name)))


def named(name: str) -> Municipality | None:
    """Find the one that has exactly this name."""
    return _by_name().get(name)


def found(words: str, among: Iterable[Municipality] | None = None) -> list[Municipality]:
    """Find those whose name begins with what was typed, then those that have it inside; no marks needed."""
    wanted = spelled(words)
    known = list(municipalities() if among is None else among)
    beginning = [one for one in known if spelled(one.name).startswith(wanted)]
    inside = [one for one in known if wanted in spelled(one.name) and one not in beginning]
    return [*beginning, *inside] if wanted else []


@cache
def _by_name() -> dict[str, Municipality]:
    return {one.name: one for one in municipalities()}


def _whole(folder: Path) -> Iterator[Municipality]:
    """Read the municipalities with their groups; a group that does not exist is refused with its line."""
    groups = read_groups(folder / "groups.toml")
    path = folder / "municipalities.csv"
    file = "/".join(path.parts[-3:])
    for line, row in enumerate(_rows(path), start=2):
        group = group_said(groups, row["group"], file, line)
        yield Municipality(row["code"], row["name"], row["county"], group=group)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
