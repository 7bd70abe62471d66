"""What the review asks of those who come after it."""

from __future__ import annotations

from webapp.ground.open_questions import OpenQuestion

sharing_changed: OpenQuestion[[int], None] = OpenQuestion()
"""Write what others may find of an evaluation: a good example is shared, or no longer. Given its id."""
