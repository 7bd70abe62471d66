"""A municipality's reply to one place of a draft, and the day until which it may reply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from werkzeug.datastructures import MultiDict

from questionnaires.edition import Question
from webapp.assessment.forms.answers import check_form
from webapp.ground.fields import clean_line, clean_text
from webapp.ground.fields.moments import read_moment
from webapp.ground.fields.presence import carried, seen_of
from webapp.ground.fields.versions import read_version


@dataclass(frozen=True, slots=True)
class ReadReply:
    """A reply as it was sent."""

    kind: str
    clause: str
    evidence: str
    levels: Mapping[str, str]
    version: int
    untouched: bool = False
    """Whether it was left as the page showed it."""


def seen_reply(kind: str, clause: str, evidence: str, levels: Mapping[str, str]) -> str:
    """Give what marks a reply as it stands, so that its form can tell whether somebody touched it."""
    return seen_of(kind, clause, evidence, *(f"{part} {level}" for part, level in sorted(levels.items())))


@dataclass(frozen=True, slots=True)
class ReadClosing:
    """The last day and time as they were typed, and the moment they mean or what is wrong with them."""

    day: str
    time: str
    moment: datetime | None
    fault: str = ""
    hurry: str = ""


def read_reply(form: MultiDict[str, str], question: Question | None) -> ReadReply:
    """Read a reply; levels count only where another level is what is said."""
    check_form(form)
    carried(form, "clause", "evidence")
    kind = clean_line(form.get("kind", ""))
    levels = {}
    for part in question.kind.parts if question and kind == "other_level" else ():
        chosen = form.get(f"level:{part.id}", "")
        if part.level(chosen) is not None:
            levels[part.id] = chosen
    accepts = kind == "accepted"
    clause = "" if accepts else clean_text(form.get("clause", ""))
    evidence = "" if accepts else clean_text(form.get("evidence", ""))
    left = seen_reply(kind, clause, evidence, levels) == form.get("seen")
    return ReadReply(kind, clause, evidence, levels, read_version(form.get("version", "")), left)


def read_closing(form: MultiDict[str, str]) -> ReadClosing:
    """Read the last day and time of a right of reply, and why it is sooner than promised."""
    hurry = clean_text(form.get("hurry", ""))
    day, time = clean_line(form.get("day", ""))[:20], clean_line(form.get("time", ""))[:10]
    found = read_moment(day, time)
    if found is None:
        fault = "Skriv sista dagen som år-månad-dag, till exempel 2027-03-15."
        return ReadClosing(day, time, None, fault, hurry)
    if isinstance(found, str):
        return ReadClosing(day, time, None, found, hurry)
    return ReadClosing(day, time, found, "", hurry)


def read_reasons(form: MultiDict[str, str], keys: Iterable[str]) -> dict[str, str]:
    """Read why places are changed: each its own reason, and under "" the one that counts for the rest."""
    check_form(form)
    named = {"": "why", **{key: f"why-{key}" for key in keys}}
    return {key: clean_text(form[name]) for key, name in named.items() if name in form}
