"""A municipality's own pages: overview, questions, hand-in, receipt, and how figures are reckoned."""

from webapp.views.assessment import evaluators, handing_in, overview, questions, together
from webapp.views.assessment.blueprint import pages

__all__ = ["evaluators", "handing_in", "overview", "pages", "questions", "together"]
