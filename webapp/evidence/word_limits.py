"""How long what is said about evidence may be."""

from __future__ import annotations

TITLE_LIMIT, PAGE_LIMIT, URL_LIMIT, WHY_LIMIT = 200, 100, 500, 1000
