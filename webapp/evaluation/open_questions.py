"""What evaluators' pages and rules ask of those who come after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Select

from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.open_questions import OpenQuestion

if TYPE_CHECKING:
    from webapp.evaluation.queries.seats.own_seat import OwnSeat

takes_part: OpenQuestion[[int], Select[int]] = OpenQuestion()
"""Who, besides those with posts, has taken part in a round's choice? Given as a query for people's ids."""
preparation_of: OpenQuestion[[OwnSeat], list[dict[str, str]]] = OpenQuestion()
"""What has the municipality shown its evaluators to prepare with? Each with its address, name and day."""
last_report: OpenQuestion[[int], dict[str, str]] = OpenQuestion()
"""What did the report of an earlier evaluation say, by subarea and, for what can be better, by area?"""
consequence_of: OpenQuestion[[Evaluation, str], str] = OpenQuestion()
"""What does a change of the agreed mark of a question lead to, when others have read it? "" for nothing."""
