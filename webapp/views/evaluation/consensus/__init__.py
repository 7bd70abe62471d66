"""Round the table: who writes and who follows, the minutes, and how near the marks were."""

from webapp.views.evaluation.consensus import following, minutes, nearness

__all__ = ["following", "minutes", "nearness"]
