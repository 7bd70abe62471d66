"""What to check first and how, what is checked, and which kinds of sources each question has."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from questionnaires.edition import Edition
from questionnaires.judgement.checks.lot import ROUNDS
from webapp.evaluation.deeds.visit import grounds
from webapp.evaluation.deeds.visit import verification_plan as plan_deeds
from webapp.evaluation.deeds.visit.lot import sample
from webapp.evaluation.deeds.visit.sources import KINDS
from webapp.evaluation.deeds.visit.verification_plan import Plan, PlanLine
from webapp.evaluation.forms.visits import CheckedForm
from webapp.evaluation.queries.visit.visit_story import kind_words
from webapp.evaluation.views.frame import asked_question, frame
from webapp.evaluation.views.seat import own_seat
from webapp.evaluation.views.visit.lot_words import lot_sentences
from webapp.evaluation.views.visit.visit_blueprint import ID, pages

FIRST, LOT = "forst", "lottade"
FILTERS = (FIRST, LOT, "kvar", "avbockade", "en-sorts", "alla")


@pages.get(f"/{ID}/plan")
def plan(evaluation_id: int) -> ResponseReturnValue:
    """Show what to check, most first."""
    seat = own_seat()
    now, area = plan_deeds.plan(seat), _area()
    shown = request.args.get("visa", FIRST)
    shown = shown if shown in FILTERS else FIRST
    lot = sample(seat, now) if shown == LOT else None
    return render_template(
        "evaluation/visit/plan.html",
        **frame(seat, "plan"),
        plan=now,
        lines=[] if lot else _lines(now, shown, area),
        first=first_of(seat.edition),
        lot=lot,
        lot_words=lot_sentences(lot) if lot else [],
        shown=shown,
        chosen=area,
        kinds=kind_words(),
        locked=bool(seat.evaluation.published_at),
    )


@pages.post(f"/{ID}/plan/<question_id>")
def tick(evaluation_id: int, question_id: str) -> ResponseReturnValue:
    """Say that a question is checked, or that it is not after all."""
    asked = asked_question(question_id)
    plan_deeds.tick(own_seat(), asked, done=CheckedForm().done.data == "1")
    shown, area = request.args.get("visa"), _area()
    back = url_for(".plan", evaluation_id=evaluation_id, visa=shown if shown in FILTERS else None)
    if area:
        back = url_for(".plan", evaluation_id=evaluation_id, visa=shown, omrade=area)
    return redirect(back)


@pages.get(f"/{ID}/tackning")
def coverage(evaluation_id: int) -> ResponseReturnValue:
    """Show which kinds of sources each question has."""
    seat, area = own_seat(), _area()
    found = grounds.grounds(seat)
    rows = [
        (question, found.of(question))
        for one in seat.edition.areas
        if area in ("", one.number)
        for question in one.questions
    ]
    return render_template(
        "evaluation/visit/coverage.html",
        **frame(seat, "coverage"),
        rows=rows,
        areas=grounds.coverage(seat, found),
        unseen={question.id: len(found.unseen(question)) for question, _ground in rows},
        chosen=area,
        kinds=kind_words(),
        numbers={kind: sum(kind in ground.kinds for _, ground in rows) for kind in KINDS},
        single=sum(bool(ground.single) for _, ground in rows),
        without=sum(not ground.kinds for _, ground in rows),
    )


def _area() -> str:
    """Give the area a page is narrowed to; "" for all of them."""
    number = request.args.get("omrade", "")
    return number if not number or own_seat().edition.area(number) else abort(404)


def _lines(now: Plan, shown: str, area: str) -> list[PlanLine]:
    lines = now.lines
    if area:
        found = own_seat().edition.area(area)
        inside = {question.id for question in found.questions} if found else set()
        lines = [line for line in lines if line.stake.question.id in inside]
    if shown == "avbockade":
        return [line for line in lines if line.ticked]
    if shown == "en-sorts":
        return [line for line in lines if line.ground.single]
    left = [line for line in lines if not line.ticked]
    return {FIRST: left[: first_of(own_seat().edition)], "kvar": left}.get(shown, lines)


def first_of(edition: Edition) -> int:
    """Tell how many questions stand first: half as many as a lot begins with, so that both are one plan."""
    return len(edition.areas) * ROUNDS // 2
