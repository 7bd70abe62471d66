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
from webapp.models.award.conflicts import EMPLOYER, FORMER_EMPLOYER, Tie
from webapp.models.award.figures import ACCEPTED, DECLINED, FigureTable, FigureValue, InvitationAnswer
from webapp.models.base import Base, db, deed
from webapp.models.evaluating.consensus import Beginning, Minutes, Pen
from webapp.models.evaluating.evaluations import Evaluation, EvaluatorMark, PublishedResult, Seat
from webapp.models.evaluating.texts import IMPROVEMENTS, RUNNING, STRENGTHS, AreaText, GoodExample
from webapp.models.evaluating.visiting import (
    DOCUMENT,
    INTERVIEW,
    WEB,
    EvaluationSource,
    InterviewQuestion,
    PlanTick,
    SourceLink,
)
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
    "DOCUMENT",
    "ELECTED",
    "EMPLOYED",
    "EMPLOYER",
    "FORMER_EMPLOYER",
    "IMPROVEMENTS",
    "INTERNAL",
    "INTERVIEW",
    "MENTION",
    "NO_CONFLICT",
    "OTHER",
    "RUNNING",
    "STRENGTHS",
    "WEB",
    "WINNER",
    "Answer",
    "AreaText",
    "Assessment",
    "Ballot",
    "Base",
    "Beginning",
    "Certificate",
    "Comment",
    "Declaration",
    "Entrant",
    "Evaluation",
    "EvaluationSource",
    "EvaluatorMark",
    "Event",
    "FigureTable",
    "FigureValue",
    "GoodExample",
    "Honour",
    "InterviewQuestion",
    "Invitation",
    "InvitationAnswer",
    "Letter",
    "Membership",
    "Minutes",
    "Motivation",
    "Municipality",
    "NominationReason",
    "Panel",
    "Pen",
    "Person",
    "PlanTick",
    "Post",
    "PrintedFigure",
    "PrintedFlag",
    "PrivateNote",
    "Proposal",
    "PublishedResult",
    "Round",
    "Seat",
    "SecondSay",
    "SourceLink",
    "StepDate",
    "Task",
    "Tie",
    "Withdrawal",
    "db",
    "deed",
]
