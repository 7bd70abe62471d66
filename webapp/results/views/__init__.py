"""Pages that anybody may read, and reports for those they are about."""

from __future__ import annotations

from webapp.results.deeds import summaries
from webapp.results.views import about, examples, public_rounds, report, results
from webapp.results.views.comparison import comparison_pages

PAGES = (
    about.pages,
    results.pages,
    public_rounds.pages,
    report.pages,
    examples.pages,
    comparison_pages.pages,
)
"""The addresses of this subject, each with a name of its own."""

__all__ = [
    "PAGES",
    "about",
    "comparison_pages",
    "examples",
    "public_rounds",
    "report",
    "results",
    "summaries",
]
