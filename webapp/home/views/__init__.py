"""One's own first page, and a municipality's page of its people."""

from __future__ import annotations

from webapp.home.views import account, beside_last_time, colleagues, own_assessments, particulars

PAGES = (
    account.pages,
    colleagues.pages,
)
"""The addresses of this subject, each with a name of its own."""

__all__ = ["PAGES", "account", "beside_last_time", "colleagues", "own_assessments", "particulars"]
