"""When a tie makes a person partial: a pure rule over plain values, without a database."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from flask_babel import gettext as _
from flask_babel import lazy_gettext as N_
from flask_babel.speaklater import LazyString

from questionnaires.municipalities.register import municipalities, named
from webapp.people.models.ties import ELECTED, EMPLOYER, FORMER_EMPLOYER, OTHER

MEMBER = "member"
"""The tie of whoever works for a municipality in this very service."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of tie: the words one chooses it by, and those read after a name, with the place in them."""

    choice: LazyString | str
    said: LazyString | str


KINDS = {
    EMPLOYER: Kind(N_("Anställd nu"), N_("anställd i %(place)s")),
    FORMER_EMPLOYER: Kind(N_("Tidigare anställd"), N_("tidigare anställd i %(place)s")),
    ELECTED: Kind(N_("Förtroendevald"), N_("förtroendevald i %(place)s")),
    OTHER: Kind(N_("Något annat, eller osäker"), N_("har en annan bindning till %(place)s")),
}
"""Every kind of tie that can be stated, in the order it is offered: a new one takes a row here, no more."""


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
    if not counted:
        return []
    own = [words(tie) for tie in counted if whole(tie.municipality) == whole(place)]
    competing = _wholes(frozenset(rivals))
    against = [
        _("%(tie)s, som deltar i samma omgång", tie=words(tie))
        for tie in counted
        if whole(tie.municipality) in competing and whole(tie.municipality) != whole(place)
    ]
    return list(dict.fromkeys([*own, *against]))


def counts(tie: KnownTie, year: int, years: int) -> bool:
    """Tell whether a tie still counts: it goes on, or ended few enough years ago."""
    return tie.to_year is None or year - tie.to_year <= years


def words(tie: KnownTie) -> str:
    """Say what a tie is, to be read after a person's name."""
    until = _(" till %(year)s", year=tie.to_year) if tie.to_year else ""
    if tie.kind == MEMBER:
        return _("hör till %(place)s", place=tie.municipality) + until
    said = KINDS.get(tie.kind, KINDS[OTHER]).said
    return str(said) % {"place": tie.municipality} + until


@lru_cache(maxsize=32)
def _wholes(names: frozenset[str]) -> frozenset[str]:
    """Give the same of many: a country's competitors are asked of for every evaluator and nominee."""
    return frozenset(whole(name) for name in names)


@cache
def whole(name: str) -> str:
    """Give the municipality that a district is part of; all others are their own."""
    found = named(name)
    if found is None or not found.part_of:
        return name
    return next(one.name for one in municipalities() if one.code == found.part_of)
