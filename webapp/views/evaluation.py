"""The evaluators' pages: declare, mark beside the municipality's answers, agree; and fixing the result."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.edition import Edition, Question
from webapp.forms.cleaning import clean_text
from webapp.forms.marks import ReadMark, read_mark
from webapp.roles import AGREED
from webapp.services import drawing
from webapp.services.access import OwnSeat
from webapp.services.evaluating import agreeing, marking, publishing
from webapp.services.evaluating.marking import Marking, StaleMarkError
from webapp.services.refusals import InvalidError, NotReadyError
from webapp.views import showing
from webapp.views.guarding import own_seat, person_id, subject

pages = Blueprint("evaluation", __name__, url_prefix="/utvardering")
ID = "<int(max=2147483647):evaluation_id>"
FILTERS = ("alla", "ej-bedomda", "justerade", "utan-underlag")


@pages.get(f"/{ID}/jav")
def declare(evaluation_id: int) -> ResponseReturnValue:
    """Ask for conflicts of interest, before anything is read."""
    return _declaration({}, "")


@pages.post(f"/{ID}/jav")
def save_declaration(evaluation_id: int) -> ResponseReturnValue:
    """Take the declaration; a conflict closes the evaluation to this person at once."""
    conflict = clean_text(request.form.get("conflict", ""))[:1000]
    try:
        free = agreeing.declare(own_seat(), conflict, none=request.form.get("declaration") == "none")
    except InvalidError as error:
        return _declaration(error.faults, conflict), 422
    if free:
        return redirect(url_for(".overview", evaluation_id=evaluation_id))
    flash(_("Tack för att du sa till. Kansliet utser någon annan."), "ok")
    return redirect(url_for("account.home"))


@pages.get(f"/{ID}")
def overview(evaluation_id: int) -> ResponseReturnValue:
    """Show how far one's own marks have come."""
    return _overview({})


def _overview(refused: dict[str, str]) -> str:
    seat = own_seat()
    now = marking.marking(seat)
    beside = agreeing.agreeing(seat) if seat.revealed else None
    return render_template(
        "evaluation/overview.html",
        **_frame(seat, "overview"),
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
        rays=drawing.rose_rays(now.own),
        label=showing.rose_label(seat.assessment.municipality.name, now.own),
        first=next(iter(now.unmarked), None),
    )


@pages.get(f"/{ID}/fraga/<question_id>")
def question(evaluation_id: int, question_id: str) -> ResponseReturnValue:
    """Show one question: the municipality's answer beside one's own mark."""
    return _question(_asked(question_id), None, {})


@pages.post(f"/{ID}/fraga/<question_id>")
def save_question(evaluation_id: int, question_id: str) -> ResponseReturnValue:
    """Take the mark of one question, and go on to the next."""
    return _give(own_seat().track, question_id)


@pages.get(f"/{ID}/samsyn")
def agreement(evaluation_id: int) -> ResponseReturnValue:
    """List the questions to agree on."""
    seat = own_seat()
    beside = agreeing.agreeing(seat)
    return render_template("evaluation/agreement.html", **_frame(seat, "agreement"), agreeing=beside)


@pages.get(f"/{ID}/samsyn/<question_id>")
def agree(evaluation_id: int, question_id: str) -> ResponseReturnValue:
    """Show one question with both evaluators' marks, and the agreed one."""
    return _agree(_asked(question_id), None, {})


@pages.post(f"/{ID}/samsyn/<question_id>")
def save_agreement(evaluation_id: int, question_id: str) -> ResponseReturnValue:
    """Take the agreed mark of one question, and go on to the next that is not settled."""
    return _give(AGREED, question_id)


def _give(track: str, question_id: str) -> ResponseReturnValue:
    """Take a mark on one track; what is wrong comes back beside it, with nothing lost."""
    seat, asked = own_seat(), _asked(question_id)
    show = _agree if track == AGREED else _question
    now = marking.marking(seat, track)
    line = now.line(asked)
    button = request.form.get("save", "next")
    worth = line.score.score.maximum or line.own.score.maximum
    read = read_mark(request.form, asked, worth)
    if button == "accept" and line.own.mark is not None:
        read.mark, read.motivation, read.faults = line.own.mark, "", {}
    if button in ("a", "b") and track == AGREED:
        chosen = agreeing.agreeing(seat).line(asked)
        kept = chosen.a if button == "a" else chosen.b
        read.mark, read.faults = kept.mark if kept.mark is not None else read.mark, {}
        read.motivation = read.motivation or kept.motivation
    if read.faults:
        return show(asked, read, read.faults), 422
    try:
        marking.give_mark(seat, track, asked, read.mark, read.motivation, read.version)
    except StaleMarkError as error:
        return show(asked, read, {"version": error.sentence}), 409
    except NotReadyError as error:
        return show(asked, read, {"motivation": f"{error.sentence} {error.remedy}"}), 422
    return redirect(_next(seat, track, asked, button))


def _next(seat: OwnSeat, track: str, asked: Question, button: str) -> str:
    page = "agree" if track == AGREED else "question"
    if button == "stay":
        return url_for(f".{page}", evaluation_id=seat.evaluation.id, question_id=asked.id)
    now = marking.marking(seat, track)
    order = list(seat.edition.questions.values())
    rest = order[order.index(asked) + 1 :]
    if track == AGREED:
        left = set(now.unmarked)
        rest = [q for q in rest if q in left] or now.unmarked
    if rest:
        return url_for(f".{page}", evaluation_id=seat.evaluation.id, question_id=rest[0].id)
    return url_for(".agreement" if track == AGREED else ".overview", evaluation_id=seat.evaluation.id)


