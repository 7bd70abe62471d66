"""Why nobody gets a letter about printed figures."""

from __future__ import annotations

from webapp.ground.mail.occasions import untold
from webapp.printed.events import FIGURES_IMPORTED

untold("Whoever read them in sees them, and nobody has to do anything.", FIGURES_IMPORTED)
