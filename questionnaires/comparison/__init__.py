"""Fixed results set beside each other: who stands where, what a group shows, and what two editions share."""

from questionnaires.comparison.results import Achieved, ComparedResult

__all__ = ["Achieved", "ComparedResult"]
