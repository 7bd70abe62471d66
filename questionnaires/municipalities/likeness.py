"""Which known name a misspelt one is most like; cheap however many are misspelt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from questionnaires.municipalities.swedish import spelled

LONGEST, MOST_COMPARED, MOST_ASKED = 80, 12, 300
"""So much of a name is compared, with so many others at the most; and so many names are guessed at."""


class Likeness:
    """Known names, as they are spelled, and what has been asked about them already."""

    def __init__(self, names: Iterable[str] | Mapping[str, str], cutoff: float) -> None:
        told = names if isinstance(names, Mapping) else {name: name for name in names}
        self._names = {spelled(way)[:LONGEST]: name for way, name in told.items()}
        self._cutoff = cutoff
        self._found: dict[str, str] = {}
        self._with: dict[str, list[str]] = {}
        for way in self._names:
            for pair in _pairs(way):
                self._with.setdefault(pair, []).append(way)

    def nearest(self, name: str) -> str:
        """Give the known name that is most like this one; "" where none is, or too many were asked about."""
        way = spelled(name[:LONGEST])
        if way not in self._found:
            if len(self._found) >= MOST_ASKED:
                return ""
            self._found[way] = self._compared(way)
        return self._found[way]

    def _compared(self, way: str) -> str:
        """Compare a spelling with those it shares most pairs of letters with."""
        shared = Counter(other for pair in _pairs(way) for other in self._with.get(pair, ()))
        near = {other: _ratio(way, other) for other, _many in shared.most_common(MOST_COMPARED)}
        best = max(near, key=lambda other: near[other], default="")
        return self._names[best] if best and near[best] >= self._cutoff else ""


def _pairs(way: str) -> set[str]:
    """Give the pairs of letters of a spelling, its beginning and its end among them."""
    framed = f" {way} "
    return {framed[at : at + 2] for at in range(len(framed) - 1)}


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, other, one).ratio()
