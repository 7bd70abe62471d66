"""An evaluator's mark as a browser sends it: levels, own points or not applicable; and the minutes."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from werkzeug.datastructures import MultiDict

from questionnaires import rounding
from questionnaires.edition import Question
from questionnaires.marks import Mark, NotApplicable, OwnPoints, levels_of
from webapp.assessment.content import MOTIVATION_LIMIT, REASON_LIMIT
from webapp.assessment.forms.answers import check_form
from webapp.ground.fields import clean_text, length, parse_points
from webapp.ground.fields.presence import carried, sent_or_kept, untouched

MINUTES_LIMIT = 8_000


@dataclass(slots=True)
class ReadMark:
    """One mark as it was sent, and what is wrong with it, field by field."""

    mark: Mark
    motivation: str
    version: int
    faults: dict[str, str] = field(default_factory=dict)
    points: str = ""


@dataclass(frozen=True, slots=True)
class Before:
    """What is kept of a mark: a field that the form does not hold is left as it is here."""

    mark: Mark | None = None
    motivation: str = ""

    @property
    def points(self) -> str:
        """Write points of one's own as the field shows them."""
        return _typed(self.mark.points) if isinstance(self.mark, OwnPoints) else ""


def read_mark(
    form: MultiDict[str, str], question: Question, worth: Fraction, before: Before = Before()
) -> ReadMark:
    """Read the mark of one question that is worth so many points."""
    check_form(form)
    start = f"{question.id}:"
    version = form.get(f"{start}version", "")
    motivation = sent_or_kept(form, f"{start}motivation", before.motivation, clean_text)
    points = sent_or_kept(form, f"{start}points", before.points, str.strip)
    read = ReadMark(levels_of(question, {}), motivation, -1, points=points)
    if version.isascii() and version.isdigit() and len(version) < 10:  # noqa: PLR2004 -- no version is that high
        read.version = int(version)
    else:
        read.faults["version"] = "Vi kan inte se vilken version du ändrar. Ladda om sidan och försök igen."
    if length(motivation) > MOTIVATION_LIMIT:
        read.faults["motivation"] = f"Motiveringen är för lång. Skriv högst {MOTIVATION_LIMIT} tecken."
    read.mark = _mark(form, question, worth, read, before)
    return read


def _mark(
    form: MultiDict[str, str], question: Question, worth: Fraction, read: ReadMark, before: Before
) -> Mark:
    shows = form.get(f"{question.id}:shows", "").split()
    left_out = isinstance(before.mark, NotApplicable) and "not_applicable" not in shows
    if left_out or f"{question.id}:not_applicable" in form:
        return _not_applicable(form, question, read, before)
    levels = _levels(form, question, read, before if "levels" not in shows else Before())
    if not read.points:
        return levels_of(question, levels)
    if isinstance(before.mark, OwnPoints) and read.points == before.points:
        return before.mark  # also where other marks have changed what the question is worth
    points = parse_points(read.points)
    if isinstance(points, str):
        read.faults["points"] = points
    elif not 0 <= points <= worth:
        read.faults["points"] = f"Frågan kan ge 0 till {_plain(worth)} poäng. Ändra poängen."
    else:
        return OwnPoints(points, worth)
    return levels_of(question, levels)


def _not_applicable(
    form: MultiDict[str, str], question: Question, read: ReadMark, before: Before
) -> NotApplicable:
    """Read why a question does not apply: as the municipality says, as it stands, or else the motivation."""
    kept = before.mark.reason if isinstance(before.mark, NotApplicable) else ""
    standing = kept if kept != before.motivation else ""
    reason = sent_or_kept(form, f"{question.id}:reason", standing, clean_text) or read.motivation
    if not reason or length(reason) > REASON_LIMIT:
        read.faults["reason"] = f"Skriv varför frågan inte är tillämplig, med högst {REASON_LIMIT} tecken."
    return NotApplicable(reason)


def _levels(form: MultiDict[str, str], question: Question, read: ReadMark, before: Before) -> dict[str, str]:
    """Read the level of each part; those that the form does not hold stay as they are."""
    kept = before.mark if isinstance(before.mark, tuple) else levels_of(question, {})
    levels = {part.id: one for part, one in zip(question.kind.parts, kept, strict=True) if one}
    for part in question.kind.parts:
        chosen = form.get(f"{question.id}:level:{part.id}", "")
        if f"{question.id}:level:{part.id}" in form:
            levels.pop(part.id, None)
        if chosen and part.level(chosen) is None:
            read.faults[f"level:{part.id}"] = (
                f"Välj en nivå för {part.name}. Vi kunde inte läsa det som skickades."
            )
        elif chosen:
            levels[part.id] = chosen
    return levels


def _typed(points: Fraction) -> str:
    """Write points as a field shows them."""
    return rounding.as_exact(points).replace(".", ",").replace("-", "−")


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
    untouched: bool = False
    """Whether it was left as the page showed it."""


def read_minutes(form: MultiDict[str, str]) -> ReadMinutes:
    """Read minutes; nothing written in the field is kept as an empty text."""
    check_form(form)
    carried(form, "text")
    text, version = clean_text(form["text"]), form.get("version", "")
    if not (version.isascii() and version.isdigit() and len(version) < 10):  # noqa: PLR2004 -- none is that high
        return ReadMinutes(
            text, -1, "Vi kan inte se vilken version du ändrar. Ladda om sidan och försök igen."
        )
    if (long := length(text)) > MINUTES_LIMIT:
        over = long - MINUTES_LIMIT
        return ReadMinutes(
            text, int(version), f"Texten är {over} tecken för lång. Korta den till högst 8\u00a0000 tecken."
        )
    return ReadMinutes(text, int(version), untouched=untouched(form, text))
