"""A mark as the cells of a row, and the cells of a row as a mark: the same rules as a form."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from flask_babel import gettext as _

from questionnaires import rounding
from questionnaires.edition import Edition, Question
from questionnaires.marks import Mark, NotApplicable, OwnPoints, levels_of
from webapp.assessment.content import MOTIVATION_LIMIT, REASON_LIMIT, Said
from webapp.assessment.queries.twin.answer_cells import (
    LEVEL,
    OUT,
    REASON,
    YES,
    level_name,
    read_level,
    read_yes_or_no,
    said_of,
)
from webapp.evaluation.queries.marks import KeptMark
from webapp.ground.fields import clean_text
from webapp.ground.fields.numbers import parse_points
from webapp.ground.forms.text_fields import too_long
from webapp.ground.tables.twin.merge import UnreadCellError

POINTS, MOTIVATION = "points", "motivation"


def labels_of(edition: Edition) -> dict[str, str]:
    """Name all the cells that can be filled in, as their columns are headed."""
    parts = {part.id: part for one in edition.questions.values() for part in one.kind.parts}
    return {
        **{f"{LEVEL}{part.id}": str(part.name) for part in parts.values()},
        POINTS: _("Egna poäng"),
        OUT: _("Ej tillämplig"),
        REASON: _("Varför ej tillämplig"),
        MOTIVATION: _("Motivering"),
    }


def cells_of(asked: Question, kept: KeptMark) -> dict[str, str]:
    """Write a mark as the cells of its row."""
    mark = kept.mark
    chosen = mark if isinstance(mark, tuple) else levels_of(asked, {})
    return {
        **{
            f"{LEVEL}{part.id}": level_name(part, level or "")
            for part, level in zip(asked.kind.parts, chosen, strict=True)
        },
        POINTS: _typed(mark.points) if isinstance(mark, OwnPoints) else "",
        OUT: YES if isinstance(mark, NotApplicable) else "",
        REASON: mark.reason if isinstance(mark, NotApplicable) else "",
        MOTIVATION: kept.motivation,
    }


def mark_of(asked: Question, cells: Mapping[str, str], worth: Fraction, kept: KeptMark) -> Mark:
    """Read the cells of a row, written as `cells_of` writes them, as a mark."""
    if cells[OUT] == YES:
        return NotApplicable(cells[REASON] or cells[MOTIVATION])
    if points := cells[POINTS]:
        if isinstance(kept.mark, OwnPoints) and _typed(kept.mark.points) == points:
            return kept.mark
        return OwnPoints(_points(points), worth)
    said: Said = said_of(asked, cells)
    return levels_of(asked, said.levels)


def read_cell(asked: Question, worth: Fraction, key: str, text: str) -> str:
    """Read what somebody has filled in, as `cells_of` would write it. Raises UnreadCellError."""
    if key.startswith(LEVEL):
        return read_level(asked, key.removeprefix(LEVEL), text)
    if key == OUT:
        return read_yes_or_no(text)
    if key == POINTS:
        points = _points(text)
        if not 0 <= points <= worth:
            most = rounding.as_points(Fraction(int(worth * 100), 100), 2)
            raise UnreadCellError(_("Frågan kan ge 0 till %(worth)s poäng. Ändra poängen.", worth=most))
        return _typed(points)
    cleaned = clean_text(text)
    if fault := too_long(cleaned, REASON_LIMIT if key == REASON else MOTIVATION_LIMIT):
        raise UnreadCellError(fault)
    return cleaned


def _points(text: str) -> Fraction:
    points = parse_points(text)
    if isinstance(points, str):
        raise UnreadCellError(points)
    return points


def _typed(points: Fraction) -> str:
    return rounding.as_exact(points).replace(".", ",")
