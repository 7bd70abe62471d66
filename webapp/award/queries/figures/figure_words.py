"""How the values of key figures are written when somebody is asked about them."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

from flask_babel import gettext as _

from questionnaires.edition import Figure

_ABOUT = (Decimal("0.8"), Decimal("1.25"))
_THREE, _HUNDRED = Context(prec=3), 100


def plausible(figure: Figure) -> str:
    """Write what a figure usually is: "35 till 100 procent"."""
    lowest, highest = figure.plausible or (Fraction(0), Fraction(0))
    told = (near(Decimal(one.numerator) / one.denominator) for one in (lowest, highest))
    least, most = told
    return _("%(least)s till %(most)s %(unit)s", least=least, most=most, unit=figure.unit)


def in_words(times: Decimal) -> str:
    """Say how many times larger or smaller, in words where it is a round number."""
    for many, word in ((10, _("tio")), (100, _("hundra")), (1000, _("tusen")), (1_000_000, _("en miljon"))):
        if _ABOUT[0] < times / many < _ABOUT[1]:
            return _("%(many)s gånger större", many=word)
        if _ABOUT[0] < times * many < _ABOUT[1]:
            return _("%(many)s gånger mindre", many=word)
    if times < 1:
        return _("%(many)s gånger mindre", many=near(1 / times))
    return _("%(many)s gånger större", many=near(times))


def near(value: Decimal) -> str:
    """Write a figure so that it can be compared: three figures that say something."""
    text = f"{_THREE.plus(value) if abs(value) < _HUNDRED else value.to_integral_value():,f}"
    text = text.rstrip("0").removesuffix(".") if "." in text else text
    return text.replace(",", "\u00a0").replace(".", ",")


def written(value: str) -> str:
    """Write a kept value as a Swede does."""
    return value.replace(".", ",")
