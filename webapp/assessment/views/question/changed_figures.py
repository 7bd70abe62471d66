"""What follows from a saved answer on the page where it was written: the same pieces as the page draws.

They come with the answer of the save, so that a browser need not fetch the page anew to show a few figures.
Words give no points: then only who answered last is told, and nothing is asked or counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import get_template_attribute

from questionnaires.compass.scores import state_of
from questionnaires.edition import Area, Question, Subarea
from questionnaires.marks import NotApplicable
from webapp.assessment.queries import progress
from webapp.assessment.queries.answers import Kept
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.progress import Standing
from webapp.assessment.views import frame
from webapp.ground import charts
from webapp.ground.frame.filters import local_time
from webapp.ground.outcome import Outcome

SUBAREA, AREA, CRITERION = "subarea", "area", "criterion"
PAGES = (SUBAREA, AREA, CRITERION)
"""The pages that have figures of their own, as their forms name them."""
_PARTS = "assessment/parts/"
Pieces = Iterator[tuple[str, str]]


def changed_figures(subject: OwnAssessment, outcome: Outcome[Kept], page: str, who: str) -> dict[str, str]:
    """Give each piece of a page that a save has changed, by the name that the page gives its place."""
    question = subject.edition.questions.get(outcome.ref)
    if page not in PAGES or question is None:
        return {}
    mark = outcome.kept.said.as_mark(question)
    before = outcome.before.said.as_mark(question) if outcome.before else None
    if outcome.before and before == mark:
        told: dict[str, Any] = {"who": outcome.kept.saved_by or who}
        told |= {"when": local_time(outcome.kept.saved_at)}
        told |= {"unknown": outcome.kept.said.unknown}
        if page == CRITERION:
            return {}
        return {f"{question.id}:state": _drawn("answer.html", "state_words", state_of(mark), told)}
    now = progress.standing(subject)
    subarea = subject.edition.home[question.id]
    shifts = isinstance(mark, NotApplicable) or not outcome.before or isinstance(before, NotApplicable)
    touched = subarea.questions if shifts else (question,)
    return dict([*_of_questions(now, touched, page), *_of_page(now, subarea, page)])


def _drawn(template: str, macro: str, *about: object) -> str:
    return str(get_template_attribute(_PARTS + template, macro)(*about))


def _of_questions(now: Standing, questions: tuple[Question, ...], page: str) -> Pieces:
    for question in questions:
        score = now.compass.question(question.id)
        counted = score.parts or (None,) * len(question.kind.parts)
        kept = now.answers.get(question.id, progress.UNTOUCHED)
        row: dict[str, Any] = {"question": question, "score": score}
        row["answer"] = {
            "who": kept.saved_by,
            "when": local_time(kept.saved_at),
            "unknown": kept.said.unknown,
        }
        if page != CRITERION:
            yield question.id, _drawn("answer.html", "summary_of", row, False)  # noqa: FBT003 -- a macro's word
        for part, one in zip(question.kind.parts, counted, strict=True):
            field = f"{question.id}:level:{part.id}"
            chosen = one.level if one else None
            meaning = get_template_attribute("ground/parts/picker.html", "meaning_of")
            yield f"{field}:betyder", str(meaning(question.id, part, chosen))
            if page == CRITERION:
                yield f"{field}:ger", _drawn("page_figures.html", "statement_worth", one)
            else:
                yield f"{question.id}:{part.id}", _drawn("answer.html", "part_worth", one)


def _of_page(now: Standing, subarea: Subarea, page: str) -> Pieces:
    area = next(one for one in now.edition.areas if subarea in one.subareas)
    score, area_score = now.compass.subarea(subarea.number), now.compass.areas[area.number]
    if page == CRITERION:
        yield "score", _drawn("page_figures.html", "criterion_figures", area_score)
        return
    yield f"list:{subarea.number}", _drawn("aside.html", "far", _line(now, area, subarea))
    if page == AREA:
        yield "score", _drawn("page_figures.html", "area_bar", area_score)
        yield subarea.number, _drawn("page_figures.html", "subarea_worth", score)
        return
    yield "glance", _drawn("page_figures.html", "subarea_glance", score)
    about = frame.assessment_of(now.subject), area, subarea
    rays = charts.rose_rays(now.compass)
    yield "aside", _drawn("aside.html", "aside_figures", *about, score, area_score, rays)


def _line(now: Standing, area: Area, subarea: Subarea) -> dict[str, Any]:
    return frame.line_of(next(one for one in now.subareas(area) if one.subarea == subarea))
