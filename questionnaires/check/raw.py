"""An edition's files as they stand, before anybody has checked them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from questionnaires.check.findings import Finding, Sentence, found

Data = dict[str, object]

_AREA = re.compile(r"([1-9]\d*)/area\.toml")
_SUBAREA = re.compile(r"([1-9]\d*)/(([1-9]\d*)\.([1-9]\d*))\.toml")


class RawSubarea(NamedTuple):
    """A subarea's file: the area whose folder it stands in, its own number, what it says."""

    name: str
    folder: str
    number: str
    data: Data

    @property
    def place(self) -> tuple[int, int]:
        """Give the number as two whole numbers, to order by."""
        area, _, own = self.number.partition(".")
        return int(area), int(own)


@dataclass(frozen=True)
class RawEdition:
    """An edition's files by their names within it ("3/3.2.toml"); those that cannot be read are absent."""

    id: str
    folder: str
    files: dict[str, Data]
    unreadable: frozenset[str] = frozenset()

    @property
    def head(self) -> Data:
        """Give what edition.toml says, or nothing where it cannot be read."""
        return self.files.get("edition.toml", {})

    @property
    def detail(self) -> str:
        """Tell how deep the edition is known, or nothing where that cannot be read."""
        return text(self.head.get("detail"))

    @property
    def names(self) -> list[str]:
        """List the names of all files, readable or not."""
        return sorted({*self.files, *self.unreadable})

    @property
    def area_numbers(self) -> list[str]:
        """List the numbers of the area folders, in order."""
        return sorted({name.partition("/")[0] for name in self.names if "/" in name}, key=int)

    def subareas(self) -> list[RawSubarea]:
        """List the subarea files that can be read, in the order of their numbers."""
        matches = [(name, _SUBAREA.fullmatch(name)) for name in self.files]
        rows = [RawSubarea(n, m[1], m[2], self.files[n]) for n, m in matches if m]
        return sorted(rows, key=lambda row: (int(row.folder), row.place))

    def questions(self) -> Iterator[tuple[RawSubarea, str, str, Data]]:
        """Walk through subarea, path within its file, number, and what is said, for each question."""
        for subarea in self.subareas():
            for place, data in tables(subarea.data.get("question")):
                yield subarea, f"question[{place}]", f"{subarea.number}.{place}", data

    def found(self, name: str, path: str, sentence: Sentence) -> Finding:
        """Put a sentence at a path of one of the edition's files."""
        return found(self.id, f"{self.folder}/{name}", path, sentence)


def is_edition_file(name: str) -> bool:
    """Tell whether an edition's files may have this name."""
    return name == "edition.toml" or bool(_AREA.fullmatch(name) or _SUBAREA.fullmatch(name))


def table(value: object) -> Data:
    """Give a table, or an empty one where the value is something else."""
    return value if isinstance(value, dict) else {}


def tables(value: object) -> list[tuple[int, Data]]:
    """Give the tables of a list with their places counted from 1; anything else is left out."""
    entries = value if isinstance(value, list) else []
    return [(place, entry) for place, entry in enumerate(entries, start=1) if isinstance(entry, dict)]


def text(value: object) -> str:
    """Give a text, or an empty one where the value is something else."""
    return value if isinstance(value, str) else ""
