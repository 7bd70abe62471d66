"""What became of a text, word by word: what stands, what is gone and what is new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

KEPT, GONE, NEW = "kept", "gone", "new"
MOST = 400_000
"""So many pairs of words are compared; what is longer is told as gone and written anew."""
_WORD = re.compile(r"\S+\s*|\s+")


class Stretch(NamedTuple):
    """A stretch of a text, and what became of it."""

    text: str
    what: str


def differences(before: str, after: str) -> list[Stretch]:
    """Tell what became of a text; what is gone stands before what came in its place."""
    was, now = _WORD.findall(before), _WORD.findall(after)
    head = _alike(was, now)
    tail = _alike(was[head:][::-1], now[head:][::-1])
    end_was, end_now = len(was) - tail, len(now) - tail
    told = [
        Stretch("".join(now[:head]), KEPT),
        *_middle(was[head:end_was], now[head:end_now]),
        Stretch("".join(now[end_now:]), KEPT),
    ]
    return [one for one in told if one.text]


def _alike(some: list[str], others: list[str]) -> int:
    """Count the words that two texts begin with alike."""
    pairs = enumerate(zip(some, others, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(some), len(others)))


def _middle(was: list[str], now: list[str]) -> Iterator[Stretch]:
    if not was or not now or len(was) * len(now) > MOST:
        yield from (Stretch("".join(was), GONE), Stretch("".join(now), NEW))
        return
    for what, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if what == "equal":
            yield Stretch("".join(now[c:d]), KEPT)
        else:
            yield from (Stretch("".join(was[a:b]), GONE), Stretch("".join(now[c:d]), NEW))
