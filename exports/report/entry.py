"""What a report is told, as plain values: figures, what the evaluators wrote, and what to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction

from questionnaires.compass import Compass
from questionnaires.judgement.checks.unchecked import Unchecked
from questionnaires.printed.references import Reference
from questionnaires.succession.second_edition import Carried

STRENGTHS, IMPROVEMENTS, RUNNING = "strengths", "improvements", "running"
BRIEF, VISIT, SUMMARY = "brief", "visit", "summary"
"""The three texts of a whole report: the municipality in brief, the visit, and the summary."""

LEAST = 5
"""A group of fewer is withheld: its mean would tell too much of each."""


@dataclass(frozen=True, slots=True)
class Example:
    """A good example in one area or subarea, and where one can learn more."""

    part: str
    text: str
    learn_from: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """An evaluation to compare with, of the same edition: points by area number, None where not assessed."""

    name: str
    areas: Mapping[str, Fraction | None]
    total: Fraction
    maximum: Fraction
    source: str = ""


@dataclass(frozen=True, slots=True)
class GroupMean:
    """The mean of a reference group: of when and how many; withheld where they are too few."""

    about: str
    period: str
    n: int
    areas: Mapping[str, Fraction] = field(default_factory=dict)
    total: Fraction | None = None

    @property
    def withheld(self) -> bool:
        """Tell whether the group is too small to be shown."""
        return self.n < LEAST


@dataclass(frozen=True, slots=True, eq=False)
class ReportEntry:
    """Everything one report is told; `fixed_at` is not there while it is a draft."""

    municipality: str
    agreed: Compass
    own: Compass
    moment: datetime
    fixed_at: datetime | None = None
    occasion: str = ""
    facts: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()
    group: GroupMean | None = None
    references: tuple[Reference, ...] = ()
    earlier: tuple[Beside, ...] = ()
    others: tuple[Beside, ...] = ()
    second: Carried | None = None
    unchecked: Unchecked | None = None
    """What was accepted without a check; None where it was not kept, or nothing is agreed on."""

    @property
    def draft(self) -> bool:
        """Tell whether the result is still open."""
        return self.fixed_at is None
