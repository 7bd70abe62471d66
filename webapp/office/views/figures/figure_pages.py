"""Where every municipality stands by the key figures, one of them alone, and who improves steadily."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.cleaning import clean_line, clean_text
from webapp.services.figures import nominating, showing
from webapp.services.refusals import InvalidError, NotThereError, Refusal
from webapp.views.figures.blueprint import OFFICE, pages
from webapp.views.figures.lines import drawn
from webapp.views.frame.guarding import person_id, subject
from webapp.views.office.blueprint import errors_of, frame

SORTED = {"placering": "place", "namn": "name"}
MOST_STEADY = 20


@pages.get(OFFICE)
def overview(round_key: str) -> ResponseReturnValue:
    """Show who stands best, who is nominated, and everybody."""
    words = clean_line(request.args.get("namn", ""))[:100]
    by = request.args.get("ordning", "placering")
    by = by if by in SORTED else "placering"
    found = showing.reckoned(subject())
    lines = found.named(words)
    if by == "namn":
        seen = {line.place.code for line in lines}
        lines = [line for line in found.by_name if line.place.code in seen]
    return render_template(
        "figures/overview.html",
        **frame(subject(), "figures"),
        found=found,
        edition=found.edition,
        lines=lines,
        words=words,
        by=by,
        nominees=nominating.nominees(subject()),
        wanted=nominating.wanted(subject()),
        may_nominate=nominating.may_nominate(subject()),
    )


@pages.get(f"{OFFICE}/utveckling")
def developing(round_key: str) -> ResponseReturnValue:
    """Show who has improved most steadily."""
    found = showing.reckoned(subject())
    steady = found.steadiest
    return render_template(
        "figures/developing.html",
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
    reason = clean_text(request.form.get("reason", ""))
    try:
        entrant = nominating.nominate(person_id(), subject(), code, reason)
    except InvalidError as error:
        return _municipality(code, error.faults, reason), 422
    except Refusal as refusal:
        told = {"reason": f"{refusal.sentence} {refusal.remedy}".strip()}
        return _municipality(code, told, reason), refusal.status
    flash(_("%(who)s är nominerad.", who=entrant.municipality.name), "ok")
    return redirect(url_for(".overview", round_key=round_key))


def _municipality(code: str, faults: dict[str, str], reason: str) -> str:
    found = showing.reckoned(subject())
    line = found.lines.get(code)
    if line is None:
        raise NotThereError
    nominee = next(
        (one for one in nominating.nominees(subject()) if one.entrant.municipality.name == line.place.name),
        None,
    )
    return render_template(
        "figures/municipality.html",
        **frame(subject(), "figures"),
        found=found,
        edition=found.edition,
        line=line,
        rows=[drawn(row) for row in showing.figure_rows(found, code)],
        nominee=nominee,
        may_nominate=nominating.may_nominate(subject()),
        reason=reason,
        faults=faults,
        errors=errors_of(faults),
    )
