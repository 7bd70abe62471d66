"""The nominated municipality's own page: where it stands, and its answer."""

from __future__ import annotations

from typing import cast

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.award.deeds.figures import figure_nominations, invitation_answers
from webapp.award.deeds.figures.invitation_answers import Invited
from webapp.award.forms.choice import InvitationAnswerForm
from webapp.award.queries.figures import figure_pages
from webapp.award.views.figures.figure_blueprint import ENTRANT, pages
from webapp.award.views.figures.trend_lines import drawn
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.refusals import InvalidError, Refusal
from webapp.ground.roles import ROLE_NAMES


@pages.get(f"/nyckeltal/{ENTRANT}")
def invited(entrant_id: int) -> ResponseReturnValue:
    """Show the municipality where it stands, and ask for its answer."""
    return _invited({}, "", "")


@pages.post(f"/nyckeltal/{ENTRANT}")
def answer(entrant_id: int) -> ResponseReturnValue:
    """Take the municipality's answer."""
    form = InvitationAnswerForm()
    said, why = form.answer.data, form.why.data
    try:
        row = invitation_answers.answer(person_id(), entrant_id, said, why)
    except InvalidError as error:
        return _invited(error.faults, said, why), 422
    except Refusal as refusal:
        told = {"answer": f"{refusal.sentence} {refusal.remedy}".strip()}
        return _invited(told, said, why), refusal.status
    flash(_("Ni har tackat ja.") if invitation_answers.is_yes(row) else _("Ni har tackat nej."), "ok")
    return redirect(url_for(".invited", entrant_id=entrant_id))


def _invited(faults: dict[str, str], said: str, why: str) -> str:
    mine = cast("Invited", subject())
    found = figure_pages.reckoned(mine.round)
    line = next(
        (one for one in found.lines.values() if one.place.name == mine.entrant.municipality.name), None
    )
    nav = [
        {"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False},
        {"label": _("Nyckeltal"), "href": url_for(".invited", entrant_id=mine.entrant.id), "current": True},
    ]
    return render_template(
        "award/figures/invitation.html",
        nav=nav,
        who={"place": mine.entrant.municipality.name, "role": ROLE_NAMES[mine.role]},
        mine=mine,
        round=mine.round,
        found=found,
        edition=found.edition,
        line=line,
        rows=[drawn(row) for row in figure_pages.figure_rows(found, line.place.code)] if line else [],
        last=figure_nominations.answer_by(mine.round),
        said=said,
        why=why,
        faults=faults,
        errors=[{"field": name, "text": text} for name, text in faults.items()],
    )
