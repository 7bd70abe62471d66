"""What an edition of a questionnaire is made of: frozen values, read from files and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from questionnaires.question import Kind, Level, Part, Question, Text, kind_of_measures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = [
    "HIGHER",
    "LOWER",
    "Area",
    "Description",
    "Edition",
    "Figure",
    "Kind",
    "Level",
    "Part",
    "Perspective",
    "Question",
    "Source",
    "Subarea",
    "Text",
    "kind_of_measures",
]

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
    definition: Text | None = None
    """Exactly what is counted, with ages, where a register defines it."""
    register: Text | None = None
    """Where the figure is kept, and what it is called there."""
    plausible: tuple[Fraction, Fraction] | None = None
    """The lowest and the highest value that nobody is asked about."""

    @property
    def explained(self) -> Text:
        """Say what it shows, how it is counted and where it is kept, in one text."""
        said = [one for one in (self.meaning, self.definition, self.register) if one]
        return Text(" ".join(_ended(one.sv) for one in said), " ".join(_ended(one.en) for one in said))

    @property
    def rises(self) -> bool:
        """Tell whether a higher figure is the better one."""
        return self.better == HIGHER


def _ended(text: str) -> str:
    """End a text as a sentence ends."""
    return text if text.endswith(".") else f"{text}."


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

    @cached_property
    def anchored(self) -> bool:
        """Tell whether questions have level texts of their own (förankrad)."""
        return any(question.anchored for question in self.questions.values())

    @cached_property
    def usual_kind(self) -> Kind | None:
        """Give the kind that most questions have, or None where nothing is asked."""
        kinds = [question.scale for question in self.questions.values()]
        return max(kinds, key=kinds.count, default=None)

    @property
    def own_name(self) -> str:
        """Give what comes after the year where an edition of ours is named so: "forankrad"."""
        return self.id.partition("/")[2].partition("-")[2]

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
