"""What the database remembers."""

from webapp.models.assessments import AWARD, INTERNAL, Answer, Assessment
from webapp.models.base import Base, db, deed
from webapp.models.evaluations import Evaluation, EvaluatorMark, PublishedResult, Seat
from webapp.models.events import Event
from webapp.models.invitations import Invitation
from webapp.models.letters import Letter
from webapp.models.people import Membership, Municipality, Person, Post
from webapp.models.printed import PrintedFigure, PrintedFlag
from webapp.models.rounds import Entrant, Round, SecondSay, StepDate

__all__ = [
    "AWARD",
    "INTERNAL",
    "Answer",
    "Assessment",
    "Base",
    "Entrant",
    "Evaluation",
    "EvaluatorMark",
    "Event",
    "Invitation",
    "Letter",
    "Membership",
    "Municipality",
    "Person",
    "Post",
    "PrintedFigure",
    "PrintedFlag",
    "PublishedResult",
    "Round",
    "Seat",
    "SecondSay",
    "StepDate",
    "db",
    "deed",
]
