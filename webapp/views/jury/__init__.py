"""The jury's pages: nominees side by side, own notes and ranking, motivations and the decision."""

from webapp.views.jury import comparing, deciding, ranking
from webapp.views.jury.blueprint import pages

__all__ = ["comparing", "deciding", "pages", "ranking"]
