"""The office's page of a round: who takes part, how far they are, and its deeds."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.municipalities.swedish import spelled
from webapp.award.deeds import nominations, nominees, steps
from webapp.award.queries import nominees as nominee_queries
from webapp.award.queries import office_answers
from webapp.evaluation.deeds.seats import seats
from webapp.evaluation.queries import round_overview
from webapp.evaluation.queries.round_overview import OfficePage
from webapp.evaluation.queries.seats.evaluator_choice import choosing
from webapp.ground.calendar import clock
from webapp.ground.fields import clean_line
from webapp.ground.forms import ReasonForm
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.layout.sheets import sheet
from webapp.ground.refusals import InvalidError, Refusal
from webapp.ground.roles import OFFICER
from webapp.office.forms.rounds import AskedForm, EvaluatorsForm, LicenceForm, OfficerForm
from webapp.office.views.blueprint import ENTRANT, frame, pages
from webapp.results.deeds import licences
from webapp.results.queries.summaries import licence
from webapp.rounds.deeds import approval, rounds
from webapp.rounds.queries import posts
from webapp.rounds.queries.dates import last_day
from webapp.rounds.recipe_files import recipe_of

NOMINATED = "nominerade"


@pages.get("/<round_key>")
def round_page(round_key: str) -> ResponseReturnValue:
    """Show the round."""
    return _page({}, 0)


@pages.post(f"/<round_key>/nominera/{ENTRANT}")
def nominate(round_key: str, entrant_id: int) -> ResponseReturnValue:
    """Nominate a municipality, with a reason."""
    try:
        entrant = nominations.nominate(person_id(), subject(), entrant_id, ReasonForm().reason.data)
    except InvalidError as error:
        return _page(error.faults, entrant_id), 422
    except Refusal as refusal:
        return _page({"entrant": f"{refusal.sentence} {refusal.remedy}".strip()}, entrant_id), refusal.status
    flash(_("%(who)s är nominerad.", who=entrant.municipality.name), "ok")
    return redirect(url_for(".round_page", round_key=round_key, **_kept()))


@pages.post(f"/<round_key>/utvarderare/{ENTRANT}")
def assign(round_key: str, entrant_id: int) -> ResponseReturnValue:
    """Assign two evaluators to a nominee."""
    form = EvaluatorsForm()
    try:
        seats.assign(person_id(), subject(), entrant_id, form.first.data, form.second.data)
    except InvalidError as error:
        return _page(error.faults, entrant_id), 422
    except Refusal as refusal:
        return _page({"first": f"{refusal.sentence} {refusal.remedy}".strip()}, entrant_id), refusal.status
    flash(_("Utvärderarna är utsedda."), "ok")
    return redirect(url_for(".round_page", round_key=round_key, **_kept()))


@pages.post(f"/<round_key>/ersatt/{ENTRANT}")
def replace(round_key: str, entrant_id: int) -> ResponseReturnValue:
    """Put somebody else in the seat of an evaluator with a conflict of interest."""
    form = EvaluatorsForm()
    try:
        seats.replace(person_id(), subject(), entrant_id, form.first.data, form.track.data)
    except InvalidError as error:
        return _page(error.faults, entrant_id), 422
    except Refusal as refusal:
        return _page({"first": f"{refusal.sentence} {refusal.remedy}".strip()}, entrant_id), refusal.status
    flash(_("En ny utvärderare är utsedd."), "ok")
    return redirect(url_for(".round_page", round_key=round_key, **_kept()))


@pages.post("/<round_key>/offentliggor")
def announce(round_key: str) -> ResponseReturnValue:
    """Ask for the results to be made public, or make them so when somebody else has asked."""
    try:
        public = steps.announce(person_id(), subject(), AskedForm().asked.data)
    except Refusal as refusal:
        return _page({"announce": f"{refusal.sentence} {refusal.remedy}".strip()}, 0), refusal.status
    if public:
        flash(_("Resultaten är offentliga."), "ok")
    else:
        flash(_("Begäran är sparad. Någon annan i kansliet behöver bekräfta den."), "ok")
    return redirect(url_for(".round_page", round_key=round_key))


@pages.post("/<round_key>/offentliggor/ta-tillbaka")
def take_back(round_key: str) -> ResponseReturnValue:
    """Take back the request to make the results public."""
    approval.take_back(person_id(), subject(), steps.ANNOUNCE)
    flash(_("Begäran är tillbakatagen."), "ok")
    return redirect(url_for(".round_page", round_key=round_key))


@pages.post("/<round_key>/kansli")
def add_officer(round_key: str) -> ResponseReturnValue:
    """Let an officer of another round run this one too."""
    chosen = OfficerForm().officer.data
    found = next((one for one in approval.may_join(subject().id) if one.id == chosen), None)
    if found is None:
        return _page({"officer": _("Välj bland dem som finns i listan.")}, 0), 422
    try:
        rounds.add_officer(person_id(), subject(), found)
    except Refusal as refusal:
        return _page({"officer": f"{refusal.sentence} {refusal.remedy}"}, 0), refusal.status
    flash(_("%(who)s är nu med i kansliet.", who=found.name), "ok")
    return redirect(url_for(".round_page", round_key=round_key))


@pages.post("/<round_key>/licens")
def set_licence(round_key: str) -> ResponseReturnValue:
    """Set under which licence the round's public results may be used."""
    try:
        licences.set_licence(person_id(), subject(), LicenceForm().licence.data)
    except InvalidError as error:
        return _page(error.faults, 0), 422
    except Refusal as refusal:
        return _page({"licence": f"{refusal.sentence} {refusal.remedy}".strip()}, 0), refusal.status
    flash(_("Licensen är sparad."), "ok")
    return redirect(url_for(".round_page", round_key=round_key))


