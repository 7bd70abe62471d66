"""How a table of a file may look: which keys, and what kind of value behind each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from questionnaires.check import sentences
from questionnaires.check.findings import Sentence

Slip = tuple[str, Sentence]
"""The path of a value and what is wrong with it."""

MOST_WEIGHT = 100
_FIRST_YEAR = 1900
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SHARE = re.compile(r"\d{1,6}/[1-9]\d{0,5}")


class Shape(Protocol):
    """Anything that can say what is wrong with a value."""

    def slips(self, value: object, path: str) -> Iterator[Slip]:
        """Name every slip in the value and below it."""


def join(path: str, key: str) -> str:
    """Name the place of a key within a table."""
    return f"{path}.{key}" if path else key


@dataclass(frozen=True)
class Leaf:
    """A single value, judged by a function that gives a sentence if something is wrong."""

    judge: Callable[[object], Sentence | None]

    def slips(self, value: object, path: str) -> Iterator[Slip]:
        """Name what is wrong with the value, if anything."""
        sentence = self.judge(value)
        if sentence:
            yield path, sentence


@dataclass(frozen=True)
class Listed:
    """A list, of which each entry has the same shape."""

    each: Shape
    example: str

    def slips(self, value: object, path: str) -> Iterator[Slip]:
        """Name every slip of every entry; entries are counted from 1."""
        if not isinstance(value, list) or not value:
            yield path, _wrong_kind(value, "en lista med minst en rad", self.example)
            return
        for place, entry in enumerate(value, start=1):
            yield from self.each.slips(entry, f"{path}[{place}]")


@dataclass(frozen=True)
class Named:
    """A table whose keys are chosen by its writer, each with the same shape behind."""

    each: Shape
    example: str
    ids: bool = True

    def slips(self, value: object, path: str) -> Iterator[Slip]:
        """Name every slip of ids and of what stands behind them."""
        if not isinstance(value, dict) or not value:
            yield path, _wrong_kind(value, "en tabell med minst en rad", self.example)
            return
        for key, entry in value.items():
            if self.ids and not _ID.fullmatch(key):
                yield join(path, key), sentences.BAD_ID.about(own_id=key)
            yield from self.each.slips(entry, join(path, key))


@dataclass(frozen=True)
class Table:
    """A table with known keys; a spoken one also needs Swedish and wants English."""

    required: Mapping[str, Shape] = field(default_factory=dict)
    optional: Mapping[str, Shape] = field(default_factory=dict)
    spoken: bool = False

    def slips(self, value: object, path: str) -> Iterator[Slip]:
        """Name unknown keys, missing keys and every slip behind the known ones."""
        if not isinstance(value, dict):
            yield (
                path,
                _wrong_kind(value, "en tabell", 'sv = "…"' if self.spoken else "nyckel = värde"),
            )
            return
        shapes = {**(_SPOKEN if self.spoken else {}), **self.required, **self.optional}
        for key in value:
            if key not in shapes:
                yield join(path, key), sentences.UNKNOWN_KEY.about(key=key, known=sentences.listed(shapes))
        for key, shape in shapes.items():
            if key in value:
                yield from shape.slips(value[key], join(path, key))
            elif key in self.required:
                yield join(path, key), sentences.MISSING_KEY.about(key=key)
            elif self.spoken and key in _SPOKEN:
                yield from shape.slips("", join(path, key))


def is_id(value: object) -> Sentence | None:
    """Judge an id: a-z, 0-9 and hyphens."""
    if not isinstance(value, str):
        return _wrong_kind(value, "text inom citattecken", '"mal-matbara"')
    return None if _ID.fullmatch(value) else sentences.BAD_ID.about(own_id=value)


def is_text(value: object) -> Sentence | None:
    """Judge a text: not empty, and in composed Unicode."""
    if not isinstance(value, str):
        return _wrong_kind(value, "text inom citattecken", '"Text"')
    if not value.strip():
        return sentences.EMPTY_TEXT
    return None if unicodedata.is_normalized("NFC", value) else sentences.NOT_COMPOSED


def is_swedish(value: object) -> Sentence | None:
    """Judge a text that must be there in Swedish."""
    return sentences.SWEDISH_MISSING if _is_blank(value) else is_text(value)


def is_english(value: object) -> Sentence | None:
    """Judge a text that should be there in English."""
    return sentences.ENGLISH_MISSING if _is_blank(value) else is_text(value)


def _is_blank(value: object) -> bool:
    return isinstance(value, str) and not value.strip()


def is_weight(value: object) -> Sentence | None:
    """Judge a weight: a whole number from 1."""
    if type(value) is not int or value < 1:
        return sentences.BAD_WEIGHT.about(value=sentences.shown(value))
    return sentences.HEAVY_WEIGHT.about(value=value, most=MOST_WEIGHT) if value > MOST_WEIGHT else None


def is_whole(value: object) -> Sentence | None:
    """Judge a whole number from 0."""
    if type(value) is not int or value < 0:
        return _wrong_kind(value, "ett heltal från 0", "1")
    return None


def is_yes_or_no(value: object) -> Sentence | None:
    """Judge a yes or a no."""
    return None if isinstance(value, bool) else _wrong_kind(value, "true eller false", "true")


def is_decimals(value: object) -> Sentence | None:
    """Judge how many decimals points are read with."""
    if type(value) is not int or value not in {0, 1, 2}:
        return _wrong_kind(value, "0, 1 eller 2", "0")
    return None


def is_points(value: object) -> Sentence | None:
    """Judge points: a number above 0."""
    number = as_number(value)
    if number is None or number <= 0:
        return _wrong_kind(value, "ett tal över 0, utan citattecken", "12.5")
    return None


def is_number(value: object) -> Sentence | None:
    """Judge a number, also one below 0."""
    return None if as_number(value) is not None else _wrong_kind(value, "ett tal utan citattecken", "-2.5")


def is_share(value: object) -> Sentence | None:
    """Judge a share: a number from 0 to 1, or an exact fraction such as "1/3"."""
    share = as_share(value)
    if share is None or not 0 <= share <= 1:
        return _wrong_kind(value, "en andel från 0 till 1", '0.25 eller "1/3"')
    return None


def is_date(value: object) -> Sentence | None:
    """Judge a date without a time of day."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return None
    return _wrong_kind(value, "ett datum utan citattecken", "2028-03-01")


