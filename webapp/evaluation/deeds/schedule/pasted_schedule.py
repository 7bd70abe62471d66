"""A schedule that is pasted: a line for each interview, out of a table or with semicolons between."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from flask_babel import gettext as _

from webapp.evaluation.deeds.visit.sources import SourceWords
from webapp.evaluation.models.visits import INTERVIEW
from webapp.evaluation.queries.visit.schedule import BOTH
from webapp.ground.fields import clean_line
from webapp.ground.fields.moments import read_moment
from webapp.ground.roles import TRACK_A, TRACK_B

COLUMNS, FEWEST, MOST_LINES = 7, 3, 100
MOST_MINUTES, MOST_PEOPLE, TITLE_LIMIT = 720, 999, 200
_NUMBER = re.compile(r"(\d{1,4})(?: ?(?:min|minuter|p|pers|personer|st)\.?)?", re.ASCII | re.IGNORECASE)
_TOGETHER = ("", "båda", "bada", "1+2", "a+b")


def read_pasted(text: str, names: Mapping[str, str]) -> tuple[list[SourceWords], list[str]]:
    """Read day, time, whom, people, minutes, place and track of each line; give what is wrong, by line.

    `names` are the interviewers' by track: a track is theirs, or 1 and 2. A line of headings is passed over.
    """
    read, faults = [], []
    lines = [(n, line) for n, line in enumerate(text.splitlines(), start=1) if line.strip(" \t;")]
    if len(lines) > MOST_LINES:
        return [], [_("Klistra in högst %(most)s rader i taget.", most=MOST_LINES)]
    for n, line in lines:
        cells = [clean_line(cell) for cell in line.split("\t" if "\t" in line else ";")]
        if cells[0].casefold() in ("dag", "datum"):
            continue
        found = _row(cells, names)
        if isinstance(found, str):
            faults.append(_("Rad %(n)s: %(fault)s", n=n, fault=found))
        else:
            read.append(found)
    return read, faults


def _row(cells: list[str], names: Mapping[str, str]) -> SourceWords | str:
    if not FEWEST <= len(cells) <= COLUMNS:
        return _("skriv dag, tid och roll, och gärna antal, minuter, plats och spår, i den ordningen.")
    day, time, title, people, minutes, place, track = [*cells, *[""] * (COLUMNS - len(cells))]
    at = read_moment(day, time)
    if isinstance(at, str):
        return at
    many, length, held = _count(people, MOST_PEOPLE), _count(minutes, MOST_MINUTES), _track(track, names)
    faults = (
        (at is None, _("dag och tid saknas.")),
        (many is None or length is None, _("antal personer och minuter skrivs med siffror.")),
        (
            not title or max(len(title), len(place)) > TITLE_LIMIT,
            _("skriv vilken roll ni möter, med högst %(most)s tecken.", most=TITLE_LIMIT),
        ),
        (
            held is None,
            _("spåret ”%(track)s” känns inte igen. Skriv 1, 2, båda eller intervjuarens namn.", track=track),
        ),
    )
    if said := next((said for wrong, said in faults if wrong), ""):
        return said
    met = SourceWords(INTERVIEW, title, at=at, place=place, track=held or BOTH)
    return replace(met, people=many or None, minutes=length or None)


def _count(text: str, most: int) -> int | None:
    """Read a number, 0 where none is written; none where it is something else."""
    if not text:
        return 0
    found = _NUMBER.fullmatch(text)
    number = int(found[1]) if found else most + 1
    return number if number <= most else None


def _track(text: str, names: Mapping[str, str]) -> str | None:
    said = text.casefold().removeprefix("spår ").strip()
    if said in _TOGETHER:
        return BOTH
    known = {"1": TRACK_A, "a": TRACK_A, "2": TRACK_B, "b": TRACK_B}
    known |= {name.casefold(): track for track, name in names.items()}
    return known.get(said)
