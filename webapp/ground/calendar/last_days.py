"""A last day in words, for letters and for pages that letters must agree with."""

from __future__ import annotations

from datetime import datetime

from babel.dates import format_date
from flask_babel import gettext as _

from webapp.ground.calendar import clock


def in_words(moment: datetime) -> str:
    """Write a last day as people say it: "24 december 2026 kl. 16.00"."""
    local = clock.in_sweden(moment)
    return _("%(day)s kl. %(time)s", day=format_date(local, "d MMMM y", "sv"), time=format(local, "%H.%M"))


def day_in_words(moment: datetime) -> str:
    """Write the day of a moment as people say it: "24 december 2026"."""
    return format_date(clock.in_sweden(moment), "d MMMM y", "sv")
