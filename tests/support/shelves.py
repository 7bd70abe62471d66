"""The editions of the house, read once for all tests of a process: nobody changes them."""

from __future__ import annotations

from functools import cache

from questionnaires.library import Shelf, read_shelf


@cache
def house_shelf() -> Shelf:
    """Give every edition of the house."""
    return read_shelf()