def _kept() -> dict[str, Any]:
    """Give what of the address stays after a deed: what is searched for, and which sheet."""
    return {name: request.args[name] for name in ("namn", "visa", "sida") if request.args.get(name)}


def _shown(page: OfficePage, faulty: int) -> dict[str, Any]:
    """Give the municipalities that are asked for, in sheets; one whose form came back is among them."""
    words = clean_line(request.args.get("namn", ""))[:100]
    only = request.args.get("visa") == NOMINATED
    wanted = spelled(words)
    lines = [
        line
        for line in page.lines
        if line.entrant.id == faulty
        or (wanted in spelled(line.entrant.municipality.name) and (line.entrant.nominated_at or not only))
    ]
    at = next((place for place, line in enumerate(lines) if line.entrant.id == faulty), None)
    return {
        "sheet": sheet(lines, url_for(".round_page", round_key=page.round.key), at=at),
        "kept": _kept(),
        "words": words,
        "only": only,
        "nominees": sum(line.entrant.nominated_at is not None for line in page.lines),
    }


def _page(faults: dict[str, str], entrant_id: int) -> str:
    award_round = subject()
    page = round_overview.office_page(award_round)
    officers = posts.people_with_post(award_round.id, OFFICER)
    return render_template(
        "office/round.html",
        **frame(award_round, "round"),
        page=page,
        **_shown(page, entrant_id),
        closes=(closes := last_day(award_round)),
        closed=closes < clock.now(),
        read_from=office_answers.read_from(award_round),
        choosing=choosing(page),
        chosen=EvaluatorsForm().data,
        recipe=recipe_of(award_round.recipe),
        choice=nominees.choice_of(award_round),
        may_nominate=nominees.may_nominate(award_round, nominees.OFFICE),
        reasons=nominee_queries.reasons_of(award_round.id),
        reason=ReasonForm().reason.data,
        asked=(asked := approval.asked(award_round.id, steps.ANNOUNCE)),
        apart=approval.apart(person_id(), asked),
        unready=steps.unready(award_round, page),
        me=person_id(),
        licences=licence.licences(),
        licensed=licence.named_of(award_round),
        officers=officers,
        may_join=approval.may_join(award_round.id) if len(officers) == 1 else [],
        faults=faults,
        faulty=entrant_id,
        errors=[{"field": f"{name}-{entrant_id}", "text": text} for name, text in faults.items()],
    )
