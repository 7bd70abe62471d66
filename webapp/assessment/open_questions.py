"""What a municipality's pages ask of those who come after: whether they have begun, and what they add."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, SelectBase

from questionnaires.compass import Compass
from webapp.assessment.models.teamwork import Comment
from webapp.assessment.queries.calculation import Reckoning
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.ground.open_questions import OpenQuestion
from webapp.ground.who import Person

has_begun: OpenQuestion[[OwnAssessment, bool], bool] = OpenQuestion()
"""Has somebody begun to read what was handed in? The second word: hold whoever may be about to begin."""
is_blind: OpenQuestion[[OwnAssessment], bool] = OpenQuestion()
"""Does this person also judge the answers, without seeing yet what the other evaluator says?"""
beside_overview: OpenQuestion[[OwnAssessment, Compass], dict[str, Any]] = OpenQuestion()
"""What stands beside the municipality's figures on its overview."""
beside_calculation: OpenQuestion[[OwnAssessment, Compass, Reckoning], dict[str, Any]] = OpenQuestion()
"""What stands beside a figure whose calculation is shown."""
hears_talk: OpenQuestion[[Comment], list[tuple[Person, str]]] = OpenQuestion()
"""Who beyond the municipality may read a shared comment and is to hear of it, and on which page?"""
blind_judges: OpenQuestion[[int], set[int]] = OpenQuestion()
"""Who judges the answers of an assessment, and does not see yet what the other evaluator says?"""
beside_questions: OpenQuestion[[BindParameter[int]], SelectBase] = OpenQuestion()
"""What else stands beside the questions of an assessment? Given as a query for its kind, the question's id,
nothing, and how many: all are asked at once."""
