"""The page of contents in an archive of evidence: what is in it, by the numbers of its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import NamedTuple

from questionnaires.language import gettext as _
from questionnaires.language import spoken


class Place(NamedTuple):
    """A question that a piece of evidence stands beside, and where to read in it."""

    number: str
    question: str
    page: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: a file in the archive, a link, or why it is not to be had."""

    number: int
    title: str
    file: str
    url: str
    why: str
    places: tuple[Place, ...]


_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid}"
    "td:first-child{font-variant-numeric:tabular-nums}p{margin:0}td{overflow-wrap:anywhere}"
)


def contents_page(municipality: str, edition: str, made_at: datetime, pieces: Sequence[Piece]) -> str:
    """Write the page; its links lead to the files beside it."""
    heading = _("Underlag från %(where)s", where=municipality)
    when = made_at.strftime("%Y-%m-%d %H.%M")
    told = _(
        "%(edition)s. Hämtat %(when)s. Numren är de som står i tjänstens lista.", edition=edition, when=when
    )
    heads = "".join(
        f'<th scope="col">{escape(one)}</th>' for one in (_("Nr"), _("Underlag"), _("Står vid fråga"))
    )
    rows = "".join(_row(one) for one in pieces)
    return (
        f'<!doctype html><html lang="{spoken()}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(heading)}</title><style>{_STYLE}</style></head>"
        f"<body><h1>{escape(heading)}</h1><p>{escape(told)}</p>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></body></html>\n"
    )


def _row(one: Piece) -> str:
    places = "".join(f"<p>{escape(_place(place))}</p>" for place in one.places)
    return f"<tr><td>{one.number}</td><td>{_title(one)}</td><td>{places}</td></tr>"


def _title(one: Piece) -> str:
    if one.why:
        return f"<p>{escape(one.title)}</p><p>{escape(one.why)}</p>"
    if one.file:
        return f'<a href="{escape(one.file)}">{escape(one.title)}</a>'
    if one.url.startswith(("http://", "https://")):
        link = f'<a href="{escape(one.url)}" rel="noopener noreferrer">{escape(one.title)}</a>'
        return f"<p>{link}</p><p>{escape(one.url)}</p>"
    return escape(f"{one.title} {one.url}".strip())


def _place(place: Place) -> str:
    asked = f"{place.number} {place.question}"
    return f"{asked} ({place.page})" if place.page else asked
