"""What marking and agreeing share: a question with its neighbours, and taking a mark."""

from __future__ import annotations

from collections.abc import Callable

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.edition import Edition, Question
from questionnaires.marks import Mark
from webapp.forms.marks import ReadMark, read_mark
from webapp.forms.together import ReadComment
from webapp.roles import AGREED
from webapp.services.access import OwnSeat
from webapp.services.evaluating import agreeing, marking
from webapp.services.evaluating.keeping import StaleMarkError
from webapp.services.evaluating.marking import Marking, as_the_municipality
from webapp.services.refusals import NotReadyError
from webapp.services.together import talking
from webapp.views.frame import page as showing
from webapp.views.frame.guarding import own_seat

Show = Callable[[Question, "ReadMark | None", dict[str, str]], str]
"""How a question's page is made again, with what was refused."""

FILTERS = ("alla", "ej-bedomda", "justerade", "utan-underlag")


def give(track: str, question_id: str, show: Show) -> ResponseReturnValue:
    """Take a mark on one track; what is wrong comes back beside it, with nothing lost."""
    seat, asked = own_seat(), asked_question(question_id)
    now = marking.marking(seat, track)
    line = now.line(asked)
    button = request.form.get("save", "next")
    worth = line.score.score.maximum or line.own.score.maximum
    read = read_mark(request.form, asked, worth)
    if button == "accept":
        _take(read, as_the_municipality(asked, now.own.marks))
    if button in ("a", "b") and track == AGREED:
        chosen = agreeing.agreeing(seat).line(asked)
        kept = chosen.a if button == "a" else chosen.b
        _take(read, kept.mark if kept.mark is not None else read.mark)
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


def _take(read: ReadMark, mark: Mark) -> None:
    """Take somebody else's mark for the one that was sent; what was written as motivation stays."""
    read.mark = mark
    read.faults = {name: text for name, text in read.faults.items() if name in ("version", "motivation")}


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


def frame(seat: OwnSeat, current: str) -> dict[str, object]:
    """Give the menu and the name plate of an evaluator's pages."""
    links = [("overview", _("Översikt"), "evaluation.overview")] if seat.seat.declared_at else []
    if seat.revealed:
        links.append(("agreement", _("Samsyn"), "evaluation.agreement"))
        links.append(("areas", _("Texter"), "reviewing.areas"))
        links.append(("progress", _("Granskning"), "reviewing.progress"))
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
        "read": read,
        "faults": {f"{asked.id}:{name}": text for name, text in faults.items()},
        "errors": [{"field": f"{asked.id}:{name}", "text": text} for name, text in faults.items()],
        "back": order[place - 1] if place else None,
        "ahead": order[place + 1] if place + 1 < len(order) else None,
    }


def talk_about(
    seat: OwnSeat, asked: Question, typed: ReadComment | None, faults: dict[str, str]
) -> dict[str, object]:
    """Give what is said between the evaluators and the municipality on a question."""
    field = f"text-{typed.reply_to}" if typed and typed.reply_to else "text"
    return {
        "threads": talking.threads_for(seat, asked.id),
        "typed": typed,
        "talk_errors": {field if name == "text" else name: text for name, text in faults.items()},
        "talk_key": showing.request_key(),
    }


def listed_lines(now: Marking, asked: Question, chosen: str) -> list[marking.MarkLine]:
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
