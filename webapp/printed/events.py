"""What can happen to printed figures."""

from __future__ import annotations

from webapp.ground.events.registry import About, EventType, fields

FIGURES_IMPORTED = EventType(
    "figures.imported", About.PRINT, after=fields("file", "sha256", "figures", "flags", "account")
)
