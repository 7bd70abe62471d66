"""One's own marks: mark question by question, be done."""

from __future__ import annotations

from collections import Counter
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.edition import Question
from questionnaires.judgement.evaluators.sureness import STEPS
from questionnaires.judgement.evaluators.usage import turned, used
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import agreement, resumption
from webapp.evaluation.deeds.marks import Marking
from webapp.evaluation.deeds.visit import grounds
from webapp.evaluation.forms.marks import ReadMark
from webapp.evaluation.open_questions import preparation_of
from webapp.evaluation.queries.consensus import earlier_results
from webapp.evaluation.queries.visit.application import has_application
from webapp.evaluation.views.blueprint import ID, pages
from webapp.evaluation.views.frame import (
    ALL,
    about,
    asked_question,
    chosen_filter,
    frame,
    listed,
    sieved,
    talk_about,
)
from webapp.evaluation.views.seat import own_seat
from webapp.evaluation.views.sent_marks import give, in_words
from webapp.ground import charts
from webapp.ground.frame import page
from webapp.ground.refusals import ClosedError, NotReadyError


@pages.get(f"/{ID}")
def overview(evaluation_id: int) -> ResponseReturnValue:
    """Show how far one's own marks have come."""
    return _overview({})


def _overview(refused: dict[str, str]) -> str:
    seat = own_seat()
    now = marks.marking(seat)
    beside = agreement.agreeing(seat) if seat.revealed else None
    found, chosen = sieved(now), chosen_filter()
    return render_template(
        "evaluation/overview.html",
        **frame(seat, "overview"),
        marking=now,
        agreeing=beside,
        refused=refused,
        areas=[
            {
                "area": area,
                "own": now.own.areas[area.number],
                "score": now.compass.areas[area.number],
                "marked": sum(q.id in now.kept for q in area.questions),
                "questions": len(area.questions),
            }
            for area in seat.edition.areas
        ],
        rays=charts.rose_rays(now.own),
        label=page.rose_label(seat.assessment.municipality.name, now.own),
        first=next(iter(now.unmarked), None),
        prepared=[one for found_there in preparation_of(seat) for one in found_there],
        usage=_usage(now),
        shown=chosen,
        numbers={key: len(lines) for key, lines in found.items()},
        listed=found[chosen] if chosen != ALL else [],
    )


@pages.get(f"/{ID}/fraga/<question_id>")
def question(evaluation_id: int, question_id: str) -> ResponseReturnValue:
    """Show one question: the municipality's answer beside one's own mark."""
    return _question(asked_question(question_id), None, {})


@pages.post(f"/{ID}/fraga/<question_id>")
def save_question(evaluation_id: int, question_id: str) -> ResponseReturnValue:
    """Take the mark of one question, and go on to the next."""
    return give(own_seat().track, question_id, _question)


@pages.post(f"/{ID}/klar")
def finish(evaluation_id: int) -> ResponseReturnValue:
    """Say that one's own marks are done."""
    try:
        revealed = agreement.finish(own_seat())
    except NotReadyError as error:
        return _overview({"sentence": error.sentence, "remedy": error.remedy}), 409
    if revealed and agreement.sits_alone(own_seat()):
        flash(_("Du är klar, och dina bedömningar gäller. Samordnaren kan fastställa resultatet."), "ok")
        return redirect(url_for(".overview", evaluation_id=evaluation_id))
    if revealed:
        flash(_("Båda är klara. Nu ser ni varandras bedömningar och kan enas."), "ok")
        return redirect(url_for(".agreement", evaluation_id=evaluation_id))
    flash(_("Dina bedömningar är låsta. Samsynen börjar när den andra utvärderaren är klar."), "ok")
    return redirect(url_for(".overview", evaluation_id=evaluation_id))


@pages.post(f"/{ID}/inte-klar")
def resume(evaluation_id: int) -> ResponseReturnValue:
    """Take back that one's own marks are done."""
    try:
        resumption.resume(own_seat())
    except ClosedError as error:
        return _overview({"sentence": error.sentence, "remedy": error.remedy}), error.status
    flash(_("Du kan ändra dina bedömningar igen. Säg till när du är klar."), "ok")
    return redirect(url_for(".overview", evaluation_id=evaluation_id))


def _question(asked: Question, read: ReadMark | None, faults: dict[str, str]) -> str:
    return show_question(asked, read, faults)


def show_question(
    asked: Question,
    read: ReadMark | None = None,
    faults: dict[str, str] | None = None,
    talk: dict[str, Any] | None = None,
    talk_faults: dict[str, str] | None = None,
) -> str:
    """Show one question, with what was refused: a mark, or something said to the municipality."""
    seat = own_seat()
    now = marks.marking(seat)
    near = about(now, asked, read, faults or {})
    return render_template(
        "evaluation/question.html",
        **frame(seat, ""),
        **{**near, **listed(now, asked, chosen_filter())},
        **talk_about(seat, asked, talk, talk_faults or {}),
        beside=agreement.agreeing(seat).line(asked) if seat.revealed else None,
        last_time=earlier_results.last_time(seat),
        kept_words=in_words(asked, now.line(asked).kept.mark),
        left_here=sum(q.id not in now.kept for q in seat.edition.home[asked.id].questions),
        locked=bool(seat.seat.done_at or seat.evaluation.published_at),
        grounds=grounds.grounds(seat),
        applied=has_application(seat),
        sure_steps=STEPS,
    )


def _usage(now: Marking) -> dict[str, object]:
    """Give how an evaluator has used the scale so far, and how sure of how many."""
    found = used(now.own, now.compass, now.kept)
    said = Counter(one.sureness for one in now.kept.values())
    return {
        "used": found,
        "most": max((len(one.mine) for one in found), default=0),
        "turned": turned(now.own, now.compass, now.kept),
        "said": [(words, said[step]) for step, words in STEPS.items() if said[step]],
    }
