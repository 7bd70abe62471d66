"""An evaluator's mark as a browser sends it: levels, own points or not applicable; and the minutes."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from werkzeug.datastructures import MultiDict

from questionnaires.edition import Question
from questionnaires.marks import Mark, NotApplicable, OwnPoints, levels_of
from webapp.forms.answers import check_form
from webapp.forms.cleaning import clean_text, length, parse_points
from webapp.said import MOTIVATION_LIMIT, REASON_LIMIT

MINUTES_LIMIT = 8_000


@dataclass(slots=True)
class ReadMark:
    """One mark as it was sent, and what is wrong with it, field by field."""

    mark: Mark
    motivation: str
    version: int
    faults: dict[str, str] = field(default_factory=dict)
    points: str = ""


def read_mark(form: MultiDict[str, str], question: Question, worth: Fraction) -> ReadMark:
    """Read the mark of one question that is worth so many points."""
    check_form(form)
    start = f"{question.id}:"
    version = form.get(f"{start}version", "")
    motivation = clean_text(form.get(f"{start}motivation", ""))
    read = ReadMark(levels_of(question, {}), motivation, -1, points=form.get(f"{start}points", "").strip())
    if version.isascii() and version.isdigit() and len(version) < 10:  # noqa: PLR2004 -- no version is that high
        read.version = int(version)
    else:
        read.faults["version"] = "Vi kan inte se vilken version du ändrar. Ladda om sidan och försök igen."
    if length(motivation) > MOTIVATION_LIMIT:
        read.faults["motivation"] = f"Motiveringen är för lång. Skriv högst {MOTIVATION_LIMIT} tecken."
    read.mark = _mark(form, question, worth, read)
    return read


def _mark(form: MultiDict[str, str], question: Question, worth: Fraction, read: ReadMark) -> Mark:
    start = f"{question.id}:"
    if f"{start}not_applicable" in form:
        reason = clean_text(form.get(f"{start}reason", "")) or read.motivation
        if not reason or length(reason) > REASON_LIMIT:
            read.faults["reason"] = (
                f"Skriv varför frågan inte är tillämplig, med högst {REASON_LIMIT} tecken."
            )
        return NotApplicable(reason)
    levels = _levels(form, question, read)
    if not read.points:
        return levels_of(question, levels)
    points = parse_points(read.points)
    if isinstance(points, str):
        read.faults["points"] = points
    elif not 0 <= points <= worth:
        read.faults["points"] = f"Frågan kan ge 0 till {_plain(worth)} poäng. Ändra poängen."
    else:
        return OwnPoints(points, worth)
    return levels_of(question, levels)


def _levels(form: MultiDict[str, str], question: Question, read: ReadMark) -> dict[str, str]:
    levels = {}
    for part in question.kind.parts:
        chosen = form.get(f"{question.id}:level:{part.id}", "")
        if chosen and part.level(chosen) is None:
            read.faults[f"level:{part.id}"] = (
                f"Välj en nivå för {part.name}. Vi kunde inte läsa det som skickades."
            )
        elif chosen:
            levels[part.id] = chosen
    return levels


def _plain(worth: Fraction) -> str:
    """Write the most points a question can give so that typing it is accepted: rounded down, two decimals."""
    hundredths = int(worth * 100)
    return f"{hundredths // 100},{hundredths % 100:02d}".rstrip("0").rstrip(",")


@dataclass(frozen=True, slots=True)
class ReadMinutes:
    """A text of the minutes as it was sent, and what is wrong with it."""

    text: str
    version: int
    fault: str = ""


def read_minutes(form: MultiDict[str, str]) -> ReadMinutes:
    """Read minutes; nothing written is kept as an empty text."""
    check_form(form)
    text, version = clean_text(form.get("text", "")), form.get("version", "")
    if not (version.isascii() and version.isdigit() and len(version) < 10):  # noqa: PLR2004 -- none is that high
        return ReadMinutes(
            text, -1, "Vi kan inte se vilken version du ändrar. Ladda om sidan och försök igen."
        )
    if (long := length(text)) > MINUTES_LIMIT:
        over = long - MINUTES_LIMIT
        return ReadMinutes(
            text, int(version), f"Texten är {over} tecken för lång. Den får ha högst 8\u00a0000 tecken."
        )
    return ReadMinutes(text, int(version))
