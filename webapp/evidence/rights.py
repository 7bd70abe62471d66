"""A municipality's register of evidence: who may do what."""

from __future__ import annotations

from webapp.evidence.deeds.register_entries import check_keeps
from webapp.ground.rights import Fetcher, Right, Row, rows

ROWS: dict[tuple[str, str], Row] = {
    **rows(
        Right.PLACE_READ,
        "A municipality's people read all of its evidence; nobody else comes here.",
        "GET evidence.register",
        "GET evidence.file",
    ),
    **rows(
        Right.PLACE_READ,
        "Those who answer for the municipality keep its register.",
        "POST evidence.add_file",
        "POST evidence.add_link",
        "POST evidence.rename",
        "POST evidence.remove",
        "POST evidence.withdraw",
        check=check_keeps,
    ),
}

FETCHERS: dict[Right, Fetcher] = {}
"""What these rights are about is found by whoever has a municipality's pages of its people."""
