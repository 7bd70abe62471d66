"""Pages that anybody may read, and reports for those they are about."""

from __future__ import annotations

from webapp.results.deeds import public_examples, summaries
from webapp.results.views import about, booklets, first_rose, report, results, shares
from webapp.results.views.comparison import comparison_pages, own_years
from webapp.results.views.good_examples import inquiries, search
from webapp.results.views.help import guides, tour
from webapp.results.views.public import open_data, public_rounds, result_files

PAGES = (
    about.pages,
    first_rose.pages,
    booklets.pages,
    results.pages,
    public_rounds.pages,
    report.pages,
    search.pages,
    inquiries.places,
    open_data.pages,
    comparison_pages.pages,
    shares.pages,
    own_years.pages,
)
"""The addresses of this subject, each with a name of its own."""

__all__ = [
    "PAGES",
    "about",
    "booklets",
    "comparison_pages",
    "first_rose",
    "guides",
    "inquiries",
    "open_data",
    "own_years",
    "public_examples",
    "public_rounds",
    "report",
    "result_files",
    "results",
    "search",
    "shares",
    "summaries",
    "tour",
]
