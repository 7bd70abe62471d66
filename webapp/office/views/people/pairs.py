"""Proposed pairs of evaluators for those that have none, which the office changes and appoints."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from webapp.evaluation.deeds.seats.pairs import assign_pairs as assign_all
from webapp.evaluation.queries.seats.proposed_pairs import proposed_pairs
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.refusals import InvalidError, Refusal
from webapp.office.forms.rounds import PairsForm
from webapp.office.views.blueprint import errors_of, frame, pages


@pages.get("/<round_key>/par")
def pairs(round_key: str) -> ResponseReturnValue:
    """Show a pair for each municipality that has none, with why."""
    return _page({}, {})


@pages.post("/<round_key>/par")
def assign_pairs(round_key: str) -> ResponseReturnValue:
    """Appoint the pairs that are ticked: all of them or none."""
    form = PairsForm()
    chosen = form.pairs()
    try:
        many = assign_all(person_id(), subject(), chosen)
    except InvalidError as error:
        return _page(error.faults, chosen), 422
    except Refusal as refusal:
        return _page({"pairs": f"{refusal.sentence} {refusal.remedy}".strip()}, chosen), refusal.status
    flash(ngettext("%(num)s par är utsett.", "%(num)s par är utsedda.", many), "ok")
    return redirect(url_for(".pairs", round_key=round_key))


def _page(faults: dict[str, str], typed: dict[int, tuple[int, int]]) -> str:
    award_round = subject()
    return render_template(
        "office/pairs.html",
        **frame(award_round, "pairs"),
        proposed=proposed_pairs(award_round),
        typed=typed,
        faults=faults,
        errors=errors_of(faults),
    )
