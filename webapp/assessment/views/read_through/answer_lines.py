"""Answers as they are read through: what stands, what it gives, who said it, and what changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from questionnaires.edition import Description, Question
from webapp.assessment.content import Said
from webapp.assessment.queries.read_through.answer_lines import (
    ALL,
    CHANGED,
    MINE,
    SHOWS,
    UNANSWERED,
    WITHOUT_EVIDENCE,
    Line,
    Reading,
)
from webapp.assessment.queries.read_through.question_search import wanted
from webapp.assessment.queries.teamwork.task_places import question_path
from webapp.ground.frame.filters import local_time
from webapp.ground.words.differences import SAME, Piece, word_differences
from webapp.ground.words.stems import Piece as Found
from webapp.ground.words.stems import marked

HIT = "hit"
ALWAYS = (UNANSWERED, MINE, WITHOUT_EVIDENCE)
"""The filters that are told of even where they show nothing: that is what one wants to know."""


def filters_of(found: Reading) -> list[dict[str, Any]]:
    """List the filters with how many questions each shows; what shows nothing leads nowhere."""
    return [
        {
            "words": words,
            "many": found.counts[key],
            "current": key == found.chosen,
            "href": _href(found, key, found.area) if found.counts[key] or key == found.chosen else "",
        }
        for key, words in SHOWS.items()
        if found.counts[key] or key in (found.chosen, *ALWAYS) or (key == CHANGED and found.read_at)
    ]


def list_of(found: Reading) -> list[dict[str, Any]]:
    """List the areas beside the answers, each with how much there is to see of it."""
    return [
        {
            "area": area,
            "href": _href(found, found.chosen, area.number),
            "current": area.number == found.area,
            "words": _many(found, area.number),
        }
        for area in found.standing.edition.areas
        if area.questions
    ]


def _many(found: Reading, number: str) -> str:
    """Say how much of an area has changed, or how much of it the filter shows."""
    if found.chosen == ALL and found.read_at:
        many = found.of_area(number, CHANGED)
        return ngettext("%(num)s ändrad", "%(num)s ändrade", many) if many else _("Inga ändrade")
    many = found.of_area(number, found.chosen)
    return ngettext("%(num)s fråga", "%(num)s frågor", many) if many else _("Inga")


def _href(found: Reading, chosen: str, area: str) -> str:
    subject = found.standing.subject
    return url_for(
        "assessment.own_answers",
        assessment_id=subject.id,
        visa=chosen or None,
        omrade=area or None,
        sok=found.query or None,
    )


def areas_of(found: Reading) -> list[dict[str, Any]]:
    """Gather what is shown under areas and subareas; those without anything to show are left out."""
    made = []
    for line in found.standing.areas:
        groups = [
            {"subarea": one, "rows": rows}
            for one in line.area.subareas
            if (rows := [row_of(found, found.shown[q.id]) for q in one.questions if q.id in found.shown])
        ]
        if groups:
            made.append({"area": line.area, "score": line.score, "progress": line.progress, "groups": groups})
    return made


def described_of(found: Reading) -> list[dict[str, Any]]:
    """List the headings of the own description that are shown."""
    headings = found.standing.edition.descriptions
    return [row_of(found, found.shown[one.id]) for one in headings if one.id in found.shown]


def row_of(found: Reading, line: Line) -> dict[str, Any]:
    """Write one answer as it is read."""
    subject, asked, kept, words = found.standing.subject, line.asked, line.kept, wanted(found.query)
    number, text = (asked.number, asked.text) if isinstance(asked, Question) else ("", asked.heading)
    return {
        "id": asked.id,
        "number": number,
        "name": text,
        "text": marked(str(text), words),
        "guidance": _guidance(asked, words),
        "state": line.state,
        "unknown": kept.said.unknown,
        "score": line.score,
        "reason": kept.said.reason,
        "written": written(line, words),
        "links": kept.said.evidence,
        "evidence": line.beside,
        "municipality_id": subject.municipality_id,
        "bare": line.shown_by(WITHOUT_EVIDENCE, subject.person_id),
        "who": kept.saved_by,
        "when": local_time(kept.saved_at),
        "holders": ", ".join(one.holder for one in line.holders if one.task.done_at is None),
        "changed": line.before is not None,
        "change": change_of(line),
        "threads": line.threads,
        "remarks": sum(len(one.comments) for one in line.threads),
        "href": question_path(subject.edition, subject.id, asked.id),
    }


def written(line: Line, words: tuple[str, ...]) -> list[Piece]:
    """Give the text, with what became of it since the reader last had read all, and what a search found."""
    before = line.kept.said.text if line.before is None else line.before.text
    return [
        Piece(HIT if piece.hit else one.kind, piece.text)
        for one in word_differences(before, line.kept.said.text)
        for piece in (marked(one.text, words) if one.kind == SAME else (Found(one.text, hit=False),))
    ]


def _guidance(asked: Question | Description, words: tuple[str, ...]) -> list[Found]:
    """Give the guidance where a search has found something in it, and else nothing."""
    pieces = marked(str(asked.guidance), words) if isinstance(asked, Question) and words else []
    return pieces if any(one.hit for one in pieces) else []


def change_of(line: Line) -> str:
    """Say what has changed in an answer: "System från Delvis, och texten"."""
    if line.before is None:
        return ""
    if line.before.empty:
        return _("nytt svar")
    told = list(_changes(line, line.before, line.kept.said))
    return _(" och ").join(filter(None, (", ".join(told[:-1]), *told[-1:])))


def _changes(line: Line, was: Said, now: Said) -> Iterator[str]:
    if was.not_applicable != now.not_applicable:
        yield _("ej tillämplig") if now.not_applicable else _("tillämplig igen")
    if now.unknown and not was.unknown:
        yield _("vi vet inte än")
    for part in line.asked.kind.parts if isinstance(line.asked, Question) else ():
        before, after = was.levels.get(part.id), now.levels.get(part.id)
        if before != after and not now.not_applicable:
            level = part.level(before or "")
            yield (
                _("%(part)s från %(level)s", part=part.name, level=level.name)
                if level
                else _("%(part)s vald", part=part.name)
            )
    if was.text != now.text:
        yield _("texten")
    if was.evidence != now.evidence:
        yield _("underlaget")
    if was.reason != now.reason and was.not_applicable and now.not_applicable:
        yield _("skälet")
