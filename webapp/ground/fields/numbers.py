"""Whole numbers that a form or an address names a thing by."""

from __future__ import annotations

LARGEST_ID = 2**31 - 1


def read_number(text: str) -> int | None:
    """Read the id of something; what no id can be is none."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 10 else 0  # noqa: PLR2004
    return number if 0 < number <= LARGEST_ID else None
