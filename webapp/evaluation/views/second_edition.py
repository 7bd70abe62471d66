"""One visit on two scales, as every page of a fixed result offers it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import ngettext

from questionnaires.compass import Compass
from questionnaires.succession.estimate import Estimate
from questionnaires.succession.second_edition import Carried
from webapp.evaluation.queries import second_edition
from webapp.ground import charts
from webapp.ground.frame import page
from webapp.ground.frame.filters import points

EDITION = "edition"
"""The name of the field in the address that names the second edition."""

REMARKS: dict[str, Callable[[int, dict[str, object]], str]] = {
    "stricter": lambda many, names: ngettext(
        "Den skärpta frågan kräver mer i %(second)s än i %(first)s. Poängen för den kan vara för höga.",
        "De skärpta frågorna kräver mer i %(second)s än i %(first)s. Poängen för dem kan vara för höga.",
        many,
        **names,
    ),
    "milder": lambda many, names: ngettext(
        "%(num)s fråga kräver mindre i %(second)s än i %(first)s. Poängen för den kan vara för låga.",
        "%(num)s frågor kräver mindre i %(second)s än i %(first)s. Poängen för dem kan vara för låga.",
        many,
        **names,
    ),
    "without": lambda many, names: ngettext(
        "%(num)s fråga i %(second)s har ingen motsvarighet i %(first)s. Den är öppen, inte noll.",
        "%(num)s frågor i %(second)s har ingen motsvarighet i %(first)s. De är öppna, inte noll.",
        many,
        **names,
    ),
    "open": lambda many, names: ngettext(
        "%(num)s fråga i %(second)s är öppen, eftersom den inte är helt besvarad i %(first)s.",
        "%(num)s frågor i %(second)s är öppna, eftersom de inte är helt besvarade i %(first)s.",
        many,
        **names,
    ),
    "not_applicable": lambda many, names: ngettext(
        "%(num)s fråga är inte tillämplig och räknas bort.",
        "%(num)s frågor är inte tillämpliga och räknas bort.",
        many,
        **names,
    ),
    "left": lambda many, names: ngettext(
        "%(num)s bedömd fråga i %(first)s har ingen motsvarighet i %(second)s och räknas inte med.",
        "%(num)s bedömda frågor i %(first)s har ingen motsvarighet i %(second)s och räknas inte med.",
        many,
        **names,
    ),
}
"""What a reader needs to know of how marks came over, for one question and for several."""


def offered(municipality: str, agreed: Compass) -> dict[str, Any]:
    """Offer the editions a fixed result can also be counted in; show it in the one the address names."""
    scale = second_edition.second_scale(agreed, request.args.get(EDITION, ""))
    carried = scale.carried
    return {
        "choices": scale.choices,
        "asked": scale.asked,
        "refused": scale.refused,
        "scales": [_drawn(municipality, one) for one in (carried.first, carried.second)] if carried else [],
        "coverage": _coverage(carried) if carried else "",
        "estimate": _estimate(scale.estimate) if scale.estimate else [],
        "remarks": _remarks(carried) if carried else [],
    }


def _drawn(municipality: str, compass: Compass) -> dict[str, Any]:
    """Give one scale: its compass and its rose."""
    who = f"{municipality}, {compass.edition.name}"
    return {
        "compass": compass,
        "edition": compass.edition,
        "rays": charts.rose_rays(compass),
        "label": page.rose_label(who, compass),
    }


def _coverage(carried: Carried) -> str:
    """Say how much of the second edition the carried marks reach."""
    reached = carried.points_reached
    told = _(
        "Räknat på %(reached)s av %(of)s frågor, %(points)s av %(maximum)s poäng",
        reached=len(carried.marks),
        of=len(carried.edition.questions),
        points=points(reached, 0 if reached.denominator == 1 else carried.edition.decimals),
        maximum=points(carried.second.total.maximum),
    )
    many = len(carried.stricter)
    stricter = ngettext("%(num)s fråga är skärpt", "%(num)s frågor är skärpta", many)
    return f"{told}; {stricter}." if many else f"{told}."


def _estimate(found: Estimate) -> list[str]:
    """Say what a declared estimate is, how far off it may be, and what it rests on."""
    total = found.total
    told = [
        _(
            "Uppskattning: ungefär %(points)s av %(maximum)s poäng, i två fall av tre mellan %(least)s och "
            "%(most)s. Den är inte räknad utan gissad, och läggs aldrig till poängen.",
            points=points(Fraction(round(total.points))),
            maximum=points(total.maximum),
            least=points(Fraction(round(total.least))),
            most=points(Fraction(round(total.most))),
        )
    ]
    if found.filled:
        told.append(
            ngettext(
                "Den fråga som inget svarar mot får medelandelen i sitt område.",
                "De %(num)s frågor som inget svarar mot får medelandelen i sitt område.",
                found.filled,
            )
        )
    if found.printed:
        told.append(
            ngettext(
                "Ett besök är tryckt på båda skalorna i %(num)s område, och skillnaden där flyttar talet.",
                "Ett besök är tryckt på båda skalorna i %(num)s områden, och skillnaden där flyttar talet.",
                len(found.printed.old),
            )
        )
    return told


def _remarks(carried: Carried) -> list[str]:
    """Say what a reader needs to know of how the marks came over; what concerns no question is left out."""
    names: dict[str, object] = {"first": carried.first.edition.name, "second": carried.edition.name}
    concerned = {
        "stricter": len(carried.stricter),
        "milder": len(carried.milder),
        "without": len(carried.without),
        "open": len(carried.unreached) - len(carried.without),
        "not_applicable": carried.not_applicable,
        "left": len(carried.left),
    }
    return [REMARKS[what](many, names) for what, many in concerned.items() if many]
