"""What becomes of each part where many are sent at once: an answer of a page, a text of an area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Kept = TypeVar("Kept")
SAVED, SAME, CONFLICT, KEY_REUSED, GONE = "saved", "same", "conflict", "key_reused", "gone"


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Kept]):
    """What became of one part that was sent, and what the house holds in its place now."""

    ref: str
    """Which part: the id of a question, the ref of a text."""
    status: str
    kept: Kept
    own: bool = False
    """Whether the sender has saved what is kept too, in another window."""
    before: Kept | None = None
    """What the house held until this was saved; None where nothing was."""

    @property
    def refused(self) -> bool:
        """Tell whether what was sent is not what is kept."""
        return self.status not in (SAVED, SAME)
