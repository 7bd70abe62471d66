"""When a tie makes a person partial: a pure rule over plain values, without a database."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from flask_babel import gettext as _

from questionnaires.municipalities.register import municipalities, named
from webapp.people.models.ties import ELECTED, EMPLOYER, FORMER_EMPLOYER

MEMBER = "member"
"""The tie of whoever works for a municipality in this very service."""


@dataclass(frozen=True, slots=True)
class KnownTie:
    """What is known of a person and a municipality; without `to_year` it goes on."""

    municipality: str
    kind: str
    to_year: int | None = None


def conflicts(
    ties: Iterable[KnownTie], place: str, rivals: Collection[str], year: int, years: int
) -> list[str]:
    """Say why a person may not judge a municipality: nothing where there is no reason.

    `rivals` are the municipalities that compete with it; `years` is how long a tie that has ended counts.
    """
    counted = [tie for tie in ties if counts(tie, year, years)]
    own = [words(tie) for tie in counted if whole(tie.municipality) == whole(place)]
    competing = {whole(rival) for rival in rivals} - {whole(place)}
    against = [
        _("%(tie)s, som deltar i samma omgång", tie=words(tie))
        for tie in counted
        if whole(tie.municipality) in competing
    ]
    return list(dict.fromkeys([*own, *against]))


def counts(tie: KnownTie, year: int, years: int) -> bool:
    """Tell whether a tie still counts: it goes on, or ended few enough years ago."""
    return tie.to_year is None or year - tie.to_year <= years


def words(tie: KnownTie) -> str:
    """Say what a tie is, to be read after a person's name."""
    until = _(" till %(year)s", year=tie.to_year) if tie.to_year else ""
    said = {
        MEMBER: _("hör till %(place)s", place=tie.municipality),
        EMPLOYER: _("anställd i %(place)s", place=tie.municipality),
        FORMER_EMPLOYER: _("tidigare anställd i %(place)s", place=tie.municipality),
        ELECTED: _("förtroendevald i %(place)s", place=tie.municipality),
    }
    return said.get(tie.kind, _("har en annan bindning till %(place)s", place=tie.municipality)) + until


@cache
def whole(name: str) -> str:
    """Give the municipality that a district is part of; all others are their own."""
    found = named(name)
    if found is None or not found.part_of:
        return name
    return next(one.name for one in municipalities() if one.code == found.part_of)
