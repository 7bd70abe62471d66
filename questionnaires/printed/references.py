"""Printed values to compare with: medians, means, records, and the groups they are of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from questionnaires.check import shapes
from questionnaires.check.findings import Sentence
from questionnaires.check.raw import Data, tables, text
from questionnaires.check.sentences import INNER_ID_TWICE, UNKNOWN_EDITION, UNKNOWN_SOURCE
from questionnaires.check.sentences import figure as written
from questionnaires.check.shapes import Leaf, Listed, Slip, Table
from questionnaires.edition import Edition
from questionnaires.printed import sentences

_RECORD = "record"
_KINDS = {"median": "median", "mean": "medelvärde", _RECORD: "högsta"}
_TEXT = Leaf(shapes.is_text)
_COMMON = {"id": Leaf(shapes.is_id), "period": _TEXT, "source": _TEXT, "explanation": _TEXT}
_FREE = {"edition": _TEXT, "n": Leaf(shapes.is_whole), "note": _TEXT}
_REFERENCE = Table(
    {
        **_COMMON,
        "kind": Leaf(shapes.one_of(*_KINDS)),
        "level": Leaf(shapes.one_of("area", "total")),
        "points": Leaf(shapes.is_points),
    },
    {**_FREE, "number": _TEXT, "about": _TEXT},
)
_GROUP = Table(_COMMON, _FREE)

FORM = Table(
    {"reference": Listed(_REFERENCE, "[[reference]]"), "group": Listed(_GROUP, "[[group]]")},
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A printed value to compare with (referensvärde), of one edition; "" where print does not tell which."""

    id: str
    edition: str
    kind: str
    level: str
    number: str
    points: Fraction
    about: str
    period: str
    n: int | None
    explanation: str
    source: str
    note: str = ""

    def __str__(self) -> str:
        """Read as one line, and a second where there is something to mind."""
        where = f"område {self.number}" if self.level == "area" else "totalt"
        value = f"{self.about} {written(self.points)}".strip()
        return f"{_KINDS[self.kind]}, {where}: {value} ({_told(self)})" + _rest(self)


@dataclass(frozen=True, slots=True)
class ReferenceGroup:
    """Municipalities that print compares with (jämförelsegrupp), with their number where it is known."""

    id: str
    edition: str
    period: str
    n: int | None
    explanation: str
    source: str
    note: str = ""

    def __str__(self) -> str:
        """Read as one line, and a second where there is something to mind."""
        return f"jämförelsegrupp ({_told(self)})" + _rest(self)


class KnownHere(NamedTuple):
    """The editions and the sources a reference value can name."""

    editions: Mapping[str, Edition]
    sources: Collection[str]


def check_references(data: Data, known: KnownHere | None = None) -> Iterator[Slip]:
    """Name everything that is wrong with the file of reference values; editions only where they are known."""
    slips = [*FORM.slips(data, "")]
    yield from slips
    if slips:
        return
    seen: set[object] = set()
    for key in ("reference", "group"):
        for place, said in tables(data[key]):
            path = f"{key}[{place}]"
            if said["id"] in seen:
                yield f"{path}.id", INNER_ID_TWICE.about(own_id=said["id"], what="en annan rad")
            seen.add(said["id"])
            if "edition" not in said and "note" not in said:
                yield f"{path}.note", sentences.EDITION_NEEDS_NOTE
            for at, sentence in _slips_of(said, known) if known else ():
                yield f"{path}.{at}", sentence


def _slips_of(said: Data, known: KnownHere) -> Iterator[Slip]:
    """Name what is wrong with one value or one group."""
    source = text(said["source"]).partition(",")[0].strip()
    if source not in known.sources:
        yield "source", UNKNOWN_SOURCE.about(key=source)
    edition = known.editions.get(text(said.get("edition")))
    if edition and "level" in said:
        yield from _slips_of_place(said, edition)
    elif edition is None and "edition" in said:
        yield "edition", UNKNOWN_EDITION.about(edition=said["edition"])


def _slips_of_place(said: Data, edition: Edition) -> Iterator[tuple[str, Sentence]]:
    """Name an area the edition has not, and more points than it gives."""
    area = edition.area(text(said.get("number")))
    if said["level"] == "total" and "number" in said:
        yield "number", sentences.NUMBER_OF_TOTAL.about(value=said["number"])
        return
    if said["level"] == "area" and area is None:
        yield "number", sentences.AREA_UNKNOWN.about(edition=edition.id)
        return
    most = area.max_points if area else edition.max_points
    points = shapes.as_number(said["points"])
    if most is not None and points is not None and points > most:
        told = {"achieved": written(points), "maximum": written(most)}
        yield "points", sentences.ABOVE_MAXIMUM.about(**told)


def build_references(data: dict[str, Any]) -> tuple[tuple[Reference, ...], tuple[ReferenceGroup, ...]]:
    """Make values and groups out of a file that has been found without fault."""
    unsaid = {"edition": "", "n": None}
    values = tuple(
        Reference(**{**unsaid, "number": "", "about": "", **said, "points": Fraction(said["points"])})
        for said in data["reference"]
    )
    return values, tuple(ReferenceGroup(**{**unsaid, **said}) for said in data["group"])


def _told(one: Reference | ReferenceGroup) -> str:
    """Tell of when a value is, and of how many unless it is of a single municipality."""
    if isinstance(one, Reference) and one.kind == _RECORD:
        return one.period
    return f"{one.period}; {f'{one.n} kommuner' if one.n else 'antal inte tryckt'}"


def _rest(one: Reference | ReferenceGroup) -> str:
    """Tell what it is, where it is printed, and what to mind."""
    return f". {one.explanation} [{one.source}]" + (f"\n  Obs: {one.note}" if one.note else "")
