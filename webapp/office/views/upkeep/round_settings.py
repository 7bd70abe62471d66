"""What the office sets for its round: its name, how many are nominated, and whether it is archived."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.ground.frame.guard import person_id, subject
from webapp.ground.refusals import InvalidError, Refusal
from webapp.office.forms.rounds import ArchiveForm, NumbersForm
from webapp.office.queries import participants
from webapp.office.views.blueprint import errors_of, frame, pages
from webapp.rounds.deeds import archive, round_numbers
from webapp.rounds.deeds.round_numbers import Wanted
from webapp.rounds.queries.nominee_numbers import numbers_of
from webapp.rounds.recipe_files import recipe_of

PAGE = "/<round_key>/installningar"


@pages.get(PAGE)
def settings(round_key: str) -> ResponseReturnValue:
    """Show what can be set for the round."""
    return _page({})


@pages.post(PAGE)
def save_settings(round_key: str) -> ResponseReturnValue:
    """Keep the round's name and numbers."""
    form = NumbersForm()
    typed = {"name": form.name.data, "fewest": form.fewest.typed, "most": form.most.typed}
    wanted = Wanted(form.name.data, form.fewest.data, form.most.data)
    try:
        changed = round_numbers.change(person_id(), subject(), form.version.data, wanted)
    except InvalidError as error:
        return _page(error.faults, typed), 422
    except Refusal as refusal:
        return _page({"sent": f"{refusal.sentence} {refusal.remedy}".strip()}, typed), refusal.status
    flash(_("Omgången är sparad.") if changed else _("Inget är ändrat."), "ok")
    return redirect(url_for(".settings", round_key=round_key))


@pages.post(f"{PAGE}/arkivera")
def archive_round(round_key: str) -> ResponseReturnValue:
    """Put the round into the archive."""
    why = ArchiveForm().archive.data
    try:
        archive.archive(person_id(), subject(), why)
    except InvalidError as error:
        return _page(error.faults, {"archive": why}), 422
    flash(_("Omgången ligger i arkivet. Allt i den finns kvar, och du kan ta tillbaka den här."), "ok")
    return redirect(url_for(".settings", round_key=round_key))


@pages.post(f"{PAGE}/ta-tillbaka")
def take_out_round(round_key: str) -> ResponseReturnValue:
    """Take the round back out of the archive."""
    archive.take_out(person_id(), subject())
    flash(_("Omgången är tillbaka, och står där den stod."), "ok")
    return redirect(url_for(".settings", round_key=round_key))


def _page(faults: dict[str, str], typed: dict[str, str] | None = None) -> str:
    award_round = subject()
    fewest, most = numbers_of(award_round)
    kept = {"name": award_round.name, "fewest": str(fewest), "most": str(most), "archive": ""}
    return render_template(
        "office/settings.html",
        **frame(award_round, "settings"),
        recipe=recipe_of(award_round.recipe),
        kept=kept,
        typed=kept | (typed or {}),
        stale="sent" in faults,
        open_steps=archive.open_steps(award_round),
        begun=participants.begun(award_round),
        faults=faults,
        errors=errors_of(faults),
    )
