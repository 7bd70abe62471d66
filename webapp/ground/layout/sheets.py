"""A long list in sheets: forty lines at a time, with addresses that keep whatever else was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from flask import request

from webapp.ground.fields.numbers import read_number

LINES = 40
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Line]):
    """The lines of one sheet, which it is of how many, and the addresses of those beside it; "" for none."""

    lines: Sequence[Line]
    number: int
    pages: int
    total: int
    before: str
    after: str


def sheet(
    lines: Sequence[Line], address: str, name: str = "sida", at: int | None = None, many: int = LINES
) -> Sheet[Line]:
    """Give the sheet that the request asks for by `name`, or the one that has the line `at`.

    `address` is that of the page the list stands on, also where a form was sent to another.
    """
    pages = max(1, -(-len(lines) // many))
    asked = read_number(request.args.get(name, "")) or 1 if at is None else at // many + 1
    number = min(asked, pages)

    def to(page: int) -> str:
        kept = urlencode({**request.args.to_dict(flat=False), name: page}, doseq=True)
        return f"{address}?{kept}" if 1 <= page <= pages else ""

    shown = lines[(number - 1) * many : number * many]
    return Sheet(shown, number, pages, len(lines), to(number - 1), to(number + 1))
