"""What joining asks of those who watch over conflicts of interest."""

from __future__ import annotations

from contextlib import AbstractContextManager

from webapp.ground.open_questions import OpenQuestion

joining: OpenQuestion[[int], AbstractContextManager[None]] = OpenQuestion()
"""What is to happen around a person's coming into a municipality or a round?"""
occupied: OpenQuestion[[int], bool] = OpenQuestion()
"""Is something kept of a municipality that nobody may find who only has an address there?"""
expelled: OpenQuestion[[int], None] = OpenQuestion()
"""Whoever was in a municipality provisionally is not any more: what is to end with that?"""
