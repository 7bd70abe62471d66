"""How a comparison is told: its group, and whom one can choose into a group of one's own."""

from __future__ import annotations

from flask_babel import gettext as _

from questionnaires.comparison.groups import ALL, CHOSEN, LATEST, SAME_GROUP, SAME_KIND, ComparedGroup
from questionnaires.comparison.results import ComparedResult, ordered
from webapp.ground.frame.filters import points
from webapp.results.queries.comparison.comparison import Choices, Comparison, Median

EXAMPLES = (
    (
        "Södertälje-2006-2003",
        "Trollhättan-2004-2003",
        "Uddevalla-2005-2003",
        "Botkyrka-2005-2003",
        "Örebro-2006-2003",
    ),
    ("Örebro-2012-2012", "Örebro-2010-2010"),
)
"""Comparisons that are printed in reports, to begin with: Södertälje's of 2006 and Örebro's of 2012."""


def kinds() -> list[tuple[str, str, str]]:
    """Give the kinds of groups with their names, and what each is."""
    return [
        (ALL, _("Alla i samma utgåva"), _("Det senaste resultatet från varje annan kommun eller stadsdel.")),
        (
            LATEST,
            _("De senaste"),
            _("Så många som ni skriver här under, och de från samma år som den sista."),
        ),
        (SAME_GROUP, _("Samma kommungrupp"), _("SKR:s nio grupper, som indelningen är sedan 2023.")),
        (
            SAME_KIND,
            _("Samma huvudgrupp"),
            _(
                "Storstäder, större städer eller mindre städer och landsbygd, med kommunerna runt dem: det "
                "närmaste vi kommer lika stora kommuner. Invånarantal finns inte här."
            ),
        ),
        (
            CHOSEN,
            _("De vi väljer själva"),
            _("Minst fem i samma utgåva. Kryssa för dem i listan här under."),
        ),
    ]


def examples(choices: Choices) -> list[list[ComparedResult]]:
    """Give the printed comparisons whose results are all there."""
    return [
        [choices.by_key[key] for key in keys]
        for keys in EXAMPLES
        if all(key in choices.by_key for key in keys)
    ]


def group_name(comparison: Comparison) -> str:
    """Tell which group it is, how many, and from when."""
    group = comparison.group
    if group is None:
        return ""
    return _("%(name)s: %(n)s resultat, %(period)s", name=_name(group), n=group.n, period=group.period)


def _name(group: ComparedGroup) -> str:
    """Name a kind of group; that of SKR with the year of its grouping."""
    if group.group is not None:
        year, code = group.group.grouping, group.group.code
        if group.kind == SAME_GROUP:
            return _("kommungruppen %(name)s (SKR %(year)s)", name=group.group.name, year=year)
        return _("huvudgrupp %(code)s (SKR %(year)s)", code=code[0], year=year)
    names = {ALL: _("alla andra i samma utgåva"), LATEST: _("de senaste"), CHOSEN: _("valda kommuner")}
    return names[group.kind]


def members(choices: Choices, comparison: Comparison | None) -> list[ComparedResult]:
    """List whom one can choose into a group: those of the same edition, or all before an edition is known."""
    if comparison is None:
        return ordered(choices.results)
    edition = comparison.main.result.edition.id
    return ordered(one for one in choices.results if one.edition.id == edition)


def median_words(comparison: Comparison) -> str:
    """Tell which medians are added, and whose they are; nothing where none is."""
    return " ".join(_median_words(number, one) for number, one in comparison.medians.items())


def _median_words(number: str, one: Median) -> str:
    said = {"number": number, "points": points(one.points, 1)}
    if one.printed is None:
        return _("Område %(number)s: %(points)s poäng, gruppens median.", **said)
    return _(
        "Område %(number)s: %(points)s poäng, tryckt median (%(period)s).", period=one.printed.period, **said
    )
