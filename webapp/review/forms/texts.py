"""Texts about areas as a browser sends them, several on a page or one while it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from webapp.assessment.forms.answers import check_form
from webapp.ground.fields.absence import seen_of as marked
from webapp.ground.forms import (
    HouseForm,
    KeyField,
    LineField,
    NumberField,
    RawField,
    SeenField,
    TextField,
    VersionField,
)


@dataclass(frozen=True, slots=True)
class ReadText:
    """One text as it was sent, with the version it saw."""

    ref: str
    text: str
    learn_from: str | None
    version: int
    untouched: bool = False
    """Whether it was left as the page showed it: then nobody who has changed it meanwhile is passed."""


class TextForm(HouseForm):
    """One text of a page, and from whom there is something to learn."""

    text = TextField()
    learn_from = LineField()
    version = VersionField()
    seen = SeenField("text", "learn_from")


class TextsForm(HouseForm):
    """A page of texts, each a form of its own."""

    def named(self, kind: str) -> list[str]:
        """Name the texts of a kind that the form holds, also those that are gone by now."""
        return list(dict.fromkeys(name.partition(":")[0] for name in self.sent if name.startswith(kind)))

    def texts(self, refs: Iterable[str]) -> list[ReadText]:
        """Read those of these texts that the form holds."""
        check_form(self.sent)
        return [self._text(ref) for ref in refs if f"{ref}:text" in self.sent]

    def _text(self, ref: str) -> ReadText:
        one = TextForm(self.sent, prefix=f"{ref}:")
        learn_from = one.learn_from.data if one.learn_from.sent else None
        return ReadText(ref, one.text.data, learn_from, one.version.data, one.seen.untouched)


class ExampleForm(HouseForm):
    """A good example."""

    text = TextField()
    learn_from = LineField()
    request_key = KeyField()


class PassageForm(HouseForm):
    """A note or a quote that is to go into a text."""

    source = NumberField()
    question = RawField()
    which = RawField()
    seen = RawField()


class RemovalForm(HouseForm):
    """The version of what is taken away."""

    version = VersionField()


class PlaceCommentForm(HouseForm):
    """A comment on a place of a draft."""

    place = RawField()
    text = TextField()
    request_key = KeyField()


class DecisionForm(HouseForm):
    """The third reader's decision and why, with what was read."""

    outcome = RawField()
    why = TextField()
    seen = RawField()


def seen_of(text: str, learn_from: str | None = None) -> str:
    """Give a short fingerprint, so that a form can tell whether somebody touched a text."""
    return marked(text, learn_from or "")
