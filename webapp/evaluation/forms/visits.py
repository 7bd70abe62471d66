"""What evaluators send before and during a visit: sources, interviews, notes and what is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString
from wtforms.validators import ValidationError

from webapp.ground.fields import clean_line, clean_link
from webapp.ground.fields.absence import seen_of
from webapp.ground.fields.addresses import check_url
from webapp.ground.fields.links import unwrapped
from webapp.ground.fields.numbers import read_number
from webapp.ground.forms import (
    ChoiceField,
    DayField,
    HouseField,
    HouseForm,
    KeyField,
    LineField,
    MomentField,
    NumbersField,
    RawField,
    SeenField,
    TextField,
    VersionField,
    WordsField,
)
from webapp.ground.roles import TRACK_A, TRACK_B

TITLE_LIMIT, ADDRESS_LIMIT = 200, 500
NAME = re.compile(r"\b[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)? [A-ZÅÄÖÉ][a-zåäöéü]+\b")
MOST_MINUTES, MOST_PEOPLE = 720, 999
SHOWN = {"interview": ("title", "day", "time", "place", "minutes", "people", "track")}
"""The fields that the form of a source shows, where it is not written."""
WRITTEN = ("title", "address", "dated")
PAGES = ("web", "intranet")
"""The kinds whose address is that of a page; one inside an intranet may be left out."""


class CountField(HouseField):
    """How many of something, where it is known; None where nothing is typed."""

    data: int | None
    empty = None

    def __init__(self, *, most: int, told: LazyString, **rest: Any) -> None:  # noqa: ANN401
        super().__init__(**rest)
        self.most, self.told = most, told

    def process_data(self, value: int | None) -> None:
        """Take what is kept."""
        self.line, self.data = str(value or ""), value

    def read(self, text: str) -> int | None:
        """Read a number; nothing typed is none."""
        self.line = clean_line(text)
        return read_number(self.line)

    def fault(self) -> str:
        """Say what was expected where something else is typed."""
        wrong = self.line and (self.data is None or self.data > self.most)
        return str(self.told) % {"most": self.most} if wrong else ""

    @property
    def typed(self) -> str:
        """Give the number as it was typed."""
        return self.line


class SourceForm(HouseForm):
    """A source of one of some kinds; a day that is not typed is not known, and what is not shown stays."""

    kind = RawField()
    title = LineField(limit=TITLE_LIMIT)
    place = LineField(limit=TITLE_LIMIT)
    address = LineField(limit=ADDRESS_LIMIT)
    dated = DayField()
    day = MomentField()
    minutes = CountField(
        most=MOST_MINUTES, told=_("Skriv hur länge intervjun varar i hela minuter, högst %(most)s.")
    )
    people = CountField(most=MOST_PEOPLE, told=_("Skriv antalet personer med siffror, högst %(most)s."))
    track = ChoiceField(("", TRACK_A, TRACK_B), _("Välj vem som håller intervjun."))
    version = VersionField()
    seen = RawField()
    request_key = KeyField()

    def __init__(self, kinds: Sequence[str], *sent: Any, **kept: Any) -> None:  # noqa: ANN401 -- a browser's form
        super().__init__(*sent, **kept)
        one = kinds[0] if len(kinds) == 1 else self.kind.data
        self.kind.data = one if one in kinds else ""
        clean = clean_link if self.kind.data in PAGES else unwrapped
        self.address.data = clean(self.address.data)

    def validate_address(self, field: LineField) -> None:
        """Hold the address of a web page to be one, also where it is not shown."""
        wrong = (
            check_url(field.data)
            if self.kind.data in PAGES and (field.data or self.kind.data == "web")
            else ""
        )
        if wrong:
            raise ValidationError(wrong)

    @property
    def typed(self) -> dict[str, str]:
        """Give the fields back as they were typed."""
        plain = {name: self[name].data for name in ("kind", "title", "place", "address", "track")}
        plain |= {name: self[name].typed for name in ("minutes", "people")}
        return {**plain, "dated": self.dated.typed, **self.day.typed}

    @property
    def untouched(self) -> bool:
        """Tell whether the source was left as the page showed it."""
        return bool(self.seen.data == seen_source(self.typed))


def seen_source(typed: Mapping[str, str]) -> str:
    """Give what marks a source as it was typed, so that its form can tell whether somebody touched it."""
    return seen_of(*(typed[name] for name in SHOWN.get(typed["kind"], WRITTEN)))


class NoteForm(HouseForm):
    """A note on one question of an interview."""

    text = TextField(carried=True)
    version = VersionField()
    seen = SeenField("text")


class NotesForm(HouseForm):
    """A page of notes, each a form of its own."""

    def notes(self, questions: Iterable[str]) -> dict[str, NoteForm]:
        """Read the notes on those of these questions that the form holds."""
        return {one: NoteForm(self.sent, prefix=f"{one}:") for one in questions if f"{one}:text" in self.sent}


class ObservationForm(HouseForm):
    """What was seen or heard outside an interview, and the questions it is about."""

    title = LineField(limit=TITLE_LIMIT)
    dated = DayField()
    text = TextField()
    question = WordsField()
    request_key = KeyField()

    @property
    def typed(self) -> dict[str, Any]:
        """Give the fields back as they were typed."""
        words = {name: self[name].data for name in ("title", "text", "question")}
        return {**words, "dated": self.dated.typed}


class RaisedForm(HouseForm):
    """Which questions an interview raises, and which of them the page showed as chosen."""

    question = WordsField()
    had = WordsField()


class RolesForm(HouseForm):
    """Which roles an interview is held with, and which of them the page showed as chosen."""

    role = WordsField()
    had = WordsField()


class GroundsForm(HouseForm):
    """Which sources a mark rests on, and which of them the page showed as chosen; and new given evidence."""

    source = NumbersField()
    evidence = NumbersField()
    had = NumbersField()


class CheckedForm(HouseForm):
    """Whether a question of the plan is checked."""

    done = RawField(carried=True)


def looks_like_a_name(text: str) -> bool:
    """Tell whether a text looks as if it named a person: two words with capitals, side by side."""
    return NAME.search(text) is not None
