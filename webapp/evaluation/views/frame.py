"""What marking and agreeing share: the frame, a question with its neighbours, and what is listed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import abort, request, url_for
from flask_babel import gettext as _

from questionnaires.edition import Question
from questionnaires.judgement.evaluators.sureness import UNSURE
from webapp.evaluation.deeds import shared_comments
from webapp.evaluation.deeds.consensus import division
from webapp.evaluation.deeds.marks import Marking, MarkLine
from webapp.evaluation.deeds.seats import self_answered
from webapp.evaluation.forms.marks import ReadMark
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.evaluation.views.seat import own_seat
from webapp.evidence.queries.beside_answers import beside_answers, used_at
from webapp.ground.frame import page

ALL = "alla"
FILTERS = (ALL, "ej-bedomda", "justerade", "utan-motivering", "utan-underlag", "osakra", "mina")


def frame(seat: OwnSeat, current: str) -> dict[str, object]:
    """Give the menu and the name plate of an evaluator's pages."""

    def to(key: str, label: str, endpoint: str, hint: str = "") -> dict[str, Any]:
        return page.place(
            label, url_for(endpoint, evaluation_id=seat.evaluation.id), current=key == current, hint=hint
        )

    nav = [page.own_work()]
    if seat.seat.declared_at:
        nav.append(to("overview", _("Översikt"), "evaluation.overview"))
        nav.append(to("subareas", _("Delområden"), "evaluation.subareas"))
        nav.append(to("twin", _("Bedöm i Excel"), "evaluation.twin"))
        nav += page.group(
            _("Besöket"),
            [
                to("schedule", _("Schema"), "visiting.schedule", _("dagarna, och vilka ni möter när")),
                to("evidence", _("Underlag"), "visiting.evidence", _("det som kommunen visar svaren med")),
                to("requests", _("Begärt"), "visiting.requests", _("det ni har bett kommunen om")),
                to("plan", _("Plan"), "visiting.plan", _("det som ska frågas på plats")),
                to("sources", _("Källor"), "visiting.sources", _("det som bedömningarna vilar på")),
                to("coverage", _("Täckning"), "visiting.coverage", _("vad som är osett eller vilar på lite")),
                to("interviews", _("Intervjuer"), "visiting.interviews", _("samtalen, och vad de gav")),
                to("observed", _("Iakttagelser"), "visiting.observed", _("det ni ser utanför intervjuerna")),
            ],
        )
    if seat.revealed:
        nav += page.group(_("Det ni enas om"), _agreed(to))
    return {
        "me": seat.person_id,
        "nav": nav,
        "edition": seat.edition,
        "seat": seat,
        "evaluation": seat.evaluation,
        "municipality": seat.assessment.municipality.name,
        "who": {
            "place": seat.assessment.municipality.name,
            "role": _("Utvärderare %(which)s", which=seat.track.upper()),
        },
    }


def _agreed(to: Callable[..., dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the places where a pair agrees, writes and is reviewed."""
    return [
        to("agreement", _("Samsyn"), "evaluation.agreement", _("era bedömningar, bredvid varandra")),
        to("areas", _("Texter"), "reviewing.areas", _("orden i rapporten")),
        to("progress", _("Granskning"), "reviewing.progress", _("tredje läsaren, kommunens svar")),
    ]


def asked_question(question_id: str) -> Question:
    """Find the question an address names, in the edition that is evaluated."""
    return own_seat().edition.questions.get(question_id) or abort(404)


def about(now: Marking, asked: Question, read: ReadMark | None, faults: dict[str, str]) -> dict[str, object]:
    """Give one question with its neighbours, and what was typed if it was refused."""
    order = list(now.edition.questions.values())
    place = order.index(asked)
    area = next(area for area in now.edition.areas if asked in area.questions)
    return {
        "marking": now,
        "question": asked,
        "line": now.line(asked),
        "area": area,
        "subarea": now.edition.home[asked.id],
        "read": read,
        "faults": {f"{asked.id}:{name}": text for name, text in faults.items()},
        "errors": [{"field": f"{asked.id}:{name}", "text": text} for name, text in faults.items()],
        "back": order[place - 1] if place else None,
        "ahead": order[place + 1] if place + 1 < len(order) else None,
        "answered_for": answered_for(now.seat).get(asked.id, []),
        "evidence": beside_answers(now.seat.assessment.id, [asked.id]).get(asked.id, []),
    }


def answered_for(seat: OwnSeat) -> dict[str, list[self_answered.OwnAnswers]]:
    """Tell, at home, who of the pair has answered for each question; until both are done, only oneself."""
    found: dict[str, list[self_answered.OwnAnswers]] = {}
    for one in self_answered.of_evaluation(seat.evaluation):
        for question_id in one.questions or () if seat.revealed or one.track == seat.track else ():
            found.setdefault(question_id, []).append(one)
    return found


def talk_about(
    seat: OwnSeat, asked: Question, typed: dict[str, Any] | None, faults: dict[str, str]
) -> dict[str, object]:
    """Give what is said between the evaluators and the municipality on a question."""
    field = f"text-{typed['reply_to']}" if typed and typed["reply_to"] else "text"
    return {
        "threads": shared_comments.threads_for(seat, asked.id),
        "typed": typed,
        "talk_errors": {field if name == "text" else name: text for name, text in faults.items()},
        "talk_key": page.request_key(),
    }


def chosen_filter() -> str:
    """Read which questions are asked for; what is not known shows all."""
    chosen = request.args.get("visa", ALL)
    return chosen if chosen in FILTERS else ALL


def sieved(now: Marking) -> dict[str, list[MarkLine]]:
    """Sort out the questions that each filter shows, in the edition's order."""
    lines = now.lines
    mine = division.mine(now.seat)
    shown = used_at(now.seat.assessment.id)
    return {
        ALL: lines,
        "ej-bedomda": [line for line in lines if not line.marked],
        "justerade": [line for line in lines if line.differs],
        "utan-motivering": [line for line in lines if line.marked and not line.kept.motivation],
        "utan-underlag": [line for line in lines if not _has_evidence(line, shown)],
        "osakra": [line for line in lines if line.kept.sureness == UNSURE],
        "mina": [line for line in lines if line.question.id in mine],
    }


def _has_evidence(line: MarkLine, shown: dict[str, int]) -> bool:
    """Tell whether an answer has evidence: a link in it, or something out of the register beside it."""
    return line.question.id in shown or bool(line.answer and line.answer.said.evidence)


def listed(now: Marking, asked: Question, chosen: str) -> dict[str, object]:
    """Give the questions beside the one that is asked: of its area, or those that a filter shows.

    Back and next stay among those that the filter shows, also when the question itself has left it.
    """
    found = sieved(now)
    order = list(now.edition.questions.values())
    place = order.index(asked)
    shown = {line.question.id for line in found[chosen]}
    area = next(area.questions for area in now.edition.areas if asked in area.questions)
    inside = [line for line in found[ALL] if line.question in area]
    return {
        "shown": chosen,
        "numbers": {key: len(lines) for key, lines in found.items()},
        "listed": inside if chosen == ALL else found[chosen],
        "back": next((q for q in reversed(order[:place]) if q.id in shown), None),
        "ahead": next((q for q in order[place + 1 :] if q.id in shown), None),
    }
