"""Pages about the service, open to everybody."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.compass import count
from webapp.ground import charts, context
from webapp.ground.frame import page
from webapp.results.queries import method_examples
from webapp.results.queries.summaries import summaries
from webapp.results.views import methods
from webapp.results.views.methods import METHODS

pages = Blueprint("about", __name__)
EXAMPLE = (0.75, 0.5, 0.5, 0.75, 0.25, 0.75, 0.5, 0.25)
"""How far the start page's example has come in each area: shares that are levels of every scale."""
MOST_SHOWN = 5
EDITION = "kommunkompassen/2012"
"""The edition that examples are taken from: it is published, so its figures stay as they are."""
LADDER = "kommunkompassen/2012-forankrad"
"""The edition whose parts and levels are shown: the one that new assessments begin in."""


@pages.get("/")
def start() -> ResponseReturnValue:
    """Say what the service is, with a rose to look at."""
    edition = context.edition(EDITION)
    marks = {
        question.id: tuple(
            next(level.id for level in part.levels if level.share >= share) if (n + place) % 5 else None
            for part in question.kind.parts
        )
        for place, (area, share) in enumerate(zip(edition.areas, EXAMPLE, strict=True))
        for n, question in enumerate(area.questions)
    }
    example = count(edition, marks)
    return render_template(
        "results/about/start.html",
        edition=edition,
        rays=charts.rose_rays(example),
        rose_label=page.rose_label(_("exemplet"), example),
        demo=context.in_demo(),
        results=summaries.newest_results(MOST_SHOWN),
    )


@pages.get("/tillganglighet")
def accessibility() -> ResponseReturnValue:
    """Show the accessibility statement."""
    return render_template(
        "results/about/accessibility.html", contact=_contact(), reviewed_on="22 november 2026", known_gaps=[]
    )


@pages.get("/sa-raknar-vi")
def counting() -> ResponseReturnValue:
    """Say how points are counted."""
    edition = context.edition(LADDER)
    kinds = {question.kind.id: question.scale for question in edition.questions.values()}
    widest = max(kinds.values(), key=lambda kind: len(kind.parts))
    return render_template("results/about/counting.html", edition=edition, kinds=[widest], methods=METHODS)


@pages.get("/sa-raknar-vi/<key>")
def method(key: str) -> ResponseReturnValue:
    """Show one formula."""
    found = methods.method(key)
    if found is None:
        abort(404)
    example = method_examples.example_of(key, context.edition(EDITION))
    return render_template("results/about/method.html", method=found, example=example, methods=METHODS)


@pages.get("/kontakt")
def contact() -> ResponseReturnValue:
    """Say whom to ask."""
    return render_template("results/about/contact.html", contact=_contact())


def _contact() -> dict[str, str]:
    """Give whom to ask, as the operator has set it."""
    return {name: current_app.config[f"CONTACT_{name.upper()}"] for name in ("name", "email", "phone")}
