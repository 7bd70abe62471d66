"""Short facts for the report: a page of the municipality's own, and the same for the pair, with the cover."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.assessment.views import frame as own_frame
from webapp.assessment.views.blueprint import ID as ASSESSMENT
from webapp.assessment.views.blueprint import pages as own_pages
from webapp.assessment.views.frame import own_assessment
from webapp.evaluation.views.frame import frame
from webapp.evaluation.views.seat import own_seat
from webapp.ground.refusals import InvalidError, Refusal
from webapp.ground.roles import WRITERS
from webapp.review.deeds import facts as deeds
from webapp.review.deeds.facts import LIMITS, StaleFactsError
from webapp.review.forms.facts import FactsForm, seen_fact
from webapp.review.queries import facts
from webapp.review.queries.draft.consequence import consequence
from webapp.review.queries.draft.draft import REPORT
from webapp.review.queries.facts import COVER, SHORT, Stated
from webapp.review.views.blueprint import PAIR, listed, pages


@own_pages.get(f"/{ASSESSMENT}/kortfakta")
def show_facts(assessment_id: int) -> ResponseReturnValue:
    """Show the municipality its short facts."""
    return _own({}, {})


@own_pages.post(f"/{ASSESSMENT}/kortfakta")
def save_facts(assessment_id: int) -> ResponseReturnValue:
    """Keep what the municipality states about itself."""
    said = FactsForm().stated(SHORT)
    try:
        deeds.state_own(own_assessment(), said)
    except Refusal as refusal:
        return _own(said, *_refused(refusal)), refusal.status
    flash(_("Kortfakta är sparade. De kommer med i rapporten."), "ok")
    return redirect(url_for("assessment.show_facts", assessment_id=assessment_id))


@pages.get(f"{PAIR}/kortfakta")
def facts_of_report(evaluation_id: int) -> ResponseReturnValue:
    """Show the pair the short facts and what stands on the cover."""
    return _report({}, {})


@pages.post(f"{PAIR}/kortfakta")
def save_facts_of_report(evaluation_id: int) -> ResponseReturnValue:
    """Keep what the pair states."""
    said = FactsForm().stated((*SHORT, *COVER))
    try:
        deeds.state_for_report(own_seat(), said)
    except Refusal as refusal:
        return _report(said, *_refused(refusal)), refusal.status
    flash(_("Kortfakta och omslag är sparade."), "ok")
    return redirect(url_for(".facts_of_report", evaluation_id=evaluation_id))


def _refused(refusal: Refusal) -> tuple[dict[str, str], Mapping[str, Stated]]:
    """Say what is wrong, beside its field or above all, and what somebody else has stated meanwhile."""
    if isinstance(refusal, InvalidError):
        return refusal.faults, {}
    kept = refusal.kept if isinstance(refusal, StaleFactsError) else {}
    return {"page": f"{refusal.sentence} {refusal.remedy}".strip()}, kept


def _own(
    said: Mapping[str, Stated], faults: dict[str, str], others: Mapping[str, Stated] | None = None
) -> str:
    mine = own_assessment()
    return render_template(
        "review/facts.html",
        **own_frame.frame(mine, "facts"),
        **_fields(mine.id, SHORT, said, faults, others or {}),
        place=mine.municipality,
        group=facts.known_group(mine.municipality),
        back=(url_for("assessment.overview", assessment_id=mine.id), _("Översikt")),
        locked=mine.role not in WRITERS or deeds.sent_on(mine.id),
        sent_on=deeds.sent_on(mine.id),
        consequence="",
    )


def _report(
    said: Mapping[str, Stated], faults: dict[str, str], others: Mapping[str, Stated] | None = None
) -> str:
    seat = own_seat()
    name = seat.assessment.municipality.name
    return render_template(
        "review/facts.html",
        **frame(seat, "areas"),
        **_fields(seat.assessment.id, (*COVER, *SHORT), said, faults, others or {}),
        place=name,
        group=facts.known_group(name),
        back=(url_for("report.words", evaluation_id=seat.evaluation.id), _("Rapportens texter")),
        locked=seat.evaluation.published_at is not None,
        sent_on=False,
        consequence=consequence(seat.evaluation, REPORT.number) if seat.revealed else "",
    )


def _fields(
    assessment_id: int,
    kinds: Collection[str],
    said: Mapping[str, Stated],
    faults: dict[str, str],
    others: Mapping[str, Stated],
) -> dict[str, Any]:
    """Give the fields as they were typed where that is not kept, else as they stand."""
    kept = facts.facts_of(assessment_id)
    return {
        "facts": {
            kind: {
                "name": facts.names()[kind],
                "stated": said.get(kind, kept[kind]),
                "version": others[kind].version if kind in others else said.get(kind, kept[kind]).version,
                "seen": "" if kind in said else seen_fact(kept[kind]),
                "other": others.get(kind),
                "short": kind in SHORT,
            }
            for kind in kinds
        },
        "limits": LIMITS,
        "faults": faults,
        "errors": listed(faults),
    }
