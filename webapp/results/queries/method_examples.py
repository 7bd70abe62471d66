"""An example of every formula, counted by the code that counts: invented figures in, its own figures out."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from flask_babel import gettext as _

from questionnaires.comparison.spread import spread_of
from questionnaires.compass import count
from questionnaires.edition import Edition, Question
from questionnaires.rounding import as_difference, as_exact, as_points, percent
from webapp.award.queries.ranking.order_count import Ranked, combined

GROUP = (411, 421, 453, 493, 517)
"""Points of an invented group."""
ORDERS = ("ABC", "BAC")
"""How two invented jurors rank three municipalities."""
EVERY = 3
"""So many questions lie between those that the example of a span leaves unanswered."""


def example_of(key: str, edition: Edition) -> str:
    """Count the example of a formula, by its address."""
    return _EXAMPLES[key](edition)


def _question(edition: Edition) -> str:
    subarea = next(one for one in edition.subareas if len([*one.questions]) > 1)
    questions = [*subarea.questions]
    asked, mark = questions[0], _levels(questions[0])
    compass = count(edition, {asked.id: mark})
    score, whole = compass.question(asked.id).score, compass.subarea(subarea.number).maximum
    weights = sum(one.weight for one in questions)
    names = [
        f"”{next(level.name for level in part.levels if level.id == chosen)}”"
        for part, chosen in zip(asked.kind.parts, mark, strict=True)
    ]
    return _(
        "Fråga %(number)s med nivåerna %(levels)s: %(whole)s × %(weight)s / %(weights)s × %(share)s = "
        "%(points)s poäng, av frågans %(most)s.",
        number=asked.number,
        levels=", ".join(names),
        whole=_exact(whole),
        weight=asked.weight,
        weights=weights,
        share=_exact(score.secured / score.maximum),
        points=_exact(score.secured),
        most=_exact(score.maximum),
    )


def _levels(question: Question) -> tuple[str, ...]:
    """Choose a level that is neither the lowest nor the highest, and then the highest of each part."""
    first, *others = question.kind.parts
    return first.levels[len(first.levels) // 2].id, *(part.levels[-1].id for part in others)


def _sum(_edition: Edition) -> str:
    points, whole = Fraction(25, 2), Fraction(20)
    return _(
        "%(points)s av %(whole)s poäng är %(percent)s procent.",
        points=_exact(points),
        whole=_exact(whole),
        percent=percent(points, whole),
    )


def _span(edition: Edition) -> str:
    area = next(iter(edition.areas))
    marks = {one.id: _levels(one) for n, one in enumerate(area.questions) if n % EVERY}
    score = count(edition, marks).areas[area.number]
    return _(
        "I ett område där var tredje fråga är obesvarad är %(secured)s poäng säkrade. Det kan bli högst "
        "%(reached)s av %(whole)s.",
        secured=as_points(score.secured),
        reached=as_points(score.secured + score.open),
        whole=as_points(score.maximum),
    )


def _difference(_edition: Edition) -> str:
    agreed, own = Fraction(105, 2), Fraction(262, 5)
    return _(
        "%(agreed)s mot %(own)s läses %(read)s mot %(beside)s, och skillnaden är %(apart)s.",
        agreed=_exact(agreed),
        own=_exact(own),
        read=as_points(agreed),
        beside=as_points(own),
        apart=as_difference(agreed, own),
    )


def _median(_edition: Edition) -> str:
    spread = spread_of(map(Fraction, GROUP))
    *first, last = [as_points(Fraction(one)) for one in GROUP]
    return _(
        "Av %(first)s och %(last)s är medianen %(median)s, den nedre kvartilen %(lower)s och den övre "
        "%(upper)s.",
        first=", ".join(first),
        last=last,
        **{name: as_points(getattr(spread, name)) for name in ("median", "lower", "upper")},
    )


def _order(_edition: Edition) -> str:
    seen = frozenset(ORDERS[0])
    ranked = [Ranked({who: n for n, who in enumerate(order, start=1)}, seen) for order in ORDERS]
    told = [
        _("%(who)s får %(share)s och plats %(place)s", who=one.who, share=one.share, place=one.place)
        for one in combined(ORDERS[0], ranked)
    ]
    return _(
        "En ledamot sätter %(one)s, en annan %(other)s. %(told)s.",
        one=", ".join(ORDERS[0]),
        other=", ".join(ORDERS[1]),
        told="; ".join(told),
    )


def _exact(value: Fraction) -> str:
    return as_exact(value).replace(".", ",")


_EXAMPLES: dict[str, Callable[[Edition], str]] = {
    "fraga": _question,
    "summa": _sum,
    "spann": _span,
    "justering": _difference,
    "median": _median,
    "rangordning": _order,
}
