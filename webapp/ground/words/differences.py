"""What differs between two texts, word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, ADDED, REMOVED = "same", "added", "removed"
_WORD = re.compile(r"\S+|\s+")
MOST = 400_000
"""How many pairs of equal words are weighed; texts with more, as of one word alone, differ as a whole."""
FEW = 2
"""How many words between two differences are too few to stand for themselves."""
AROUND = 12
"""How many words are shown on each side of what differs."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both texts have, or only one of them."""

    kind: str
    text: str


def word_differences(before: str, after: str) -> list[Piece]:
    """Give the pieces that make up both texts, in order: what was removed stands before what was added."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    pieces: list[Piece] = []
    for same, removed, added in _joined(_runs(old, new)):
        found = ((SAME, same), (REMOVED, removed), (ADDED, added))
        pieces += [Piece(kind, "".join(words)) for kind, words in found if words]
    return pieces


def shortened(pieces: list[Piece], around: int = AROUND) -> list[Piece]:
    """Leave out the middle of long runs that both have; what differs is kept whole."""
    made = []
    for n, piece in enumerate(pieces):
        words = _WORD.findall(piece.text)
        keep = 2 * around
        first, last = n == 0, n == len(pieces) - 1
        if piece.kind != SAME or len(words) <= 2 * keep or len(pieces) == 1:
            made.append(piece)
            continue
        head = "" if first else "".join(words[:keep])
        tail = "" if last else "".join(words[-keep:])
        made.append(Piece(SAME, f"{head} … {tail}"))
    return made


def gathered(pieces: list[Piece]) -> list[Piece]:
    """Let a word or two between two differences belong to them: what is chosen between is whole phrases."""
    made: list[Piece] = []
    removed = added = ""
    last = len(pieces) - 1
    for n, piece in enumerate(pieces):
        between = 0 < n < last and len(piece.text.split()) <= FEW
        if piece.kind == SAME and not between:
            made += [*_both(removed, added), piece]
            removed = added = ""
            continue
        removed += "" if piece.kind == ADDED else piece.text
        added += "" if piece.kind == REMOVED else piece.text
    return made + _both(removed, added)


def _both(removed: str, added: str) -> list[Piece]:
    return [Piece(kind, text) for kind, text in ((REMOVED, removed), (ADDED, added)) if text]


def united(pieces: list[Piece]) -> str:
    """Give one text that holds all of both; what only the later has stands first."""
    made = ""
    for piece in _later_first(pieces):
        apart = made and not made[-1].isspace() and not piece.text[:1].isspace()
        made += f" {piece.text}" if apart else piece.text
    return made


def _later_first(pieces: list[Piece]) -> list[Piece]:
    order = list(pieces)
    for n in range(len(order) - 1):
        if (order[n].kind, order[n + 1].kind) == (REMOVED, ADDED):
            order[n], order[n + 1] = order[n + 1], order[n]
    return order


Run = tuple[list[str], list[str], list[str]]


def _runs(old: list[str], new: list[str]) -> Iterator[Run]:
    """Give what both have, and else what only one has."""
    counts, others = Counter(old), Counter(new)
    if sum(many * others[word] for word, many in counts.items() if not word.isspace()) > MOST:
        yield [], old, new
        return
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        yield (old[a:b], [], []) if kind == "equal" else ([], old[a:b], new[c:d])


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Let a lone space between two differences belong to them: a changed sentence is one difference."""
    removed: list[str] = []
    added: list[str] = []
    space: list[str] = []
    for same, old, new in runs:
        if not same:
            removed, added, space = removed + space + old, added + space + new, []
        elif (removed or added) and not "".join(same).strip():
            space = same
        else:
            yield from _ended(removed, added, space)
            removed, added, space = [], [], []
            yield same, [], []
    yield from _ended(removed, added, space)


def _ended(removed: list[str], added: list[str], space: list[str]) -> Iterator[Run]:
    """Give a difference and the space after it; another space between the same words is none."""
    gone, come = "".join(removed), "".join(added)
    if gone.split() == come.split():
        yield added + space, [], []
        return
    if not gone.strip() and added[0].isspace():
        yield added[:1], [], []
        added = added[1:]
    yield [], removed if gone.strip() else [], added
    if space:
        yield space, [], []
