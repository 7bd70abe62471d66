"""Questions for somebody without an account, through one link: to read them, and to send proposals."""

from __future__ import annotations

from typing import Any, cast

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.edition import Question
from webapp.assessment.deeds.evidence import guest_files
from webapp.assessment.deeds.teamwork import guests
from webapp.assessment.forms.teamwork import ProposalForm, ReadProposal
from webapp.assessment.queries.guests.guest_links import GuestLink, GuestQuestion, guest_link
from webapp.evidence.views.evidence_register import guest_limits
from webapp.ground.frame.filters import deadline, local_time
from webapp.ground.refusals import InvalidError

pages = Blueprint("guest", __name__, url_prefix="/svar")
GONE = 410


ONE = "/<token>/<question_id>"
"""One of several questions behind a link; without it the first that waits is shown."""


def _link(token: str, question_id: str) -> GuestLink:
    """Give what the guard has opened by the link's token, turned to one of its questions."""
    found = cast("GuestLink", g.subject)
    return guest_link(token, question_id) if question_id else found


@pages.get("/<token>")
@pages.get(ONE)
def question(token: str, question_id: str = "") -> ResponseReturnValue:
    """Show a question of the link; opening it changes nothing."""
    link = _link(token, question_id)
    if not link.open:
        return render_template("assessment/guest/closed.html"), GONE
    return _page(token, link, None, {})


@pages.post("/<token>")
@pages.post(ONE)
def propose(token: str, question_id: str = "") -> ResponseReturnValue:
    """Take a proposal; a member of the municipality decides what becomes of it."""
    asked, form = _link(token, question_id).asked, ProposalForm()
    read = form.about(asked)
    if faults := _file_faults(token, asked.id, form) | read.faults:
        return _page(token, guest_link(token, asked.id), read, faults), 422
    try:
        guests.propose(token, read.name, read.said, asked.id)
    except InvalidError as error:
        return _page(token, guest_link(token, asked.id), read, error.faults), 422
    flash(_("Tack. Förslaget är skickat. Du kan skicka ett nytt så länge länken gäller."), "ok")
    here = asked.id if len(guest_link(token, asked.id).questions) > 1 else None
    return redirect(url_for(".question", token=token, question_id=here, _anchor="skickat"))


@pages.post(f"{ONE}/fil/<int(max=2147483647):file_id>")
def take_file_back(token: str, question_id: str, file_id: int) -> ResponseReturnValue:
    """Take back a file that the guest has sent."""
    title = guest_files.take_back(token, question_id, file_id)
    flash(_("”%(title)s” är borttagen.", title=title), "ok")
    return redirect(url_for(".question", token=token, question_id=question_id))


def _file_faults(token: str, question_id: str, form: ProposalForm) -> dict[str, str]:
    """Take the file that came along, whatever else is wrong: nobody chooses it twice. Give its faults."""
    if not form.with_file:
        return {}
    try:
        guest_files.take_file(token, question_id, form.file.stream, form.file.file_name)
    except InvalidError as error:
        return error.faults
    return {}


def _page(token: str, link: GuestLink, read: ReadProposal | None, faults: dict[str, str]) -> str:
    many = len(link.questions) > 1
    return render_template(
        "assessment/guest/question.html",
        link=link,
        token=token,
        here=link.here,
        places=[_place(token, link, one) for one in link.questions] if many else [],
        ahead=_place(token, link, link.ahead) if link.here.sent_at and link.ahead else None,
        key=url_for(".question", token=token, question_id=link.asked.id),
        action=url_for(".propose", token=token, question_id=link.asked.id if many else None),
        edition=link.edition,
        question=link.asked,
        has_levels=isinstance(link.asked, Question),
        closes=deadline(link.closes_at) if link.closes_at else "",
        name=read.name if read else "",
        said=read.said if read else None,
        files=link.here.files,
        **guest_limits(),
        field_errors=faults,
        errors=[{"field": name, "text": text} for name, text in faults.items()],
    )


def _place(token: str, link: GuestLink, one: GuestQuestion) -> dict[str, Any]:
    """Write one of the questions as a place to go to."""
    asked = one.asked
    state = _("Väntar på ditt förslag")
    if one.sent_at:
        state = _("Skickat %(when)s", when=local_time(one.sent_at))
    return {
        "number": asked.number if isinstance(asked, Question) else "",
        "words": str(asked.text if isinstance(asked, Question) else asked.heading),
        "href": url_for(".question", token=token, question_id=asked.id),
        "current": one == link.here,
        "sent": one.sent_at is not None,
        "state": state if not one.returned_why else _("Skickat tillbaka till dig"),
    }
