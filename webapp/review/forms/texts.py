"""Texts about areas as a browser sends them, several on a page or one while it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from webapp.assessment.forms.answers import check_form
from webapp.ground.fields import clean_line, clean_text
from webapp.ground.fields.presence import seen_of as marked
from webapp.ground.fields.versions import read_version


@dataclass(frozen=True, slots=True)
class ReadText:
    """One text as it was sent, with the version it saw."""

    ref: str
    text: str
    learn_from: str | None
    version: int
    untouched: bool = False
    """Whether it was left as the page showed it: then nobody who has changed it meanwhile is passed."""


def read_texts(form: MultiDict[str, str], refs: Iterable[str]) -> list[ReadText]:
    """Read those of these texts that the form holds."""
    check_form(form)
    return [_text(form, ref) for ref in refs if f"{ref}:text" in form]


def seen_of(text: str, learn_from: str | None = None) -> str:
    """Give a short fingerprint, so that a form can tell whether somebody touched a text."""
    return marked(text, learn_from or "")


def _text(form: MultiDict[str, str], ref: str) -> ReadText:
    text = clean_text(form[f"{ref}:text"])
    learn_from = clean_line(form[f"{ref}:learn_from"]) if f"{ref}:learn_from" in form else None
    version = read_version(form.get(f"{ref}:version", ""))
    return ReadText(ref, text, learn_from, version, form.get(f"{ref}:seen") == seen_of(text, learn_from))
