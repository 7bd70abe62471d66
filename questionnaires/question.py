"""What is asked and how it is answered: a question, its parts, and their levels. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from questionnaires.language import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Text:
    """A text for people: always Swedish, English where it is known."""

    sv: str
    en: str = ""

    def __str__(self) -> str:
        """Read in the language that is spoken now; in Swedish where English is not known."""
        return self.en if self.en and spoken() == "en" else self.sv

    def about(self, what: Text) -> Text:
        """Put words in the place the text keeps open for them: {denominator}."""
        return Text(*(own.format(denominator=word) for own, word in ((self.sv, what.sv), (self.en, what.en))))


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a scale (nivå): its share of the part runs from 0 to 1."""

    id: str
    share: Fraction
    name: Text
    text: Text
    anchored: bool = False
    """Whether the text is the question's own (ankrad), and not the one that all questions share."""

    @property
    def told(self) -> str:
        """Give the name, and what it means where that is the question's own to say."""
        return f"{self.name} – {str(self.text).removesuffix('.')}" if self.anchored else str(self.name)


@dataclass(frozen=True, slots=True)
class Part:
    """One side of a question (system, spridning …), answered on a scale of levels."""

    id: str
    name: Text
    ask: Text
    levels: tuple[Level, ...]
    share_of: Text | None = None
    """How it is asked where an anchored question says what shares are counted of: "… of {denominator}?"."""

    def level(self, level_id: str) -> Level | None:
        """Find a level by its id, or None."""
        return next((level for level in self.levels if level.id == level_id), None)

    @property
    def anchored(self) -> bool:
        """Tell whether the levels' texts are the question's own."""
        return self.levels[0].anchored

    @property
    def meaning(self) -> list[tuple[str, str]]:
        """Give what must be alike for a level to mean the same elsewhere: its id, and an anchored text."""
        return [(level.id, level.text.sv if level.anchored else "") for level in self.levels]


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
    """How it is judged; in the question's own words where it is anchored."""
    weight: int
    sources: tuple[str, ...]
    denominator: Text | None = None
    """What its spread counts shares of (nämnare), as "the committees"."""
    shared_kind: Kind | None = None
    """Where the question is anchored: its kind in the words that all questions share."""

    @property
    def scale(self) -> Kind:
        """Give the kind in the edition's words: the same one for all questions of a kind."""
        return self.shared_kind or self.kind

    @property
    def anchored(self) -> bool:
        """Tell whether every level has a text of the question's own (ankare)."""
        return self.shared_kind is not None

    @property
    def has_measures(self) -> bool:
        """Tell whether the question is a list of measures (åtgärder), which are a kind of its own."""
        return self.kind.id == kind_of_measures(self.id)


def kind_of_measures(question_id: str) -> str:
    """Name the kind that one question's measures are; no kind in a file can be named so."""
    return f"measures:{question_id}"


def say_levels(chosen: Iterable[tuple[Part, Level]]) -> str:
    """Say which levels were chosen, part by part; texts of a question's own have commas in them."""
    pairs = list(chosen)
    between = "; " if any(level.anchored for _part, level in pairs) else ", "
    return between.join(f"{part.name}: {level.told}" for part, level in pairs)
