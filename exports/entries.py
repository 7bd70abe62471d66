"""The plain values an export is told: finished results, whoever asked for them and wherever they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from questionnaires.compass import Compass
from questionnaires.edition import Edition


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence (underlag) a municipality points to; a file has no address, only a note."""

    question_id: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Nominee:
    """One nominated municipality: its own points, the evaluators' agreed points, and the words behind them.

    Texts are kept by question id; descriptions by their heading, in the order they are to be read.
    """

    municipality: str
    own: Compass
    agreed: Compass
    motivations: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    nomination: Compass | None = None
    descriptions: Mapping[str, str] = field(default_factory=dict)
    receipt: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class JuryEntry:
    """Everything the jury of one round is to read; every nominee is counted under the same edition."""

    award: str
    round: str
    edition: Edition
    made_at: str
    nominees: tuple[Nominee, ...]
    nomination_edition: Edition | None = None

    @property
    def digest(self) -> str:
        """Give the digest of the edition the points were counted under."""
        return self.edition.digest
