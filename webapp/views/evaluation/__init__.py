"""The evaluators' pages: declare, mark beside the municipality's answers, agree; and fixing the result."""

from webapp.views.evaluation import agreeing, marking, publishing, talking
from webapp.views.evaluation.blueprint import pages

__all__ = ["agreeing", "marking", "pages", "publishing", "talking"]
