"""Pages of questions as rows: what is kept, what was typed and not kept, faults and conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import gettext as _

from questionnaires.compass import Compass, count
from questionnaires.edition import Edition
from questionnaires.marks import Mark
from webapp.assessment.content import Said
from webapp.assessment.forms.answers import ReadAnswer
from webapp.assessment.queries.answers import Kept
from webapp.assessment.queries.progress import QuestionLine, QuestionsPage
from webapp.assessment.views.question.two_answers import conflict_of
from webapp.ground.frame.filters import local_time, points
from webapp.ground.outcome import Outcome


def rows_of(
    page: QuestionsPage,
    read: Iterable[ReadAnswer] = (),
    outcomes: Mapping[str, Outcome[Kept]] | None = None,
    *,
    unfold: str = "",
) -> list[dict[str, Any]]:
    """Make the rows of a page of questions; what was typed and not kept stands in its fields."""
    typed = {one.question_id: one for one in read}
    outcomes = outcomes or {}
    compass = _with_typed(page, typed, outcomes)
    first_open = unfold or next(
        (line.question.id for line in page.lines if line.score.state in ("unanswered", "begun")), ""
    )
    conflicts = {
        one.ref: conflict_of(page.standing.subject, typed[one.ref], one)
        for one in outcomes.values()
        if one.refused and one.ref in typed
    }
    return [
        _row(line, compass, typed.get(line.question.id), conflicts.get(line.question.id), first_open)
        for line in page.lines
    ]


def _with_typed(
    page: QuestionsPage, typed: Mapping[str, ReadAnswer], outcomes: Mapping[str, Outcome[Kept]]
) -> Compass:
    """Count the page as its fields stand: kept answers, with unsaved ones over them."""
    unsaved = {
        line.question.id: _as_typed(typed[line.question.id], line).as_mark(line.question)
        for line in page.lines
        if (one := typed.get(line.question.id))
        and (one.faults or (line.question.id in outcomes and outcomes[line.question.id].refused))
    }
    if not unsaved:
        return page.standing.compass
    marks: dict[str, Mark] = {**page.standing.compass.marks, **unsaved}
    return count(page.standing.edition, marks)


def _as_typed(typed: ReadAnswer, line: QuestionLine) -> Said:
    """Give an answer as its fields stood; what the form did not hold is what is kept."""
    return line.kept.said.changed_by(typed.said, typed.shown)


def _row(
    line: QuestionLine,
    compass: Compass,
    typed: ReadAnswer | None,
    conflict: dict[str, Any] | None,
    first_open: str,
) -> dict[str, Any]:
    question, kept = line.question, line.kept
    unsaved = typed is not None and (typed.faults or conflict is not None)
    said = _as_typed(typed, line) if typed is not None and unsaved else kept.said
    return {
        "question": question,
        "score": compass.question(question.id),
        "open": question.id == first_open or bool(unsaved),
        "errors": field_errors(typed) if typed and unsaved else {},
        "nothing": kept.said.empty,
        "answer": {
            "text": said.text,
            "links": list(said.evidence),
            "version": kept.version,
            "seen": "" if unsaved else said.digest(),
            "who": kept.saved_by,
            "when": local_time(kept.saved_at),
            "saved": "",
            "not_applicable": said.not_applicable,
            "reason": said.reason,
            "unknown": said.unknown,
        },
        "conflict": conflict,
    }


def field_errors(read: ReadAnswer) -> dict[str, str]:
    """Give each fault by the name of the field it stands beside."""
    return {field_of(read.question_id, name): text for name, text in read.faults.items()}


def field_of(question_id: str, name: str) -> str:
    """Name the field that a fault belongs to: a link's address, else the field of that name."""
    return f"{question_id}:{name}:url" if name.startswith("link:") else f"{question_id}:{name}"


def errors_of(
    read: Iterable[ReadAnswer], outcomes: Iterable[Outcome[Kept]], edition: Edition
) -> list[dict[str, str]]:
    """List all faults and conflicts of a page for its summary, each leading to its field."""
    names = {q.id: q.number for q in edition.questions.values()} | {
        d.id: str(d.heading) for d in edition.descriptions
    }
    faults = [
        {
            "field": field_of(one.question_id, name) if name != "version" else one.question_id,
            "text": f"{names[one.question_id]}: {text}",
        }
        for one in read
        for name, text in one.faults.items()
    ]
    conflicts = [
        {
            "field": one.ref,
            "text": _(
                "%(number)s: du har själv sparat ett annat svar i ett annat fönster. Båda står vid frågan.",
                number=names[one.ref],
            )
            if one.own
            else _(
                "%(number)s: någon annan har ändrat svaret. Båda svaren står vid frågan.",
                number=names[one.ref],
            ),
        }
        for one in outcomes
        if one.refused
    ]
    return faults + conflicts


def intro(page: QuestionsPage) -> str:
    """Say in a sentence how far a page of questions is answered."""
    done = page.progress
    worth = points(page.score.maximum)
    if done.complete:
        return _("%(total)s frågor delar på %(worth)s poäng. Alla är klara.", total=done.total, worth=worth)
    if done.left == 1:
        return _("%(total)s frågor delar på %(worth)s poäng. En är kvar.", total=done.total, worth=worth)
    return _(
        "%(total)s frågor delar på %(worth)s poäng. %(left)s är kvar.",
        total=done.total,
        worth=worth,
        left=done.left,
    )


def grouped(page: QuestionsPage, made: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Gather the rows of a page under their subareas."""
    compass = page.standing.compass
    by_id = {row["question"].id: row for row in made}
    return [
        {
            "subarea": one,
            "score": compass.subarea(one.number),
            "rows": [by_id[question.id] for question in one.questions],
        }
        for one in page.area.subareas
    ]
