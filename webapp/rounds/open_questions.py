"""What a round asks of those above it."""

from __future__ import annotations

from webapp.ground.open_questions import OpenQuestion

made_public: OpenQuestion[[int], None] = OpenQuestion()
"""Write what is to be read of a round: it is announced, or a result of it is fixed. Given its id."""
