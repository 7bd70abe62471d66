"""The evaluators' pages: declare, mark beside the municipality's answers, agree; and fixing the result."""

from webapp.views.evaluation import agreeing, consensus, declaring, marking, publishing, subareas, talking
from webapp.views.evaluation.blueprint import pages

__all__ = ["agreeing", "consensus", "declaring", "marking", "pages", "publishing", "subareas", "talking"]
