"""Printed evaluations as results to compare: as they are printed, with what does not follow said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction

from questionnaires.comparison.results import TOTAL, Achieved, ComparedResult
from questionnaires.edition import Edition
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_
from questionnaires.printed import Deviation, PrintedFigure, as_assessed
from questionnaires.printed.figures import maximum_of
from questionnaires.printed.known import KnownPrint
from questionnaires.rounding import as_points

_Whose = tuple[str, int, str]


def printed_results(known: KnownPrint) -> list[ComparedResult]:
    """Give every printed evaluation of a known edition; one that several documents print is one result."""
    said = (*known.deviations, *known.flags)
    assessed: dict[_Whose, list[tuple[PrintedFigure, PrintedFigure]]] = defaultdict(list)
    for figure, kept in zip(known.figures, as_assessed(known.figures, said), strict=True):
        assessed[figure.municipality, figure.year, figure.edition].append((figure, kept))
    deviations: dict[_Whose, list[Deviation]] = defaultdict(list)
    for one in said:
        deviations[one.municipality, one.year, one.edition].append(one)
    return [
        _result(whose, pairs, deviations[whose], known.scales[whose[2]])
        for whose, pairs in assessed.items()
        if whose[2] in known.scales
    ]


def _result(
    whose: _Whose,
    pairs: list[tuple[PrintedFigure, PrintedFigure]],
    deviations: list[Deviation],
    edition: Edition,
) -> ComparedResult:
    name = whose[0].partition(" (")[0]
    doubted = {one.place for one in deviations if one.figure == "points"}
    best: dict[str, PrintedFigure] = {}
    for _printed, kept in sorted(pairs, key=lambda pair: (pair[1].repeated, pair[1].place in doubted)):
        if kept.achieved is not None and not kept.repeated:
            best.setdefault(_number(kept), kept)
    scores = {number: achieved for number, kept in best.items() if (achieved := _achieved(kept, edition))}
    left_out = {_number(p) for p, kept in pairs if p.achieved is not None and kept.achieved is None}
    return ComparedResult(
        f"{name}-{whose[1]}-{whose[2]}",
        name,
        whose[1],
        edition,
        scores,
        frozenset(left_out - set(scores)),
        tuple(dict.fromkeys(kept.source for _, kept in pairs)),
        tuple(_remarks(deviations)),
    )


def _number(figure: PrintedFigure) -> str:
    return TOTAL if figure.level == "total" else figure.number


def _achieved(figure: PrintedFigure, edition: Edition) -> Achieved | None:
    """Give a figure with its maximum, the edition's where none is printed; None where neither is known."""
    maximum = figure.maximum or maximum_of(edition, figure)
    if figure.achieved is None or not maximum:
        return None
    return Achieved(figure.achieved, maximum, figure.decimals, figure.percent)


def _remarks(deviations: Iterable[Deviation]) -> list[str]:
    """Tell what does not follow, with both values; what has one explanation is told once."""
    told: dict[str, list[Deviation]] = defaultdict(list)
    for one in deviations:
        told[one.explanation].append(one)
    return [f"{_where(group)}: {explanation}" for explanation, group in told.items()]


_OF: Mapping[str, str] = {"percent": N_("Procent i %(place)s"), "maximum": N_("Maxpoäng i %(place)s")}


def _where(group: list[Deviation]) -> str:
    """Name the places of some deviations, each once; one alone is told with both its values."""
    numbers = list(dict.fromkeys(one.number for one in group))
    first = group[0]
    if len(numbers) > 1:
        return _named(first, ", ".join(number or _("summan") for number in numbers))
    place = _named(first, _place(first))
    if first.printed is None or first.computed is None:
        return place
    return _(
        "%(place)s, tryckt %(printed)s, uträknat %(computed)s",
        place=place,
        printed=_value(first.printed),
        computed=_value(first.computed),
    )


def _named(one: Deviation, place: str) -> str:
    """Say what it is that does not follow, and where; points are what is meant when nothing is said."""
    return str(_OF[one.figure]) % {"place": place} if one.figure in _OF else _capital(place)


def _place(one: Deviation) -> str:
    if one.level == "area":
        return _("område %(number)s", number=one.number)
    return _("delområde %(number)s", number=one.number) if one.level == "subarea" else _("summan")


def _value(value: Fraction) -> str:
    return as_points(value, 2).rstrip("0").rstrip(",")


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
