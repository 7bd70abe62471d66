"""What the clock alone forgets: a subject registers what it is, and it goes when its time is out."""

from __future__ import annotations

from webapp.ground.open_questions import OpenQuestion

forgotten: OpenQuestion[[], int] = OpenQuestion()
"""Forget what nobody has taken up in time, in a transaction of its own; give how much it was."""


def forget() -> int:
    """Forget everything whose time is out; give how much it was."""
    return sum(forgotten())
