"""What the register asks of those who use evidence: at which question, in which year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from webapp.ground.open_questions import OpenQuestion

if TYPE_CHECKING:
    from collections.abc import Collection

    from webapp.evidence.models.evidence import Evidence, EvidenceUse
    from webapp.evidence.queries.beside_answers import Beside


@dataclass(frozen=True, slots=True)
class Use:
    """One place where evidence is used, in words, and the path of its page."""

    evidence_id: int
    assessment_id: int
    question_id: str
    place: str
    """The number of the question, as "3.2.2"."""
    within: str
    """What the answers are called that it stands among."""
    year: int
    path: str
    page: str


uses_told: OpenQuestion[[list[EvidenceUse]], list[Use]] = OpenQuestion()
"""In which words is each of these uses told? One whose answers were taken away is left out."""
other_uses: OpenQuestion[[Collection[Evidence]], list[Use]] = OpenQuestion()
"""Where else is evidence used than beside an answer? What is used is withdrawn, never taken away."""
is_kept: OpenQuestion[[int], bool] = OpenQuestion()
"""Does somebody else keep evidence, who does not tell where? It is not taken away either."""
also_given: OpenQuestion[[int], dict[str, list[Beside]]] = OpenQuestion()
"""What evidence has its evaluators been given for an assessment after the hand-in, by question?"""
