"""Pages of the nomination group and the jury, and of municipalities that key figures have nominated."""

from __future__ import annotations

from webapp.award.views import blueprint, decision, declarations, nominations, nominees, panel_minutes, room
from webapp.award.views.figures import figure_blueprint, invitation_answers, jury_figures
from webapp.award.views.ranking import jury_ranking

PAGES = (
    blueprint.pages,
    figure_blueprint.pages,
    nominations.pages,
)
"""The addresses of this subject, each with a name of its own."""

__all__ = [
    "PAGES",
    "blueprint",
    "decision",
    "declarations",
    "figure_blueprint",
    "invitation_answers",
    "jury_figures",
    "jury_ranking",
    "nominations",
    "nominees",
    "panel_minutes",
    "room",
]
