"""What every page shows: its menu and name plate, its rose in words, lists with states, and events."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from questionnaires.compass import Compass, Score
from questionnaires.compass.area_sums import OfAreas
from webapp.ground.events.story import Told
from webapp.ground.frame.filters import day, local_time, points


def own_work(*, current: bool = False) -> dict[str, Any]:
    """Give the place of a menu that stands first for everybody who is signed in."""
    return place(_("Mitt arbete"), url_for("account.home"), current=current)


def place(label: str, href: str, *, current: bool = False, hint: str = "", waits: str = "") -> dict[str, Any]:
    """Give a place of a menu; in a group `hint` says what is there, and `waits` how much of what waits."""
    return {"label": label, "href": href, "current": current, "hint": hint, "waits": waits}


def group(label: str, places: list[dict[str, Any]], *, current: bool = False) -> list[dict[str, Any]]:
    """Gather places under a word that opens them; one alone stands in the row, where no hint has room.

    It is `current` where one of its places is, or a page that belongs to it and is no place of the menu.
    """
    if len(places) < 2:  # noqa: PLR2004 -- two are a group
        return [{**one, "hint": ""} for one in places]
    return [{"label": label, "places": places, "current": current or any(one["current"] for one in places)}]


def interval(score: Score, decimals: int = 0) -> str:
    """Write a score as an interval, "57–79", or as one figure where nothing is open."""
    if not score.maximum:
        return "–"
    low, high = points(score.secured, decimals), points(score.possible, decimals)
    return low if low == high else f"{low}–{high}"


def rose_label(municipality: str, compass: OfAreas) -> str:
    """Say in words what a rose shows."""
    total = compass.total
    return _(
        "Kompassrosen för %(who)s: %(secured)s säkrade och %(open)s öppna poäng av %(maximum)s. "
        "Siffrorna står i tabellen.",
        who=municipality,
        secured=points(total.secured),
        open=points(total.open),
        maximum=points(total.maximum),
    )


def ring_figures(compass: Compass) -> tuple[str, str]:
    """Say what the middle and the outer ring of a rose stand for: points, or shares where areas differ."""
    most = {score.maximum for score in compass.areas.values()}
    if len(most) != 1:
        return "50 %", "100 %"
    (whole,) = most
    half = whole / 2
    return points(half, 0 if half.denominator == 1 else 1), points(whole)


def request_key() -> str:
    """Make a key that lets the same form be sent twice without being kept twice."""
    return secrets.token_urlsafe(12)


def told(events: Iterable[Told]) -> list[dict[str, str]]:
    """Write events as sentences: who did what, where, when."""
    return [{"what": _told(event), "when": local_time(event.at), "why": ""} for event in events]


def _told(event: Told) -> str:
    what = f"{event.who} {event.sentence}"
    return _("%(what)s på %(question)s", what=what, question=event.question) if event.question else what


def by_day(events: Iterable[Told]) -> list[dict[str, Any]]:
    """Gather events under their days, newest first."""
    days: dict[str, list[Told]] = {}
    for event in events:
        days.setdefault(day(event.at), []).append(event)
    return [{"day": name, "events": told(gathered)} for name, gathered in days.items()]
