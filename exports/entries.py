"""The plain values an export is told: finished results, whoever asked for them and wherever they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from questionnaires.compass import Compass
from questionnaires.edition import Edition, Source
from questionnaires.judgement.checks.unchecked import Unchecked


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence (underlag) a municipality points to; a file has no address, only a note."""

    question_id: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Compasses:
    """What the compass says of a municipality: its own, the agreed, and each evaluator's where open."""

    own: Compass
    agreed: Compass
    evaluators: tuple[Compass, Compass] | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """Something the evaluators have written: of which part, what kind of text, and the words."""

    part: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class FigureTold:
    """A key figure of a municipality: its value, where that stands, and other years."""

    figure_id: str
    year: int
    value: Fraction | None
    place: int | None
    among: int
    percentile: Fraction | None
    middle: Fraction | None
    years: Mapping[int, Fraction]


@dataclass(frozen=True, slots=True, eq=False)
class Nominee:
    """One nominated municipality: what the compass says, and the words behind it.

    Texts are kept by question id; descriptions by their heading, in the order they are to be read.
    """

    municipality: str
    compasses: Compasses | None = None
    motivations: Mapping[str, str] = field(default_factory=dict)
    spoken: tuple[Spoken, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    nomination: Compass | None = None
    reason: str = ""
    descriptions: Mapping[str, str] = field(default_factory=dict)
    figures: tuple[FigureTold, ...] = ()
    standing: Fraction | None = None
    receipt: str = ""
    unchecked: Unchecked | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A municipality in the jury's combined order; no mean and no wins where too few could judge it."""

    municipality: str
    place: int
    mean: Fraction | None
    wins: int | None
    ballots: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """The jury's combined order once it is shown, how it was counted, and what it withstands."""

    rows: tuple[Ranked, ...]
    ballots: int
    method: str
    held: str = ""


@dataclass(frozen=True, slots=True)
class Honoured:
    """Who was honoured when the round was announced, with what, and the jury's public words."""

    honour: str
    municipality: str
    motivation: str


@dataclass(frozen=True, slots=True, eq=False)
class JuryEntry:
    """Everything the jury of one round is to read; every nominee is counted under one edition, if any."""

    award: str
    round: str
    edition: Edition | None
    made_at: str
    nominees: tuple[Nominee, ...]
    nomination_edition: Edition | None = None
    honours: tuple[Honoured, ...] = ()
    ranking: Ranking | None = None
    sources: tuple[Source, ...] = ()
    figure_source: str = ""
