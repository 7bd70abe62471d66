"""What an edition of a questionnaire is made of: frozen values, read from files and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

HIGHER, LOWER = "higher", "lower"
"""Which way a key figure is the better: the more, or the less."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document the questions rest on (källa), named once; dated by day or year where it is known."""

    key: str
    title: str
    publisher: str
    dated: str
    isbn: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A text for people: always Swedish, English where it is known."""

    sv: str
    en: str = ""

    def __str__(self) -> str:
        """Read as Swedish wherever nothing else is asked for."""
        return self.sv


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a scale (nivå): its share of the part runs from 0 to 1."""

    id: str
    share: Fraction
    name: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Part:
    """One side of a question (system, spridning …), answered on a scale of levels."""

    id: str
    name: Text
    ask: Text
    levels: tuple[Level, ...]

    def level(self, level_id: str) -> Level | None:
        """Find a level by its id, or None."""
        return next((level for level in self.levels if level.id == level_id), None)


@dataclass(frozen=True, slots=True)
class Kind:
    """The parts a question is made of, each with its weight."""

    id: str
    parts: tuple[Part, ...]
    weights: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question (fråga): its id is its identity across editions, its number its place in this one."""

    id: str
    number: str
    text: Text
    guidance: Text
    evidence: tuple[str, ...]
    kind: Kind
    weight: int
    sources: tuple[str, ...]

    @property
    def has_measures(self) -> bool:
        """Tell whether the question is a list of measures (åtgärder), which are a kind of its own."""
        return self.kind.id == kind_of_measures(self.id)


def kind_of_measures(question_id: str) -> str:
    """Name the kind that one question's measures are; no kind in a file can be named so."""
    return f"measures:{question_id}"


@dataclass(frozen=True, slots=True)
class Subarea:
    """A subarea (delområde), whose maximum its questions share by weight."""

    number: str
    text: Text
    max_points: Fraction | None
    questions: tuple[Question, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """An area (område; in the nomination questionnaire: one of the award's criteria)."""

    number: str
    name: Text
    short: Text
    subareas: tuple[Subarea, ...]
    max_points: Fraction | None
    sources: tuple[str, ...]
    intro: Text | None = None

    @property
    def questions(self) -> tuple[Question, ...]:
        """List the area's questions in their order."""
        return tuple(q for subarea in self.subareas for q in subarea.questions)


@dataclass(frozen=True, slots=True)
class Description:
    """A heading under which a municipality describes itself, with a word guide that is no limit."""

    id: str
    heading: Text
    help: Text
    words: int


@dataclass(frozen=True, slots=True)
class Perspective:
    """A side from which key figures look at a municipality (perspektiv), such as resource use."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure (nyckeltal): it selects among all municipalities, and nobody answers it."""

    id: str
    name: Text
    unit: Text
    better: str
    perspective: Perspective
    meaning: Text
    sources: tuple[str, ...]

    @property
    def rises(self) -> bool:
        """Tell whether a higher figure is the better one."""
        return self.better == HIGHER


@dataclass(frozen=True, eq=False)
class Edition:
    """A questionnaire as it stood one year (utgåva), for instance kommunkompassen/2012."""

    id: str
    name: Text
    status: str
    detail: str
    valid_from: date
    decimals: int
    wording: Text
    areas: tuple[Area, ...]
    descriptions: tuple[Description, ...] = ()
    figures: tuple[Figure, ...] = ()
    intro: Text | None = None
    follows: str = ""
    sources: tuple[str, ...] = ()
    digest: str = ""
    whole: tuple[Area, ...] = ()
    """All areas, where `areas` are those that somebody chose among them; nothing where all are asked."""

    @property
    def is_part(self) -> bool:
        """Tell whether areas are left out: then no sum stands beside that of a whole edition."""
        return bool(self.whole)

    @property
    def bearings(self) -> tuple[Area, ...]:
        """List the areas as a rose points at them: those left out keep their place."""
        return self.whole or self.areas

    @property
    def bank(self) -> str:
        """Name the questionnaire this is an edition of: kommunkompassen or kvalitetskommun."""
        return self.id.partition("/")[0]

    @property
    def perspectives(self) -> dict[Perspective, list[Figure]]:
        """Gather the key figures under their perspectives, in the order of the edition."""
        gathered: dict[Perspective, list[Figure]] = {}
        for figure in self.figures:
            gathered.setdefault(figure.perspective, []).append(figure)
        return gathered

    @property
    def subareas(self) -> Iterator[Subarea]:
        """Walk through all subareas in their order."""
        return (subarea for area in self.areas for subarea in area.subareas)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Give every question by its id, in the order of the edition."""
        return {q.id: q for subarea in self.subareas for q in subarea.questions}

    @cached_property
    def home(self) -> dict[str, Subarea]:
        """Tell for each question id which subarea it stands in."""
        return {q.id: subarea for subarea in self.subareas for q in subarea.questions}

    @cached_property
    def max_points(self) -> Fraction | None:
        """Sum the areas' maxima, or None where the edition prints none or has no areas."""
        known = [area.max_points for area in self.areas if area.max_points is not None]
        return sum(known, Fraction(0)) if known and len(known) == len(self.areas) else None

    def area(self, number: str) -> Area | None:
        """Find an area by its number, or None."""
        return next((area for area in self.areas if area.number == number), None)

    def subarea(self, number: str) -> Subarea | None:
        """Find a subarea by its number, or None."""
        return next((subarea for subarea in self.subareas if subarea.number == number), None)
