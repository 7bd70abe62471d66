"""The evaluators' pages: declare, mark beside the municipality's answers, agree; and fixing the result."""

from webapp.views.evaluation import agreeing, consensus, marking, publishing, subareas, talking
from webapp.views.evaluation.blueprint import pages

__all__ = ["agreeing", "consensus", "marking", "pages", "publishing", "subareas", "talking"]
