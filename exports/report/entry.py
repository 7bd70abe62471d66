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

STRENGTHS, IMPROVEMENTS, RUNNING, SINCE = "strengths", "improvements", "running", "since"
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
class Fact:
    """A short fact (kortfakta) about the municipality: of which year, and who says so."""

    name: str
    value: str
    year: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of the council (mandat), party by party: of which election year, and who says so."""

    parties: tuple[tuple[str, int], ...]
    year: str
    source: str


@dataclass(frozen=True, slots=True)
class LastTime:
    """What the last evaluation said could be better: by area of its own edition."""

    year: int
    edition: str
    """The name of its edition."""
    same: bool
    """The edition is the one of this evaluation, so that areas are the same."""
    said: tuple[tuple[str, str, str], ...]
    """The area's number, its name, and its improvement areas as they were written."""


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
    evaluators: tuple[str, ...] = ()
    """Who has evaluated, each with employer."""
    visited: str = ""
    """The days of the visit and where it was."""
    met: str = ""
    """How much the evaluators have read and whom they have met, counted."""
    short_facts: tuple[Fact, ...] = ()
    seats: Seats | None = None
    years_before: tuple[int, ...] | None = None
    """The years of the known evaluations before this one; None where they are not told."""
    ungrounded: frozenset[str] | None = None
    """The questions whose agreed mark rests on no source and no note; None where it is not known."""
    public: bool = False
    """Told to everybody: some texts are then not there."""
    last_time: LastTime | None = None
    version: str = ""
    """Which version of a draft this is, where it is one that the municipality was given."""
    unchecked: Unchecked | None = None
    """What was accepted without a check; None where it was not kept, or nothing is agreed on."""

    @property
    def draft(self) -> bool:
        """Tell whether the result is still open."""
        return self.fixed_at is None
