"""What the database remembers."""

from webapp.models.assessments import AWARD, INTERNAL, Answer, Assessment
from webapp.models.base import Base, db, deed
from webapp.models.evaluations import Evaluation, EvaluatorMark, PublishedResult, Seat
from webapp.models.events import Event
from webapp.models.people import Membership, Municipality, Person, Post
from webapp.models.printed import PrintedFigure, PrintedFlag
from webapp.models.rounds import Entrant, Round
from webapp.models.together import Certificate, Comment, Proposal, Task

__all__ = [
    "AWARD",
    "INTERNAL",
    "Answer",
    "Assessment",
    "Base",
    "Certificate",
    "Comment",
    "Entrant",
    "Evaluation",
    "EvaluatorMark",
    "Event",
    "Membership",
    "Municipality",
    "Person",
    "Post",
    "PrintedFigure",
    "PrintedFlag",
    "Proposal",
    "PublishedResult",
    "Round",
    "Seat",
    "Task",
    "db",
    "deed",
]
