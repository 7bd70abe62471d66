"""The agreed marks: the agenda, what is alike, and one question with all marks beside each other."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.edition import Question
from questionnaires.judgement.evaluators.sureness import STEPS
from webapp.evaluation.deeds.consensus import agreement as agreement_deeds
from webapp.evaluation.deeds.consensus import alike_marks, minutes
from webapp.evaluation.deeds.consensus.agreement import Agreeing
from webapp.evaluation.deeds.visit import grounds
from webapp.evaluation.forms.marks import ReadMark
from webapp.evaluation.open_questions import consequence_of
from webapp.evaluation.queries.acceptances import unchecked_of
from webapp.evaluation.queries.consensus import earlier_results
from webapp.evaluation.queries.consensus.follower import writing
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.evaluation.views.blueprint import ID, pages
from webapp.evaluation.views.frame import about, answered_for, asked_question, frame
from webapp.evaluation.views.seat import own_seat
from webapp.evaluation.views.sent_marks import give, in_words
from webapp.ground.roles import AGREED


@pages.get(f"/{ID}/samsyn")
def agreement(evaluation_id: int) -> ResponseReturnValue:
    """Show what there is to agree on, most at stake first; below it what is alike, and what is settled."""
    seat = own_seat()
    beside = agreement_deeds.agreeing(seat)
    return render_template(
        "evaluation/agreement.html",
        **frame(seat, "agreement"),
        **agenda_of(seat, beside),
        minutes=minutes.minutes_of(seat),
        unchecked=unchecked_of(evaluation_id),
    )


def agenda_of(seat: OwnSeat, beside: Agreeing) -> dict[str, object]:
    """Give what the agenda and its followers see."""
    held = writing(seat)
    last = seat.edition.questions.get(held.question_id) if held else None
    return {
        "agreeing": beside,
        "writing": held,
        "last": last,
        "follows": held is not None and not held.mine,
        "grounds": grounds.grounds(seat),
        "answerers": answered_for(seat),
    }


@pages.post(f"/{ID}/samsyn")
def accept_alike(evaluation_id: int) -> ResponseReturnValue:
    """Agree on everything that both have marked exactly alike."""
    many = alike_marks.accept_alike(own_seat())
    flash(_("%(many)s lika bedömningar är enade.", many=many), "ok")
    return redirect(url_for(".agreement", evaluation_id=evaluation_id))


@pages.get(f"/{ID}/samsyn/<question_id>")
def agree(evaluation_id: int, question_id: str) -> ResponseReturnValue:
    """Show one question with both evaluators' marks, and the agreed one."""
    return show_agree(asked_question(question_id), None, {})


@pages.post(f"/{ID}/samsyn/<question_id>")
def save_agreement(evaluation_id: int, question_id: str) -> ResponseReturnValue:
    """Take the agreed mark of one question, and go on to what is next on the agenda."""
    return give(AGREED, question_id, show_agree)


def show_agree(
    asked: Question, read: ReadMark | None, faults: dict[str, str], noted: dict[str, object] | None = None
) -> str:
    """Show one question on its way to an agreed mark, with the mark or the minutes that were refused."""
    seat = own_seat()
    beside = agreement_deeds.agreeing(seat)
    return render_template(
        "evaluation/agreed_question.html",
        **frame(seat, "agreement"),
        **agree_about(seat, beside, asked, read, faults),
        consequence="".join(consequence_of(seat.evaluation, asked.id)),
        noted=noted or {},
    )


def agree_about(
    seat: OwnSeat, beside: Agreeing, asked: Question, read: ReadMark | None, faults: dict[str, str]
) -> dict[str, object]:
    """Give what a question's writer and follower both see; whoever was refused keeps the fields open."""
    now = agenda_of(seat, beside)
    line = beside.line(asked)
    return {
        **about(beside.agreed, asked, read, faults),
        **now,
        "beside": line,
        "last_time": earlier_results.last_time(seat),
        "follows": now["follows"] and read is None,
        "locked": bool(seat.evaluation.published_at),
        "kept_words": in_words(asked, line.line.kept.mark),
        "sure_steps": STEPS,
        "minute": minutes.minutes_of(seat).get(asked.id, minutes.NOTHING),
    }
