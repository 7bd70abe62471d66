"""What evaluators' pages and rules ask of those who come after them."""

from __future__ import annotations

from sqlalchemy import Select

from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.open_questions import OpenQuestion

takes_part: OpenQuestion[[int], Select[int]] = OpenQuestion()
"""Who, besides those with posts, has taken part in a round's choice? Given as a query for people's ids."""
consequence_of: OpenQuestion[[Evaluation, str], str] = OpenQuestion()
"""What does a change of the agreed mark of a question lead to, when others have read it? "" for nothing."""
