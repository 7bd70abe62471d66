"""What the database remembers."""

from webapp.models.assessments import AWARD, INTERNAL, Answer, Assessment
from webapp.models.award.choosing import (
    ELECTED,
    EMPLOYED,
    MENTION,
    NO_CONFLICT,
    OTHER,
    WINNER,
    Ballot,
    Declaration,
    Honour,
    Motivation,
    NominationReason,
    Panel,
    PrivateNote,
    Withdrawal,
)
from webapp.models.award.figures import ACCEPTED, DECLINED, FigureTable, FigureValue, InvitationAnswer
from webapp.models.base import Base, db, deed
from webapp.models.evaluating.evaluations import Evaluation, EvaluatorMark, PublishedResult, Seat
from webapp.models.evaluating.texts import IMPROVEMENTS, RUNNING, STRENGTHS, AreaText, GoodExample
from webapp.models.events import Event
from webapp.models.mailing import Invitation, Letter
from webapp.models.people import Membership, Municipality, Person, Post
from webapp.models.printed import PrintedFigure, PrintedFlag
from webapp.models.rounds import Entrant, Round, SecondSay, StepDate
from webapp.models.together import Certificate, Comment, Proposal, Task

__all__ = [
    "ACCEPTED",
    "AWARD",
    "DECLINED",
    "ELECTED",
    "EMPLOYED",
    "IMPROVEMENTS",
    "INTERNAL",
    "MENTION",
    "NO_CONFLICT",
    "OTHER",
    "RUNNING",
    "STRENGTHS",
    "WINNER",
    "Answer",
    "AreaText",
    "Assessment",
    "Ballot",
    "Base",
    "Certificate",
    "Comment",
    "Declaration",
    "Entrant",
    "Evaluation",
    "EvaluatorMark",
    "Event",
    "FigureTable",
    "FigureValue",
    "GoodExample",
    "Honour",
    "Invitation",
    "InvitationAnswer",
    "Letter",
    "Membership",
    "Motivation",
    "Municipality",
    "NominationReason",
    "Panel",
    "Person",
    "Post",
    "PrintedFigure",
    "PrintedFlag",
    "PrivateNote",
    "Proposal",
    "PublishedResult",
    "Round",
    "Seat",
    "SecondSay",
    "StepDate",
    "Task",
    "Withdrawal",
    "db",
    "deed",
]
