"""What joining asks of those who watch over conflicts of interest."""

from __future__ import annotations

from contextlib import AbstractContextManager

from webapp.ground.open_questions import OpenQuestion

joining: OpenQuestion[[int], AbstractContextManager[None]] = OpenQuestion()
"""What is to happen around a person's coming into a municipality or a round?"""
