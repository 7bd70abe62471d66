"""The evaluators' pages before and during a visit: plan, sources, interviews, notes and coverage."""

from webapp.views.visiting import interviews, noting, planning, sources
from webapp.views.visiting.blueprint import pages

__all__ = ["interviews", "noting", "pages", "planning", "sources"]
