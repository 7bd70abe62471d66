"""What the evaluators have written about nominees, as the jury may read it."""

from __future__ import annotations

from collections.abc import Collection

from flask_babel import gettext as _
from sqlalchemy import select

from exports.entries import Spoken
from exports.report.entry import BRIEF, SUMMARY, VISIT
from questionnaires.edition import Edition
from webapp.ground.store.database import db
from webapp.review.models.texts import IMPROVEMENTS, RUNNING, SINCE, STRENGTHS, AreaText, GoodExample

_EXAMPLE = "example"


def spoken_of(edition: Edition, evaluation_ids: Collection[int]) -> dict[int, tuple[Spoken, ...]]:
    """Give what stands about each evaluation, in the order of the compass, in two looks for all.

    A good example is there when its municipality has let others read it.
    """
    texts = select(AreaText.evaluation_id, AreaText.part, AreaText.kind, AreaText.text).where(
        AreaText.evaluation_id.in_(evaluation_ids), AreaText.text != ""
    )
    examples = (
        select(GoodExample.evaluation_id, GoodExample.part, GoodExample.text, GoodExample.learn_from)
        .where(GoodExample.evaluation_id.in_(evaluation_ids))
        .where(GoodExample.gone_at.is_(None), GoodExample.shared_at.is_not(None))
        .order_by(GoodExample.id)
    )
    found: list[tuple[int, str, str, str]] = [
        (row.evaluation_id, row.part, row.kind, row.text) for row in db.session.execute(texts)
    ]
    for row in db.session.execute(examples):
        more = _("Läs mer hos: %(where)s", where=row.learn_from) if row.learn_from else ""
        found.append((row.evaluation_id, row.part, _EXAMPLE, f"{row.text}\n{more}".strip()))
    return {
        one: _in_order(edition, [(part, kind, text) for whose, part, kind, text in found if whose == one])
        for one in evaluation_ids
    }


def of_parts(edition: Edition, evaluation_id: int) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Give the same of one evaluation to read as a page: by part, by kind, text by text."""
    names = {area.number: f"{area.number} {area.name}" for area in edition.areas}
    names |= {subarea.number: f"{subarea.number} {subarea.text}" for subarea in edition.subareas}
    whole = _("Hela utvärderingen")
    parts: dict[str, dict[str, list[str]]] = {}
    for one in spoken_of(edition, [evaluation_id])[evaluation_id]:
        parts.setdefault(names.get(one.part, whole), {}).setdefault(one.kind, []).append(one.text)
    return [(part, list(kinds.items())) for part, kinds in parts.items()]


def headlines_of(evaluation_ids: Collection[int]) -> dict[int, dict[str, dict[str, list[str]]]]:
    """Give strengths and improvements by evaluation, kind and area, line by line, in one look for all."""
    query = select(AreaText.evaluation_id, AreaText.part, AreaText.kind, AreaText.text).where(
        AreaText.evaluation_id.in_(evaluation_ids), AreaText.kind.in_((STRENGTHS, IMPROVEMENTS))
    )
    found: dict[int, dict[str, dict[str, list[str]]]] = {
        one: {STRENGTHS: {}, IMPROVEMENTS: {}} for one in evaluation_ids
    }
    for row in db.session.execute(query):
        if lines := [line.strip() for line in row.text.splitlines() if line.strip()]:
            found[row.evaluation_id][row.kind][row.part] = lines
    return found


def _in_order(edition: Edition, said: list[tuple[str, str, str]]) -> tuple[Spoken, ...]:
    """Put texts in the order of the compass; strengths and improvements are one on each line."""
    names = _kinds()
    order = [SUMMARY, BRIEF, VISIT]
    for area in edition.areas:
        order += [area.number, *(subarea.number for subarea in area.subareas)]
    places = {part: place for place, part in enumerate(order)}
    kinds = list(names)
    known = [row for row in said if row[0] in places and row[1] in names]
    known.sort(key=lambda row: (places[row[0]], kinds.index(row[1])))
    return tuple(
        Spoken(part, _reports().get(part, names[kind]), line)
        for part, kind, text in known
        for line in _lines(kind, text)
    )


def _lines(kind: str, text: str) -> list[str]:
    """Divide what is one on each line."""
    if kind in {STRENGTHS, IMPROVEMENTS}:
        return [line for line in text.splitlines() if line.strip()]
    return [text] if text.strip() else []


def _kinds() -> dict[str, str]:
    """Name the kinds of text, in the order they are read."""
    return {
        STRENGTHS: _("Styrka"),
        IMPROVEMENTS: _("Att utveckla"),
        RUNNING: _("Löpande text"),
        SINCE: _("Sedan förra utvärderingen"),
        _EXAMPLE: _("Gott exempel"),
    }


def _reports() -> dict[str, str]:
    """Name the texts about the whole evaluation."""
    return {SUMMARY: _("Sammanfattning"), BRIEF: _("Kommunen i korthet"), VISIT: _("Platsbesöket")}
