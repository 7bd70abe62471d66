"""What the rules are told about the world outside an edition."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

PRINTED_MAXIMUM = {"kommunkompassen": Fraction(100)}
"""What every area of a bank gives, as printed."""


class Known(NamedTuple):
    """What an edition may point at outside itself."""

    sources: frozenset[str]
    editions: frozenset[str]
