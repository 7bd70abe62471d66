"""The officer's rounds, and a new one."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from webapp.ground.frame.guard import person_id, subject
from webapp.ground.refusals import InvalidError
from webapp.office.forms.rounds import RoundForm
from webapp.office.views.blueprint import errors_of, pages
from webapp.rounds.deeds import rounds as round_deeds
from webapp.rounds.recipe_files import recipes


@pages.get("")
def rounds() -> ResponseReturnValue:
    """Show the officer's rounds and the recipes a new one can be made from."""
    return _page({}, {})


@pages.post("")
def make() -> ResponseReturnValue:
    """Make a round; the maker becomes its officer."""
    form = RoundForm()
    try:
        made = round_deeds.make_round(person_id(), form.recipe.data, form.key.data, form.name.data)
    except InvalidError as error:
        return _page(error.faults, form.data), 422
    flash(_("%(name)s är gjord. Se över datumen först.", name=made.name), "ok")
    return redirect(url_for(".dates", round_key=made.key))


def _page(faults: dict[str, str], typed: dict[str, str]) -> str:
    return render_template(
        "office/rounds.html",
        lines=subject(),
        recipes=list(recipes().known.values()),
        typed=typed,
        faults=faults,
        errors=errors_of(faults),
        nav=[
            {"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False},
            {"label": _("Omgångar"), "href": url_for(".rounds"), "current": True},
        ],
        who={"place": current_user.name, "role": _("Kansli")},
    )
