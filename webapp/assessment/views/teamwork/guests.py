"""One question for somebody without an account, through a link: to read it, and to send a proposal."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.edition import Question
from webapp.assessment.deeds.teamwork import guests
from webapp.assessment.deeds.teamwork.guests import GuestLink
from webapp.assessment.forms.teamwork import ProposalForm, ReadProposal
from webapp.ground.frame.filters import deadline
from webapp.ground.refusals import InvalidError

pages = Blueprint("guest", __name__, url_prefix="/svar")
GONE = 410


def _link() -> GuestLink:
    """Give the link that the guard has opened by its token."""
    return cast("GuestLink", g.subject)


@pages.get("/<token>")
def question(token: str) -> ResponseReturnValue:
    """Show the one question of the link; opening it changes nothing."""
    if not _link().open:
        return render_template("assessment/guest/closed.html"), GONE
    return _page(None, {})


@pages.post("/<token>")
def propose(token: str) -> ResponseReturnValue:
    """Take a proposal; a member of the municipality decides what becomes of it."""
    read = ProposalForm().about(_link().asked)
    if read.faults:
        return _page(read, read.faults), 422
    try:
        guests.propose(token, read.name, read.said)
    except InvalidError as error:
        return _page(read, error.faults), 422
    flash(_("Tack. Förslaget är skickat. Du kan skicka ett nytt så länge länken gäller."), "ok")
    return redirect(url_for(".question", token=token, _anchor="skickat"))


def _page(read: ReadProposal | None, faults: dict[str, str]) -> str:
    link = _link()
    return render_template(
        "assessment/guest/question.html",
        link=link,
        edition=link.edition,
        question=link.asked,
        has_levels=isinstance(link.asked, Question),
        closes=deadline(link.closes_at) if link.closes_at else "",
        name=read.name if read else "",
        said=read.said if read else None,
        field_errors=faults,
        errors=[{"field": name, "text": text} for name, text in faults.items()],
    )
