"""What is wrong in a table, row by row, and told once for all the rows that have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _

MOST_SPANS = 8


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a row of a table; row 0 for the table as such."""

    row: int
    what: str

    def __str__(self) -> str:
        """Read as a line."""
        return _("Rad %(row)s: %(what)s", row=self.row, what=self.what) if self.row else self.what


def gathered(faults: Iterable[Fault]) -> list[str]:
    """Say each fault once, with all the rows that have it: one name spelled wrong stands on many rows."""
    rows: dict[str, list[int]] = {}
    for one in faults:
        rows.setdefault(one.what, []).append(one.row)
    return [_told(what, where) for what, where in rows.items()]


def _told(what: str, rows: list[int]) -> str:
    if len(rows) == 1:
        return str(Fault(rows[0], what))
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    shown = [str(first) if first == last else f"{first}–{last}" for first, last in spans[:MOST_SPANS]]
    if len(spans) > MOST_SPANS:
        return _(
            "Rad %(rows)s … (%(many)s rader): %(what)s", rows=", ".join(shown), many=len(rows), what=what
        )
    return _("Rad %(rows)s (%(many)s rader): %(what)s", rows=", ".join(shown), many=len(rows), what=what)
