"""Reads what evaluators send before and during a visit: sources, interviews and what is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from webapp.ground.fields import check_url, clean_line, clean_link
from webapp.ground.fields.days import read_day
from webapp.ground.fields.links import unwrapped
from webapp.ground.fields.moments import changed_moment
from webapp.ground.fields.presence import seen_of, sent_or_kept

TITLE_LIMIT, ADDRESS_LIMIT = 200, 500
NAME = re.compile(r"\b[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)? [A-ZÅÄÖÉ][a-zåäöéü]+\b")
SHOWN = {"interview": ("title", "day", "time", "place")}
"""The fields that the form of a source shows, where it is not written."""
WRITTEN = ("title", "address", "dated")
FIELDS = ("kind", "title", "address", "dated", "day", "time", "place")


class Several(Protocol):
    """A form whose fields can come more than once."""

    def getlist(self, key: str) -> list[str]:
        """Give all values of a field."""


@dataclass(slots=True)
class ReadSource:
    """A source as it was sent: what was typed, what could be read of it, and what is wrong."""

    typed: dict[str, str] = field(default_factory=dict)
    dated: date | None = None
    at: datetime | None = None
    faults: dict[str, str] = field(default_factory=dict)


def read_source(form: Mapping[str, str], kind: str, before: ReadSource | None = None) -> ReadSource:
    """Read a source of one kind; a day that is not typed is not known, and what is not shown stays."""
    before = before or ReadSource(dict.fromkeys(FIELDS, ""))
    typed = {name: sent_or_kept(form, name, before.typed[name], clean_line) for name in FIELDS}
    typed["address"] = clean_link(typed["address"]) if kind == "web" else unwrapped(typed["address"])
    read = ReadSource(typed | {"kind": kind})
    for name, limit in (("title", TITLE_LIMIT), ("place", TITLE_LIMIT), ("address", ADDRESS_LIMIT)):
        if len(read.typed[name]) > limit:
            read.faults[name] = f"Texten är för lång. Korta den till högst {limit} tecken."
    if kind == "web":
        wrong = check_url(read.typed["address"])
        if wrong:
            read.faults.setdefault("address", wrong)
    _read_day(read)
    moment = changed_moment(form, "day", "time", before.at)
    if isinstance(moment, str):
        read.faults["day"] = moment
    else:
        read.at = moment
    return read


def seen_source(read: ReadSource) -> str:
    """Give what marks a source as it was typed, so that its form can tell whether somebody touched it."""
    return seen_of(*(read.typed[name] for name in SHOWN.get(read.typed["kind"], WRITTEN)))


def _read_day(read: ReadSource) -> None:
    found = read_day(read.typed["dated"], passed=True)
    if isinstance(found, str):
        read.faults["dated"] = found
    else:
        read.dated = found


def looks_like_a_name(text: str) -> bool:
    """Tell whether a text looks as if it named a person: two words with capitals, side by side."""
    return NAME.search(text) is not None


def read_ids(form: Several, name: str) -> set[int]:
    """Read the numbers of a field that can come many times; what is no number names nothing."""
    sent = form.getlist(name)
    return {int(one) for one in sent if one.isascii() and one.isdigit() and len(one) < 10}  # noqa: PLR2004


def read_words(form: Several, name: str, known: Iterable[str]) -> set[str]:
    """Read the known words of a field that can come many times."""
    return set(known) & set(form.getlist(name))
