"""How long a municipality is promised to read its draft, and what a shorter time needs."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from flask_babel import gettext as _

from webapp.ground.calendar import clock
from webapp.ground.refusals import InvalidError
from webapp.review.models.reviews import RightOfReply

FIRST_DAYS, LATER_DAYS = 14, 5
"""Days to read a whole draft, and to read what a later version has changed."""
HURRY_LIMIT = 500


def promised_days(number: int) -> int:
    """Tell how many days a municipality is promised for a version."""
    return FIRST_DAYS if number == 1 else LATER_DAYS


def first_day(number: int) -> date:
    """Give the first day that keeps the promise."""
    return clock.in_sweden(clock.now()).date() + timedelta(days=promised_days(number))


def check_promise(closes_at: datetime, hurry: str, *, number: int) -> str:
    """Give why the time is shorter than promised, or nothing where it is not.

    Raises InvalidError for a time that has passed, and where the reason is missing or too long.
    """
    if closes_at <= clock.now():
        raise InvalidError({"day": _("Tiden har redan gått. Välj en senare.")})
    if clock.in_sweden(closes_at).date() >= first_day(number):
        return ""
    if not hurry:
        raise InvalidError({"hurry": _short_words(number)})
    if len(hurry) > HURRY_LIMIT:
        raise InvalidError({"hurry": _("Skriv högst %(limit)s tecken.", limit=HURRY_LIMIT)})
    return hurry


def hurry_of(time: RightOfReply) -> str:
    """Give why a version's time is shorter than promised; nothing once more time has kept the promise."""
    kept = clock.in_sweden(time.opened_at).date() + timedelta(days=promised_days(time.number))
    return "" if clock.in_sweden(time.closes_at).date() >= kept else time.hurry


def _short_words(number: int) -> str:
    if number == 1:
        return _("Kommunen är lovad minst två veckor. Välj en senare dag, eller skriv varför det är bråttom.")
    return _("Kommunen är lovad minst fem dagar. Välj en senare dag, eller skriv varför det är bråttom.")
