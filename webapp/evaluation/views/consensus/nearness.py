"""How near the marks were, for the pair and for whoever fixes the result."""

from __future__ import annotations

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.evaluation.queries.consensus.nearness import nearness
from webapp.evaluation.views.blueprint import ID, pages
from webapp.evaluation.views.frame import frame
from webapp.evaluation.views.seat import own_seat
from webapp.ground.frame.guard import subject


@pages.get(f"/{ID}/overensstammelse")
def near(evaluation_id: int) -> ResponseReturnValue:
    """Show the pair how near their marks were."""
    seat = own_seat()
    back = url_for(".agreement", evaluation_id=evaluation_id)
    return render_template(
        "evaluation/nearness.html", **frame(seat, "agreement"), near=nearness(seat.evaluation), back=back
    )


@pages.get(f"/{ID}/faststall/overensstammelse")
def near_for_office(evaluation_id: int) -> ResponseReturnValue:
    """Show whoever fixes the result how near the marks were."""
    evaluation = subject()
    found = nearness(evaluation)
    name = evaluation.assessment.municipality.name
    return render_template(
        "evaluation/nearness.html",
        near=found,
        edition=found.edition,
        evaluation=evaluation,
        municipality=name,
        back=url_for(".publish", evaluation_id=evaluation_id),
        nav=[{"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False}],
        who={"place": name, "role": _("Fastställ resultatet")},
    )
