"""An evaluator's mark as a browser sends it: levels, own points or not applicable; and the minutes.

A mark is read without a field for each thing in it: as fields it was 3.1 times as slow (0.13 ms of CPU
against 0.04). It cleans and measures by the functions that the fields call; a test holds it to that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from questionnaires import rounding
from questionnaires.edition import Question
from questionnaires.judgement.evaluators.sureness import STEPS
from questionnaires.marks import Mark, NotApplicable, OwnPoints, levels_of
from webapp.assessment.content import MOTIVATION_LIMIT, REASON_LIMIT
from webapp.assessment.forms.answers import check_form
from webapp.ground.fields import clean_text, length
from webapp.ground.fields.absence import sent_or_kept
from webapp.ground.fields.numbers import parse_points
from webapp.ground.fields.versions import read_version
from webapp.ground.forms import HouseForm, RawField, SeenField, TextField, TickField, VersionField
from webapp.ground.forms.text_fields import too_long

MINUTES_LIMIT = 8_000


@dataclass(slots=True)
class ReadMark:
    """One mark as it was sent, and what is wrong with it, field by field."""

    mark: Mark
    motivation: str
    version: int
    faults: dict[str, str] = field(default_factory=dict)
    points: str = ""
    seen: str = ""
    """What marks the mark that the page showed."""
    sureness: str = ""


@dataclass(frozen=True, slots=True)
class Before:
    """What is kept of a mark: a field that the form does not hold is left as it is here."""

    mark: Mark | None = None
    motivation: str = ""
    sureness: str = ""

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
    version = read_version(form.get(f"{start}version", ""))
    motivation = sent_or_kept(form, f"{start}motivation", before.motivation, clean_text)
    points = sent_or_kept(form, f"{start}points", before.points, str.strip)
    read = ReadMark(
        levels_of(question, {}), motivation, version, points=points, seen=form.get(f"{start}seen", "")
    )
    if version < 0:
        read.faults["version"] = _("Vi kan inte se vilken version du ändrar. Ladda om sidan och försök igen.")
    if fault := too_long(motivation, MOTIVATION_LIMIT):
        read.faults["motivation"] = fault
    sure = form.get(f"{start}sureness", before.sureness)
    read.sureness = sure if sure in STEPS else ""
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
        read.faults["points"] = _("Frågan kan ge 0 till %(worth)s poäng. Ändra poängen.", worth=_plain(worth))
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
        read.faults["reason"] = _(
            "Skriv varför frågan inte är tillämplig, med högst %(most)s tecken.", most=REASON_LIMIT
        )
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
            read.faults[f"level:{part.id}"] = _(
                "Välj en nivå för %(part)s. Vi kunde inte läsa det som skickades.", part=part.name
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


class MarkForm(HouseForm):
    """How a mark was sent: by which button, and with which choice taken away."""

    save = RawField()
    clear = RawField()
    take = TickField()

    @property
    def button(self) -> str:
        """Name the button; taking a choice away stays on the page."""
        return str(self.save.data) or ("stay" if self.clear.sent else "next")

    def cleared(self, question: Question) -> MultiDict[str, str]:
        """Give the form without the level that "Ta bort valet" takes away."""
        form = MultiDict(self.sent)
        start, _dot, part = self.clear.data.rpartition(".")
        if start == question.id:
            form.setlist(f"{question.id}:level:{part}", [""])  # shown, and empty
        return form


class MinutesForm(HouseForm):
    """A text of the minutes; nothing written in the field is kept as an empty text."""

    version = VersionField(needed=True)
    text = TextField(limit=MINUTES_LIMIT, carried=True)
    seen = SeenField("text")


class DivisionForm(HouseForm):
    """Who begins with each subarea, and what the page showed."""

    def begun(self, numbers: Iterable[str], nobody: str) -> dict[str, tuple[str, str]]:
        """Read who begins, and who was shown, for each of these subareas that the form holds."""
        check_form(self.sent)
        return {
            one: (self.sent[f"begin:{one}"], self.sent.get(f"seen:{one}", nobody))
            for one in numbers
            if f"begin:{one}" in self.sent
        }


class AcceptForm(HouseForm):
    """Which area or subarea is marked as the municipality did."""

    subarea = RawField()
    area = RawField()


class PenForm(HouseForm):
    """At which question the pen is taken over."""

    question = RawField()
