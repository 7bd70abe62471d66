"""Texts about areas as a browser sends them, several on a page or one while it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from webapp.forms.answers import check_form
from webapp.forms.choosing import read_version
from webapp.forms.cleaning import clean_line, clean_text


@dataclass(frozen=True, slots=True)
class ReadText:
    """One text as it was sent, with the version it saw."""

    ref: str
    text: str
    learn_from: str | None
    version: int


def read_texts(form: MultiDict[str, str], refs: Iterable[str]) -> list[ReadText]:
    """Read those of these texts that the form holds."""
    check_form(form)
    return [
        ReadText(
            ref,
            clean_text(form[f"{ref}:text"]),
            clean_line(form[f"{ref}:learn_from"]) if f"{ref}:learn_from" in form else None,
            read_version(form.get(f"{ref}:version", "")),
        )
        for ref in refs
        if f"{ref}:text" in form
    ]
