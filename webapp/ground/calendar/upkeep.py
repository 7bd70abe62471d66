"""What the clock alone does and forgets: a subject registers what it is, and it happens in its time."""

from __future__ import annotations

from webapp.ground.open_questions import OpenQuestion

forgotten: OpenQuestion[[], int] = OpenQuestion()
"""Forget what nobody has taken up in time, in a transaction of its own; give how much it was."""
due: OpenQuestion[[], int] = OpenQuestion()
"""Do what is due by the clock alone, in a transaction of its own; give how much it was."""


def keep_up() -> int:
    """Do everything that is due, and forget everything whose time is out; give how much it was."""
    return sum(due()) + forget()


def forget() -> int:
    """Forget everything whose time is out; give how much it was."""
    return sum(forgotten())
