"""Where every municipality stands by the key figures, one of them alone, and who improves steadily."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.award.deeds.figures import figure_nominations
from webapp.award.queries.figures import figure_pages
from webapp.award.views.figures.figure_blueprint import OFFICE, pages
from webapp.award.views.figures.trend_lines import drawn
from webapp.ground.fields import clean_line
from webapp.ground.forms import ReasonForm
from webapp.ground.frame.downloads import extract_hrefs, handed_job, known_ending
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.refusals import InvalidError, NotThereError, Refusal
from webapp.office.queries import figure_extract
from webapp.office.views.blueprint import errors_of, frame

SORTED = {"placering": "place", "namn": "name"}
MOST_STEADY = 20


@pages.get(OFFICE)
def overview(round_key: str) -> ResponseReturnValue:
    """Show who stands best, who is nominated, and everybody."""
    words = clean_line(request.args.get("namn", ""))[:100]
    by = request.args.get("ordning", "placering")
    by = by if by in SORTED else "placering"
    found = figure_pages.reckoned(subject())
    lines = found.named(words)
    if by == "namn":
        seen = {line.place.code for line in lines}
        lines = [line for line in found.by_name if line.place.code in seen]
    return render_template(
        "office/figures/overview.html",
        **frame(subject(), "figures"),
        found=found,
        edition=found.edition,
        lines=lines,
        words=words,
        by=by,
        nominees=figure_nominations.nominees(subject()),
        wanted=figure_nominations.wanted(subject()),
        may_nominate=figure_nominations.may_nominate(subject()),
        hrefs=extract_hrefs(".figures_file", round_key=round_key),
    )


@pages.get(f"{OFFICE}.<kind>")
def figures_file(round_key: str, kind: str) -> ResponseReturnValue:
    """Hand out positions and values, to be taken along."""
    job = figure_extract.figures_job(subject(), known_ending(kind))
    return handed_job(job, "nyckeltal", subject().award, round_key)


@pages.get(f"{OFFICE}/utveckling")
def developing(round_key: str) -> ResponseReturnValue:
    """Show who has improved most steadily."""
    found = figure_pages.reckoned(subject())
    steady = found.steadiest
    return render_template(
        "office/figures/improvement.html",
        **frame(subject(), "figures"),
        found=found,
        edition=found.edition,
        lines=steady[:MOST_STEADY],
        nominated=[line for line in steady if line.entrant and line.entrant.nominated_at],
        many=len(steady),
    )


@pages.get(f"{OFFICE}/kommun/<code>")
def municipality(round_key: str, code: str) -> ResponseReturnValue:
    """Show one municipality's figures over the years."""
    return _municipality(code, {}, "")


@pages.post(f"{OFFICE}/kommun/<code>/nominera")
def nominate(round_key: str, code: str) -> ResponseReturnValue:
    """Nominate the municipality."""
    reason = ReasonForm().reason.data
    try:
        entrant = figure_nominations.nominate(person_id(), subject(), code, reason)
    except InvalidError as error:
        return _municipality(code, error.faults, reason), 422
    except Refusal as refusal:
        told = {"reason": f"{refusal.sentence} {refusal.remedy}".strip()}
        return _municipality(code, told, reason), refusal.status
    flash(_("%(who)s är nominerad.", who=entrant.municipality.name), "ok")
    return redirect(url_for(".overview", round_key=round_key))


def _municipality(code: str, faults: dict[str, str], reason: str) -> str:
    found = figure_pages.reckoned(subject())
    line = found.lines.get(code)
    if line is None:
        raise NotThereError
    nominee = next(
        (
            one
            for one in figure_nominations.nominees(subject())
            if one.entrant.municipality.name == line.place.name
        ),
        None,
    )
    return render_template(
        "office/figures/municipality.html",
        **frame(subject(), "figures"),
        found=found,
        edition=found.edition,
        line=line,
        rows=[drawn(row) for row in figure_pages.figure_rows(found, code)],
        nominee=nominee,
        may_nominate=figure_nominations.may_nominate(subject()),
        reason=reason,
        faults=faults,
        errors=errors_of(faults),
    )
