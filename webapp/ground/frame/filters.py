"""How figures, moments and municipalities are written on pages."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import lru_cache

from flask import Flask, g
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from exports import markup
from questionnaires import rounding
from questionnaires.compass import Score
from questionnaires.language import speak_through
from questionnaires.municipalities.register import named
from webapp.ground.calendar import clock
from webapp.ground.fields.absence import seen_of
from webapp.ground.frame import pieces
from webapp.ground.words.languages import ENGLISH, LANGUAGES, SWEDISH, dated, hours, language, offered


def register(app: Flask) -> None:
    """Give the templates their ways of writing."""
    filters = {
        "points": points,
        "percent": percent,
        "apart": rounding.apart,
        "change": rounding.as_change,
        "difference": rounding.as_difference,
        "share": share,
        "thousands": thousands,
        "exact": exact,
        "local_time": local_time,
        "seen": seen_of,
        "clock_time": clock_time,
        "written_day": written_day,
        "weekday": weekday,
        "deadline": deadline,
        "full_time": full_time,
        "left": left,
        "municipal_facts": municipal_facts,
        "markup": markup.blocks,
        "markup_points": markup.points,
        "mould": pieces.Mould,
        "way": pieces.way_of,
    }
    app.jinja_env.filters.update(filters)
    app.jinja_env.globals.update(_=spoken, gettext=spoken, hole=pieces.hole)
    app.jinja_env.globals.update(
        in_swedish=in_swedish, language=language, offered=offered, LANGUAGES=LANGUAGES
    )
    speak_through(_Reader())


class _Reader:
    """Says the sentences of the floors below to whoever reads; without a language chosen, as they stand."""

    def language(self) -> str:
        return language()

    def gettext(self, string: str, **variables: object) -> str:
        words = _(string) if g and "language" in g else string
        return words % variables if variables else words

    def ngettext(self, singular: str, plural: str, num: int, **variables: object) -> str:
        return ngettext(singular, plural, num, **variables)


def spoken(text: str, **values: object) -> Markup:
    """Give a text of ours in the reader's language.

    Swedish is the language it is written in and needs no catalogue; a page asks some hundred times.
    """
    words = _(text) if "language" in g else text
    return Markup(words) % values if values else Markup(words)  # noqa: S704 -- our own words; values are escaped


def in_swedish() -> Markup:
    """Say of what is in Swedish alone, as what is printed, that it is, on a page in another language."""
    return Markup("") if language() == SWEDISH else Markup(' lang="sv"')


def points(value: Fraction, decimals: int = 0) -> str:
    """Write points to be read."""
    return _written(value.as_integer_ratio(), decimals, language() if decimals else "")


@lru_cache(maxsize=4096)
def _written(ratio: tuple[int, int], decimals: int, _language: str) -> str:
    # Kept by two whole numbers: to find a fraction's place in a table costs as much as writing it.
    return rounding.as_points(Fraction(*ratio), decimals)


def percent(score: Score) -> str:
    """Write a score's share as whole per cent, or a dash where nothing is assessed."""
    share = score.percent
    return "–" if share is None else in_percent(str(share))


def share(value: Fraction) -> str:
    """Write a share as whole per cent: "63 %"."""
    return in_percent(rounding.as_points(value * 100))


def in_percent(figure: str) -> str:
    """Write a figure of per cent: "63 %" in Swedish."""
    return f"{figure}%" if language() == ENGLISH else f"{figure} %"


def exact(value: Fraction) -> str:
    """Write a figure exactly: "9,375" in Swedish, or "50/7"."""
    return rounding.as_exact(value).replace(".", rounding.decimal_mark()).replace("-", "−")


def thousands(number: int) -> str:
    """Write a whole number so that its thousands are seen: "12 000" in Swedish."""
    return f"{number:,}" if language() == ENGLISH else f"{number:,}".replace(",", "\u00a0")


def clock_time(moment: datetime) -> str:
    """Write the time of day: "14.03"."""
    return hours(clock.in_sweden(moment))


def day(moment: datetime) -> str:
    """Write the day: "14 oktober", with the year when it is not this one."""
    local, today = clock.in_sweden(moment).date(), clock.in_sweden(clock.now()).date()
    return dated(local, "d MMMM" if local.year == today.year else "d MMMM y")


def written_day(day: date) -> str:
    """Write a day that may be years away: "31 mars 2028"."""
    return dated(day)


def weekday(on: date) -> str:
    """Write a day that is near with its weekday: "tisdag 17 november"."""
    return dated(on, "EEEE d MMMM")


def local_time(moment: datetime | None) -> str:
    """Write a moment as people say it: "i dag 13.48", "i går 16.20", "14 oktober"."""
    if moment is None:
        return ""
    local, today = clock.in_sweden(moment), clock.in_sweden(clock.now())
    days = (today.date() - local.date()).days
    if days in (0, 1):
        at = hours(local)
        return _("i går %(time)s", time=at) if days else _("i dag %(time)s", time=at)
    return day(moment)


def full_time(moment: datetime) -> str:
    """Write a moment for a receipt: "22 november 2026 kl. 14.03.07"."""
    local = clock.in_sweden(moment)
    return _("%(day)s kl. %(time)s", day=dated(local.date()), time=hours(local, "%H.%M.%S"))


def deadline(moment: datetime) -> str:
    """Write a deadline: "fredag 30 oktober kl. 16.00"."""
    local = clock.in_sweden(moment)
    return _(
        "%(day)s kl. %(time)s",
        day=dated(local.date(), "EEEE") + " " + day(moment),
        time=hours(local),
    )


def left(time: timedelta) -> str:
    """Write how much time is left, in its largest unit."""
    if time.days:
        return ngettext("%(num)s dag kvar", "%(num)s dagar kvar", time.days)
    hours = time.seconds // 3600
    if hours:
        return ngettext("%(num)s timme kvar", "%(num)s timmar kvar", hours)
    minutes = time.seconds // 60
    return ngettext("%(num)s minut kvar", "%(num)s minuter kvar", minutes) if minutes else _("Tiden är ute")


def municipal_facts(name: str) -> str:
    """Write a municipality's county and SKR's group; nothing about a name that is not on the list."""
    known = named(name)
    if known is None:
        return ""
    if known.group is None:
        return f"{known.county}."
    return _(
        "%(county)s. Kommungrupp %(year)s enligt SKR: %(group)s.",
        county=known.county,
        year=known.group.grouping,
        group=known.group.name,
    )
