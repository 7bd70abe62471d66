"""What the database remembers."""

from webapp.models.assessments import AWARD, INTERNAL, Answer, Assessment
from webapp.models.base import Base, db, deed
from webapp.models.evaluations import (
    AGREED,
    TRACK_A,
    TRACK_B,
    Evaluation,
    EvaluatorMark,
    PublishedResult,
    Seat,
)
from webapp.models.events import Event
from webapp.models.people import (
    CONTRIBUTOR,
    COORDINATOR,
    EVALUATOR,
    JUROR,
    OFFICER,
    READER,
    ROLE_NAMES,
    Membership,
    Municipality,
    Person,
    Post,
)
from webapp.models.rounds import Entrant, Round

__all__ = [
    "AGREED", "AWARD", "CONTRIBUTOR", "COORDINATOR", "EVALUATOR", "INTERNAL", "JUROR", "OFFICER", "READER",
    "ROLE_NAMES", "TRACK_A", "TRACK_B", "Answer", "Assessment", "Base", "Entrant", "Evaluation",
    "EvaluatorMark", "Event", "Membership", "Municipality", "Person", "Post", "PublishedResult", "Round",
    "Seat", "db", "deed",
]