def is_date_or_year(value: object) -> Sentence | None:
    """Judge a date, or a year where no day is known."""
    if is_date(value) and not (type(value) is int and _FIRST_YEAR <= value <= MAXYEAR):
        return _wrong_kind(value, "ett datum eller ett årtal utan citattecken", "2012-12-30")
    return None


def one_of(*known: str) -> Callable[[object], Sentence | None]:
    """Make a judge of a value that must be one of a few words."""

    def judge(value: object) -> Sentence | None:
        if value in known:
            return None
        return sentences.BAD_CHOICE.about(
            value=sentences.shown(value), known=sentences.listed(known, "eller")
        )

    return judge


def as_number(value: object) -> Fraction | None:
    """Read a number exactly, or None where it is none."""
    if type(value) is int or (isinstance(value, Decimal) and value.is_finite()):
        return Fraction(value)
    return None


def as_share(value: object) -> Fraction | None:
    """Read a share exactly, or None where it is none."""
    if isinstance(value, str):
        return Fraction(value) if _SHARE.fullmatch(value) else None
    return as_number(value)


def _wrong_kind(value: object, wanted: str, example: str) -> Sentence:
    """Tell that a value is of another kind than its key wants."""
    return sentences.WRONG_KIND.about(value=sentences.shown(value), wanted=wanted, example=example)


_SPOKEN: dict[str, Shape] = {"sv": Leaf(is_swedish), "en": Leaf(is_english)}
