"""The cases to train on, from training/cases.toml."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from functools import cache
from pathlib import Path

from questionnaires.judgement.evaluators.cases import Case

_PATH = Path(__file__).parent.parent / "training" / "cases.toml"


@cache
def read_cases(path: Path = _PATH) -> tuple[Case, ...]:
    """Read the cases, in the order of the file; each on one line, however it is broken there."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Case(
            key,
            one["edition"],
            one["subarea"],
            one["source"],
            " ".join(one["text"].split()),
            Fraction(one["printed"]),
            Fraction(one["out_of"]),
        )
        for key, one in said.items()
    )
