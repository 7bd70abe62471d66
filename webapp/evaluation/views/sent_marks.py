"""Taking a mark as a browser sends it: by its button, or while it is written."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.edition import Question
from questionnaires.judgement.checks.unchecked import ACCEPTED, CHOSEN
from questionnaires.marks import Mark, NotApplicable, OwnPoints
from questionnaires.question import say_levels
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import agreement
from webapp.evaluation.deeds.consensus.pen import PenHeldError
from webapp.evaluation.deeds.written_marks import StaleMarkError
from webapp.evaluation.forms.marks import Before, MarkForm, ReadMark, read_mark
from webapp.evaluation.queries.marks import KeptMark
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.evaluation.views.frame import ALL, asked_question, chosen_filter, listed
from webapp.evaluation.views.seat import own_seat
from webapp.ground.frame.filters import clock_time, exact, local_time
from webapp.ground.frame.guard import wants_json
from webapp.ground.refusals import NotReadyError, Refusal
from webapp.ground.roles import AGREED

Show = Callable[[Question, "ReadMark | None", dict[str, str]], str]
"""How a question's page is made again, with what was refused."""


def give(track: str, question_id: str, show: Show) -> ResponseReturnValue:
    """Take a mark on one track; what is wrong comes back beside it, with nothing lost."""
    seat, asked = own_seat(), asked_question(question_id)
    form = MarkForm()
    button = form.button
    read = _read(seat, track, asked, form)
    if read.faults:
        faults = {f"{asked.id}:{name}": text for name, text in read.faults.items()}
        return ({"faults": faults} if wants_json() else show(asked, read, read.faults)), 422
    if button in ("next", "stay") and not wants_json() and _untouched(read):
        return redirect(_next(seat, track, asked, button))
    way = ACCEPTED if button == "accept" else CHOSEN
    try:
        if track == AGREED:
            taking = form.take.data
            said = (read.mark, read.motivation, read.version, way)
            kept = agreement.agree_on(seat, asked, *said, taking=taking)
        else:
            told = (read.mark, read.motivation, read.version, way, read.sureness)
            kept = marks.give_mark(seat, track, asked, *told)
    except (StaleMarkError, PenHeldError, NotReadyError) as refusal:
        return _refused(seat, track, asked, read, refusal, show)
    if wants_json():
        at = clock_time(kept.saved_at) if kept.saved_at else ""
        return {"status": "saved", "version": kept.version, "saved": at, "seen": kept.seen}
    return redirect(_next(seat, track, asked, button))


def _read(seat: OwnSeat, track: str, asked: Question, form: MarkForm) -> ReadMark:
    """Read the mark that was sent, or take the one whose button was pressed."""
    now = marks.beside(seat, track, asked)
    sent, button = form.cleared(asked), form.button
    worth = _worth(seat, track, asked) if sent.get(f"{asked.id}:points", "").strip() else Fraction()
    read = read_mark(sent, asked, worth, Before(now.kept.mark, now.kept.motivation, now.kept.sureness))
    if button == "accept":
        _take(read, now.accepted)
    if button in ("a", "b") and track == AGREED:
        chosen = agreement.agreeing(seat).line(asked)
        kept = chosen.a if button == "a" else chosen.b
        _take(read, kept.mark if kept.mark is not None else read.mark)
        read.motivation = read.motivation or kept.motivation
    return read


def _worth(seat: OwnSeat, track: str, asked: Question) -> Fraction:
    """Tell the most points a question can give as the track stands; only own points ask for it."""
    line = marks.marking(seat, track).line(asked)
    return line.score.score.maximum or line.own.score.maximum


def _untouched(read: ReadMark) -> bool:
    """Tell whether a mark was left as the page showed it: then nobody's newer one is in question."""
    now = KeptMark(read.mark, read.motivation, 1, sureness=read.sureness)
    return bool(read.seen) and read.seen == now.seen


def _take(read: ReadMark, mark: Mark) -> None:
    """Take somebody else's mark for the one that was sent; what was written as motivation stays."""
    read.mark = mark
    read.faults = {name: text for name, text in read.faults.items() if name in ("version", "motivation")}


def _refused(  # noqa: PLR0913, PLR0917 -- all that was asked and sent
    seat: OwnSeat, track: str, asked: Question, read: ReadMark, refusal: Refusal, show: Show
) -> ResponseReturnValue:
    """Say why a mark was not kept; a script gets the words, and keeps what was typed where it stands."""
    said = f"{refusal.sentence} {refusal.remedy}".strip()
    if isinstance(refusal, StaleMarkError):
        if wants_json():
            kept = marks.beside(seat, track, asked).kept
            return {"version": kept.version, "conflict": _conflict(seat, asked, kept)}, 409
        return show(asked, read, {"version": said}), 409
    if wants_json():
        return {"error": _("Inte sparat än. %(why)s", why=said)}, refusal.status
    if isinstance(refusal, PenHeldError):
        return show(asked, read, {"pen": said}), 409
    return show(asked, read, {"motivation": said}), 422


def _conflict(seat: OwnSeat, asked: Question, kept: KeptMark) -> dict[str, object]:
    theirs = {"levels": in_words(asked, kept.mark), "text": kept.motivation}
    own = kept.saved_by_id == seat.person_id
    return {"who": kept.saved_by, "when": local_time(kept.saved_at), "own": own, "theirs": theirs}


def in_words(asked: Question, mark: Mark | None) -> str:
    """Write what a mark says: its levels, points of one's own, or that the question does not apply."""
    if mark is None:
        return _("Inte bedömd")
    if isinstance(mark, NotApplicable):
        return _("Ej tillämplig: %(reason)s", reason=mark.reason)
    if isinstance(mark, OwnPoints):
        return _("%(points)s poäng", points=exact(mark.points))
    chosen = (
        (part, level)
        for part, level_id in zip(asked.kind.parts, mark, strict=True)
        if level_id and (level := part.level(level_id))
    )
    return say_levels(chosen) or _("Ingen nivå vald")


def _next(seat: OwnSeat, track: str, asked: Question, button: str) -> str:
    """Tell where to go on: among what a filter shows, or to what is next on the agenda."""
    this = seat.evaluation.id
    if track == AGREED:
        agenda = agreement.agreeing(seat).agenda
        following = asked if button == "stay" else next((one.line.question for one in agenda), None)
        if following is None:
            return url_for(".agreement", evaluation_id=this)
        return url_for(".agree", evaluation_id=this, question_id=following.id)
    chosen = chosen_filter()
    visa = chosen if chosen != ALL else None
    ahead = listed(marks.marking(seat, track), asked, chosen)["ahead"]
    goal = asked if button == "stay" else ahead
    if isinstance(goal, Question):
        return url_for(".question", evaluation_id=this, question_id=goal.id, visa=visa)
    return url_for(".overview", evaluation_id=this, visa=visa)
