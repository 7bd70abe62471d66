"""Pages of plans."""

from __future__ import annotations

from webapp.plans.views import actions, follow_ups, next_time, plan_files, plans, unfinished_actions
from webapp.plans.views.blueprint import pages

PAGES = (pages,)
"""The addresses of this subject."""

__all__ = ["PAGES", "actions", "follow_ups", "next_time", "plan_files", "plans", "unfinished_actions"]
