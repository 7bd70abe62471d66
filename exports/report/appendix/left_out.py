"""What a report leaves out (det som inte är med): what nobody assessed, wrote, or gave a source for."""

from __future__ import annotations

from collections.abc import Sequence

from exports.report.contents import NOTE, Block, Chapter, Table, Text
from exports.report.entry import RUNNING, ReportEntry
from questionnaires.edition import Area, Edition, Question, Subarea
from questionnaires.language import gettext as _
from questionnaires.marks import NotApplicable

NAMED = 12
"""So many are named by their numbers; more are counted area by area."""


def left_out(entry: ReportEntry) -> Chapter:
    """Tell in a table what is not in the report, and in words which texts never are."""
    rows = tuple(row for row in (*_areas(entry), *_questions(entry), *_silent(entry)) if row[1] != "0")
    told: Block = Table(_("Vad som inte är med"), (_("Vad"), _("Antal"), _("Var")), rows, worded=True)
    if not rows:
        told = Text(_("Alla områden och frågor är bedömda."))
    return Chapter(_("Det här är inte med"), (told, Text(_hidden(entry), NOTE)))


def _hidden(entry: ReportEntry) -> str:
    never = _("Utvärderarnas motiveringar fråga för fråga och deras anteckningar står inte i rapporten.")
    shared = _("Av goda exempel står bara de som kommunen delar med alla.")
    return f"{never} {shared}" if entry.public else never


def _areas(entry: ReportEntry) -> list[tuple[str, str, str]]:
    """Name the areas that were not chosen, and those that nobody assessed."""
    edition = entry.agreed.edition
    here = {area.number for area in edition.areas}
    away = [area for area in edition.whole if area.number not in here]
    empty = [area for area in edition.areas if not entry.agreed.areas[area.number].maximum]
    return [
        (_("Områden som inte är valda"), str(len(away)), _named(away)),
        (_("Områden som inte bedöms"), str(len(empty)), _named(empty)),
    ]


def _named(areas: Sequence[Area]) -> str:
    return ", ".join(f"{area.number} {area.short}" for area in areas)


def _questions(entry: ReportEntry) -> list[tuple[str, str, str]]:
    """Point out the questions of assessed areas that are open, do not apply, or rest on no source."""
    agreed = entry.agreed
    asked = [
        question
        for area in agreed.edition.areas
        for question in area.questions
        if agreed.areas[area.number].maximum
    ]
    apart = [one for one in asked if isinstance(agreed.marks.get(one.id), NotApplicable)]
    still = [one for one in asked if agreed.questions[one.id].score.open]
    bare = [one for one in asked if one.id in (entry.ungrounded or ())]
    return [
        _row(agreed.edition, _("Frågor som inte är bedömda"), still),
        _row(agreed.edition, _("Frågor som inte är tillämpliga"), apart),
        _row(agreed.edition, _("Bedömningar utan registrerad källa"), bare),
    ]


def _silent(entry: ReportEntry) -> list[tuple[str, str, str]]:
    """Point out the subareas without a text of their own; in a draft each says so where it stands."""
    if entry.draft:
        return []
    agreed = entry.agreed
    found = [
        subarea
        for area in agreed.edition.areas
        for subarea in area.subareas
        if agreed.areas[area.number].maximum and not entry.texts.get((subarea.number, RUNNING), "").strip()
    ]
    return [_row(agreed.edition, _("Delområden utan egen text"), found)]


def _row(edition: Edition, what: str, found: Sequence[Question | Subarea]) -> tuple[str, str, str]:
    """Say of what, how many, and where: by number where they are few, else how many in each area."""
    numbers = [one.number for one in found]
    if len(numbers) <= NAMED:
        return what, str(len(numbers)), ", ".join(numbers)
    many = {
        area.number: sum(one.partition(".")[0] == area.number for one in numbers) for area in edition.areas
    }
    told = ", ".join(
        _("%(many)s i område %(number)s", many=count, number=area) for area, count in many.items() if count
    )
    return what, str(len(numbers)), told
