"""A last day in words, for letters and for pages that letters must agree with."""

from __future__ import annotations

from datetime import datetime

from flask_babel import gettext as _

from webapp.ground.calendar import clock
from webapp.ground.words.languages import dated, hours


def in_words(moment: datetime) -> str:
    """Write a last day as people say it: "24 december 2026 kl. 16.00"."""
    local = clock.in_sweden(moment)
    return _("%(day)s kl. %(time)s", day=dated(local), time=hours(local))


def day_in_words(moment: datetime) -> str:
    """Write the day of a moment as people say it: "24 december 2026"."""
    return dated(clock.in_sweden(moment))
