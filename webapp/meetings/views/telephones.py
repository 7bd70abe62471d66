"""The telephones' one page: a code without an account, the question, a vote, and later all votes."""

from __future__ import annotations

import secrets
from typing import NamedTuple

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.ground.frame.guard import wants_json
from webapp.ground.refusals import ClosedError, InvalidError, Refusal, TooManyTriesError
from webapp.meetings.deeds import votes
from webapp.meetings.forms.votes import CodeForm, VoteForm
from webapp.meetings.queries import telephones
from webapp.meetings.queries.codes import clean_code
from webapp.meetings.queries.telephones import Asked
from webapp.meetings.views.blueprint import telephones as pages
from webapp.people.sign_in.limits import count_guess, of_meeting_codes

JOINED = "meeting"
"""Where a telephone's own session keeps which meeting it is in, and the mark it has drawn there."""


class Joined(NamedTuple):
    """A meeting that this telephone is in, and its mark there."""

    meeting_id: int
    mark: str


@pages.get("")
def show() -> ResponseReturnValue:
    """Show the question of the meeting that this telephone is in, or ask for a code."""
    joined, code = _joined(), clean_code(request.args.get("kod", ""))
    asked = telephones.asked_now(*joined) if joined else None
    if asked is None or code:
        return _enter(code, {}, over=bool(joined) and asked is None and not code)
    return _question(asked, {})


@pages.post("")
def join() -> ResponseReturnValue:
    """Take a code; a telephone that has one already keeps its mark."""
    code, guesses = clean_code(CodeForm().code.data), of_meeting_codes()
    if guesses.spent():
        raise TooManyTriesError(
            _("Det har kommit många felaktiga koder härifrån på kort tid."),
            _("Vänta några minuter, läs koden på väggen och försök igen."),
        )
    found = telephones.meeting_by(code)
    if found is None:
        count_guess(guesses)
        return _enter(
            code, {"code": _("Det finns inget möte med den koden. Läs den på väggen en gång till.")}
        ), 422
    meeting_id, over = found
    if over:
        return _enter("", {"code": _("Det mötet är slut, och koden gäller inte längre.")}), 410
    joined = _joined()
    if joined is None or joined.meeting_id != meeting_id:
        session[JOINED] = [meeting_id, secrets.token_urlsafe(18)]
    return redirect(url_for(".show"))


@pages.post("/rost")
def vote() -> ResponseReturnValue:
    """Take a vote; it is changed by voting again, until the votes are shown."""
    joined = _joined()
    asked = telephones.asked_now(*joined) if joined else None
    if joined is None or asked is None:
        return _refused(joined, ClosedError(_("Mötet är slut."), _("Rösten togs inte emot.")))
    form = VoteForm()
    try:
        votes.vote(*joined, form.turn.data, form.levels(asked.question))
    except Refusal as refusal:
        return _refused(joined, refusal)
    if wants_json():
        return {"told": _("Din röst är mottagen.")}
    flash(_("Din röst är mottagen."), "ok")
    return redirect(url_for(".show"))


@pages.get("/lage")
def state() -> ResponseReturnValue:
    """Tell a telephone's script what the meeting is at; it asks this every other second."""
    joined = _joined()
    return {"state": telephones.state_of(joined.meeting_id) if joined else telephones.OVER}


def _joined() -> Joined | None:
    kept = session.get(JOINED)
    return Joined(*kept) if kept else None


def _refused(joined: Joined | None, refusal: Refusal) -> ResponseReturnValue:
    """Say why a vote was not taken, beside the question that is asked now."""
    said = next(iter(refusal.faults.values())) if isinstance(refusal, InvalidError) else refusal.sentence
    if wants_json():
        return {"error": said}, refusal.status
    asked = telephones.asked_now(*joined) if joined else None
    if asked is None:
        return _enter("", {}, over=True), refusal.status
    return _question(asked, {"levels": said}), refusal.status


def _enter(code: str, faults: dict[str, str], *, over: bool = False) -> str:
    errors = [{"field": field, "text": text} for field, text in faults.items()]
    return render_template("meetings/enter.html", code=code, faults=faults, errors=errors, over=over)


def _question(asked: Asked, faults: dict[str, str]) -> str:
    errors = [{"field": field, "text": text} for field, text in faults.items()]
    return render_template(
        "meetings/telephone.html", asked=asked, edition=asked.edition, faults=faults, errors=errors
    )