@pages.post(f"/{ID}/godta")
def accept(evaluation_id: int) -> ResponseReturnValue:
    """Mark the rest of an area as the municipality did."""
    seat = own_seat()
    area = seat.edition.area(request.form.get("area", ""))
    if area is None:
        abort(404)
    many = marking.accept_area(seat, seat.track, area)
    flash(
        _("%(many)s frågor i område %(area)s är bedömda som kommunen själv.", many=many, area=area.number),
        "ok",
    )
    return redirect(url_for(".overview", evaluation_id=evaluation_id))


@pages.post(f"/{ID}/klar")
def finish(evaluation_id: int) -> ResponseReturnValue:
    """Say that one's own marks are done."""
    try:
        revealed = agreeing.finish(own_seat())
    except NotReadyError as error:
        return _overview({"sentence": error.sentence, "remedy": error.remedy}), 409
    if revealed:
        flash(_("Båda är klara. Nu ser ni varandras bedömningar och kan enas."), "ok")
        return redirect(url_for(".agreement", evaluation_id=evaluation_id))
    flash(_("Dina bedömningar är låsta. Samsynen börjar när den andra utvärderaren är klar."), "ok")
    return redirect(url_for(".overview", evaluation_id=evaluation_id))


@pages.get(f"/{ID}/faststall")
def publish(evaluation_id: int) -> ResponseReturnValue:
    """Show what will be fixed."""
    return _publish({})


@pages.post(f"/{ID}/faststall")
def save_publication(evaluation_id: int) -> ResponseReturnValue:
    """Fix the result for ever."""
    try:
        result = publishing.publish(person_id(), evaluation_id)
    except NotReadyError as error:
        return _publish({"sentence": error.sentence, "remedy": error.remedy}), 409
    flash(_("Resultatet är fastställt."), "ok")
    assessment = result.evaluation.assessment
    if assessment.round is None:
        return redirect(url_for("results.show", result_id=result.id))
    return redirect(url_for("office.round_page", round_key=assessment.round.key))


def _publish(refused: dict[str, str]) -> str:
    evaluation = subject()
    own, agreed = publishing.both_compasses(evaluation)
    result = publishing.result_of(evaluation.id)
    return render_template(
        "evaluation/publish.html",
        evaluation=evaluation,
        own=own,
        agreed=agreed,
        edition=own.edition,
        missing=publishing.missing(evaluation),
        result=result,
        refused=refused,
        municipality=evaluation.assessment.municipality.name,
        nav=[{"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False}],
        who={"place": evaluation.assessment.municipality.name, "role": _("Fastställ resultatet")},
    )


def _frame(seat: OwnSeat, current: str) -> dict[str, object]:
    """Give the menu and the name plate of an evaluator's pages."""
    links = [("overview", _("Översikt"), ".overview")] if seat.seat.declared_at else []
    if seat.revealed:
        links.append(("agreement", _("Samsyn"), ".agreement"))
    nav = [{"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False}]
    nav += [
        {
            "label": label,
            "href": url_for(endpoint, evaluation_id=seat.evaluation.id),
            "current": key == current,
        }
        for key, label, endpoint in links
    ]
    return {
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


def _declaration(faults: dict[str, str], conflict: str) -> str:
    seat = own_seat()
    return render_template(
        "evaluation/declare.html",
        **_frame(seat, ""),
        faults=faults,
        conflict=conflict,
        errors=[{"field": name, "text": text} for name, text in faults.items()],
    )


def _asked(question_id: str) -> Question:
    return own_seat().edition.questions.get(question_id) or abort(404)


def _question(asked: Question, read: ReadMark | None, faults: dict[str, str]) -> str:
    seat = own_seat()
    now = marking.marking(seat)
    chosen = request.args.get("visa", "alla")
    return render_template(
        "evaluation/question.html",
        **_frame(seat, ""),
        **_about(now, asked, read, faults),
        listed=_listed(now, asked, chosen),
        shown=chosen if chosen in FILTERS else "alla",
        locked=bool(seat.seat.done_at or seat.evaluation.published_at),
    )


def _agree(asked: Question, read: ReadMark | None, faults: dict[str, str]) -> str:
    seat = own_seat()
    beside = agreeing.agreeing(seat)
    return render_template(
        "evaluation/agree.html",
        **_frame(seat, "agreement"),
        **_about(beside.agreed, asked, read, faults),
        beside=beside.line(asked),
        agreeing=beside,
        locked=bool(seat.evaluation.published_at),
    )


def _about(now: Marking, asked: Question, read: ReadMark | None, faults: dict[str, str]) -> dict[str, object]:
    """Give one question with its neighbours, and what was typed if it was refused."""
    order = list(now.edition.questions.values())
    place = order.index(asked)
    area = next(area for area in now.edition.areas if asked in area.questions)
    return {
        "marking": now,
        "question": asked,
        "line": now.line(asked),
        "area": area,
        "read": read,
        "faults": {f"{asked.id}:{name}": text for name, text in faults.items()},
        "errors": [{"field": f"{asked.id}:{name}", "text": text} for name, text in faults.items()],
        "back": order[place - 1] if place else None,
        "ahead": order[place + 1] if place + 1 < len(order) else None,
    }


def _listed(now: Marking, asked: Question, chosen: str) -> list[marking.MarkLine]:
    """List the questions of the area, or those that a filter asks for over all areas."""
    lines = now.lines
    if chosen == "ej-bedomda":
        return [line for line in lines if not line.marked]
    if chosen == "justerade":
        return [line for line in lines if line.differs]
    if chosen == "utan-underlag":
        return [line for line in lines if line.answer is None or not line.answer.said.evidence]
    area = _area_of(now.edition, asked)
    return [line for line in lines if line.question in area]


def _area_of(edition: Edition, asked: Question) -> tuple[Question, ...]:
    return next(area.questions for area in edition.areas if asked in area.questions)
