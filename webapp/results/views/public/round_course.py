"""How an announced round went, in sentences: who took part, how they were judged, and how near they came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from flask_babel import gettext as _
from flask_babel import ngettext

from questionnaires.rounding import apart
from webapp.ground.frame.filters import full_time, points
from webapp.results.queries.summaries.announced_rounds import round_facts

if TYPE_CHECKING:
    from webapp.results.queries.summaries.announced_rounds import AnnouncedRound
    from webapp.results.queries.summaries.summaries import PublicResult

NEAR = Fraction(2, 100)
"""Two sums this near, as a share of the most, may change places if questions weigh otherwise."""


class RoundCourse(NamedTuple):
    """How a round went: how many took part, what was done, and how near the first two came."""

    participants: int
    told: tuple[tuple[str, str], ...]
    nearness: str


def course_of(award_round: AnnouncedRound, evaluated: Sequence[PublicResult]) -> RoundCourse:
    """Tell how a round went, of what is public of it."""
    facts = round_facts(award_round)
    told = [*_evaluated(evaluated)]
    if facts.rankings:
        many = ngettext(
            "%(num)s ledamot lämnade en hemlig rangordning.",
            "%(num)s ledamöter lämnade hemliga rangordningar.",
            facts.rankings,
        )
        told.append((_("Juryn."), many))
    when = full_time(award_round.announced_at).rpartition(".")[0]
    told.append(
        (_("Beslut."), _("Två personer i kansliet bekräftade offentliggörandet %(when)s.", when=when))
    )
    return RoundCourse(facts.participants, tuple(told), nearness(evaluated))


def nearness(evaluated: Iterable[PublicResult]) -> str:
    """Say how many points lie between the two highest; nothing where they are not counted alike."""
    several = sorted((one for one in evaluated if one.total), key=_points, reverse=True)
    if len(several) < 2:  # noqa: PLR2004 -- one is near nobody
        return ""
    first, second = several[:2]
    if first.edition is not second.edition or first.total is None or second.total is None:
        return ""
    if first.total.maximum != second.total.maximum or first.edition is None:
        return ""
    decimals = first.edition.decimals
    between = apart(first.total.points, second.total.points, decimals)
    names = {"first": first.municipality, "second": second.municipality}
    said = (
        _("%(points)s poäng skiljer %(first)s och %(second)s.", points=points(between, decimals), **names)
        if between
        else _("%(first)s och %(second)s har lika många poäng.", **names)
    )
    near = between <= NEAR * first.total.maximum
    weighed = _("Så nära kan ordningen bero på hur frågorna vägs.")
    return f"{said} {weighed}" if near else said


def _evaluated(evaluated: Sequence[PublicResult]) -> Iterable[tuple[str, str]]:
    """Tell of the self-assessments and the evaluations, where all are of one edition."""
    editions = {one.edition for one in evaluated}
    edition = editions.pop() if len(editions) == 1 else None
    if edition is None:
        return
    counts = sorted(one.answered for one in evaluated)
    few = str(counts[0]) if counts[0] == counts[-1] else f"{counts[0]}–{counts[-1]}"
    asked = _("Varje kommun fick %(many)s frågor.", many=len(edition.questions))
    answered = _("%(few)s av dem besvarades.", few=few)
    yield _("Självvärdering."), f"{asked} {answered}"
    moved = [abs(one.total.points - one.total.own) for one in evaluated if one.total]
    mean = sum(moved, Fraction(0)) / len(moved)
    apart_first = _("Två utvärderare bedömde var för sig, utan att se varandra, och enades sedan.")
    changed = _("I snitt ändrades %(points)s poäng.", points=points(mean, edition.decimals))
    yield _("Utvärdering."), f"{apart_first} {changed}"


def _points(one: PublicResult) -> Fraction:
    return one.total.points if one.total else Fraction(0)
