"""Strengths and good examples that everybody may find: searched for, and counted area by area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, func, select, union, union_all

from webapp.ground.store.database import db
from webapp.ground.words.stems import BEFORE, HEAD, Piece, asked, beginnings, first_part, marked, stem
from webapp.results.models.examples import ExampleCount, ExampleWord, PublicExample
from webapp.results.queries.shared_texts import EXAMPLE, STRENGTH
from webapp.rounds.models.rounds import Round

MOST, FEW = 100, 5
"""So many are shown of what was found, and so many of each area before anybody has asked."""
BEYOND = "\U0010ffff"
"""No letter comes after it: between a beginning and the same with it are all words that so begin."""


KINDS = (EXAMPLE, STRENGTH)


@dataclass(frozen=True, slots=True)
class Within:
    """What is looked among: the examples of one area, and of one kind, where they are named."""

    area: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Something others can learn from: what, where, when and in which area."""

    kind: str
    municipality: str
    year: int
    area: str
    text: str
    learn_from: str
    result_id: int
    source: int
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """What a search has found: gathered under the names of areas, with how many there are in each."""

    query: str
    areas: dict[str, list[Found]]
    counts: dict[str, int]
    total: int
    instead: tuple[tuple[str, str], ...] = ()
    """Words that nothing has, each with the part of it that was looked for instead."""

    @property
    def more(self) -> bool:
        """Tell whether there are more than are shown."""
        return sum(len(found) for found in self.areas.values()) < self.total


def search(query: str, area: str = "", kind: str = "") -> Search:
    """Find what has all the words of a question; without a question show some of every area."""
    within = Within(area, kind if kind in KINDS else "")
    if words := asked(query):
        return _sought(query, within, words)
    if query.strip():
        return _gathered(query, {}, _first(within, ()), ())
    if within.kind:
        return _gathered(query, _counts(within, ()), _first(within, ()), ())
    counts = _kept_counts(area)
    return _gathered(query, counts, _some(tuple(counts)) if counts and not area else _first(within, ()), ())


def areas() -> list[str]:
    """Name the areas that have anything to find."""
    return list(_kept_counts(""))


def _sought(query: str, within: Within, words: Mapping[str, str]) -> Search:
    """Find what has all the words; of a compound that nothing has, its first part is looked for instead."""
    counts, wanted = _counts(within, tuple(words)), tuple(words)
    instead: tuple[tuple[str, str], ...] = ()
    if not counts:
        parts = {one: _part(word, within) for one, word in words.items() if not _counts(within, (one,))}
        if parts and all(parts.values()):
            wanted = tuple(stem(parts[one]) if one in parts else one for one in words)
            counts = _counts(within, wanted)
            instead = tuple((words[one], part) for one, part in parts.items()) if counts else ()
    return replace(_gathered(query, counts, _first(within, wanted), wanted), instead=instead)


def _part(word: str, within: Within) -> str:
    """Give the longest word that a compound begins with, of those that an example of the area has."""
    parts = beginnings(word)
    known = select(ExampleWord.form).where(
        ExampleWord.backwards.is_(False),
        ExampleWord.form.in_({form for part in parts for form in (part, stem(part))}),
        ExampleWord.example_id.in_(_public(within, (), PublicExample.id)),
    )
    return first_part(word, set(db.session.scalars(known.distinct())))


def _gathered(query: str, counts: dict[str, int], first: Select[Any], wanted: tuple[str, ...]) -> Search:
    """Gather what is found under the names of areas."""
    gathered: dict[str, list[Found]] = {}
    for row in db.session.execute(first) if counts else ():
        told = {column.name: row[n] for n, column in enumerate(_TOLD)}
        found = Found(**told, pieces=tuple(marked(told["text"], wanted)))
        gathered.setdefault(found.area, []).append(found)
    return Search(query, gathered, counts, sum(counts.values()))


def _kept_counts(area: str) -> dict[str, int]:
    """Tell how many there are, area by area, as it was counted when they became public."""
    many = select(ExampleCount.area, func.sum(ExampleCount.many)).where(ExampleCount.round_id.in_(_ANNOUNCED))
    return _by_area(many.where(ExampleCount.area == area) if area else many, ExampleCount.area)


def _counts(within: Within, wanted: Sequence[str]) -> dict[str, int]:
    """Count what has all the words, area by area."""
    return _by_area(_public(within, wanted, PublicExample.area, func.count()), PublicExample.area)


def _by_area(query: Any, name: Any) -> dict[str, int]:  # noqa: ANN401 -- of either table
    return {area: int(many) for area, many in db.session.execute(query.group_by(name).order_by(name))}


@lru_cache(maxsize=8)
def _some(areas: tuple[str, ...]) -> Select[Any]:
    """Ask for the first few of each area: each by its own way through the index, however many there are.

    Kept: there are few names of areas, and to build the question costs more than to ask it.
    """
    few = [_in_order(_public(Within(area), (), *_TOLD, *_ORDER)).limit(FEW).subquery() for area in areas]
    every = union_all(*(select(one) for one in few)).subquery()
    return select(*list(every.c)[: len(_TOLD)]).order_by(*list(every.c)[-len(_ORDER) :]).limit(MOST)


def _first(within: Within, wanted: Sequence[str]) -> Select[Any]:
    """Ask for the first of all that have the words."""
    return _in_order(_public(within, wanted, *_TOLD)).limit(MOST)


def _in_order(query: Select[Any]) -> Select[Any]:
    return query.order_by(PublicExample.area, *_ORDER[1:])


def _public(within: Within, wanted: Sequence[str], *columns: Any) -> Select[Any]:  # noqa: ANN401 -- columns
    """Ask for the examples of announced rounds, of an area or kind that is named, that have all the words."""
    query = select(*columns).where(PublicExample.round_id.in_(_ANNOUNCED))
    if within.area:
        query = query.where(PublicExample.area == within.area)
    if within.kind:
        query = query.where(PublicExample.kind == within.kind)
    return query.where(*(PublicExample.id.in_(_having(one)) for one in wanted))


def _having(wanted: str) -> CompoundSelect[int]:
    """Ask for what has a word that begins with a stem, or is a compound that ends with it."""
    ways = [and_(ExampleWord.backwards.is_(False), *_begins(wanted))]
    if len(wanted) >= HEAD:
        long = func.length(ExampleWord.form) >= len(wanted) + BEFORE
        ways.append(and_(ExampleWord.backwards.is_(True), *_begins(wanted[::-1]), long))
    return union(*(select(ExampleWord.example_id).where(way) for way in ways))


def _begins(start: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return ExampleWord.form >= start, ExampleWord.form < f"{start}{BEYOND}"


_ANNOUNCED = select(Round.id).where(Round.announced_at.is_not(None))
_TOLD = (
    PublicExample.kind,
    PublicExample.municipality,
    PublicExample.year,
    PublicExample.area,
    PublicExample.text,
    PublicExample.learn_from,
    PublicExample.result_id,
    PublicExample.source,
)
_ORDER = (PublicExample.area.label("in_area"), PublicExample.place, PublicExample.source, PublicExample.line)
