"""All answers of an assessment to read through: what each lacks, and what changed since last time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from itertools import groupby

from flask_babel import lazy_gettext as _
from sqlalchemy import and_, func, select

from questionnaires.compass import QuestionScore
from questionnaires.edition import Description, Question
from webapp.assessment.content import Said, said_from
from webapp.assessment.events import ANSWER_SAVED
from webapp.assessment.models.read_throughs import ReadThrough
from webapp.assessment.queries.answers import Kept
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.progress import UNTOUCHED, Standing, standing
from webapp.assessment.queries.read_through import question_search
from webapp.assessment.queries.teamwork.comments import Thread, all_threads
from webapp.assessment.queries.teamwork.tasks import HandedOut, handed_out
from webapp.assessment.saved_changes import WHOLE_EVERY, versions
from webapp.evidence.queries.beside_answers import Beside, beside_answers
from webapp.ground.events.models import Event
from webapp.ground.store.database import db

ALL, UNANSWERED, BEGUN, MINE, CHANGED = "", "obesvarade", "paborjade", "mina", "andrade"
WITHOUT_EVIDENCE, WITHOUT_WORDS = "utan-underlag", "utan-text-och-underlag"
UNKNOWN = "vet-inte"
LEFT_OUT, DISCUSSED, UNRESOLVED = "ej-tillampliga", "samtal", "oppna-samtal"
SHOWS = {
    ALL: _("Alla"),
    UNANSWERED: _("Obesvarade"),
    UNKNOWN: _("Vi vet inte än"),
    BEGUN: _("Påbörjade"),
    MINE: _("Mina"),
    WITHOUT_EVIDENCE: _("Utan underlag"),
    WITHOUT_WORDS: _("Utan text och underlag"),
    CHANGED: _("Ändrade sedan jag läste"),
    LEFT_OUT: _("Ej tillämpliga"),
    DISCUSSED: _("Med samtal"),
    UNRESOLVED: _("Med öppna samtal"),
}
"""What can be shown, as an address says it, each in words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One question, or one heading of the own description, with all that is said of it."""

    asked: Question | Description
    kept: Kept
    score: QuestionScore | None = None
    holders: tuple[HandedOut, ...] = ()
    threads: tuple[Thread, ...] = ()
    beside: tuple[Beside, ...] = ()
    """What of the municipality's evidence stands beside the answer."""
    before: Said | None = None
    """How the answer stood when the reader last had read all; nothing where it has not changed since."""

    @property
    def state(self) -> str:
        """Tell how far it is answered."""
        if self.score is not None:
            return self.score.state
        return "answered" if self.kept.said.text else "unanswered"

    def shown_by(self, chosen: str, person_id: int) -> bool:
        """Tell whether one of the filters shows it."""
        said, scored = self.kept.said, self.score is not None
        bare = scored and self.state in ("answered", "begun") and not (said.evidence or self.beside)
        return {
            ALL: True,
            UNANSWERED: self.state == "unanswered",
            UNKNOWN: said.unknown,
            BEGUN: self.state == "begun",
            MINE: any(one.task.person_id == person_id for one in self.holders),
            WITHOUT_EVIDENCE: bare,
            WITHOUT_WORDS: bare and self.state == "answered" and not said.text,
            CHANGED: self.before is not None,
            LEFT_OUT: self.state == "not_applicable",
            DISCUSSED: bool(self.threads),
            UNRESOLVED: any(one.resolved is None for one in self.threads),
        }[chosen]


@dataclass(frozen=True)
class Reading:
    """Everything an assessment says, for one reader: with a filter, and of one area or of all."""

    standing: Standing
    lines: tuple[Line, ...]
    read_at: datetime | None
    chosen: str = ALL
    area: str = ""
    query: str = ""
    found: frozenset[str] | None = None
    """What a search has found; nothing where nobody has searched."""
    counts: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def shown(self) -> dict[str, Line]:
        """Give what the filter and the area let be seen, by id; a description belongs to no area."""
        return {one.asked.id: one for one in self.lines if self.in_area(one) and self.lets(one, self.chosen)}

    def lets(self, line: Line, chosen: str) -> bool:
        """Tell whether a filter and the search let a line be seen."""
        sought = self.found is None or line.asked.id in self.found
        return sought and line.shown_by(chosen, self.standing.subject.person_id)

    def in_area(self, line: Line) -> bool:
        """Tell whether a line is of the area that is chosen."""
        return not self.area or _area_of(self.standing, line) == self.area

    def of_area(self, number: str, chosen: str) -> int:
        """Count what a filter shows of an area, whichever area is chosen."""
        return sum(self.lets(one, chosen) for one in self.lines if _area_of(self.standing, one) == number)


def _area_of(now: Standing, line: Line) -> str:
    home = now.edition.home.get(line.asked.id)
    return home.number.split(".")[0] if home else ""


def reading(subject: OwnAssessment, chosen: str = ALL, area: str = "", query: str = "") -> Reading:
    """Gather all answers for a reader; the number of questions to the database is always the same."""
    now, read_at = standing(subject), last_read(subject)
    threads, holders = all_threads(subject), _holders(subject)
    before = _before(subject, read_at) if read_at else {}
    shown = beside_answers(subject.id)

    def line(asked: Question | Description, score: QuestionScore | None) -> Line:
        kept = now.answers.get(asked.id, UNTOUCHED)
        was = before.get(asked.id)
        told = (
            tuple(holders.get(asked.id, ())),
            tuple(threads.get(asked.id, ())),
            tuple(shown.get(asked.id, ())),
        )
        return Line(asked, kept, score, *told, was if was != kept.said else None)

    lines = (
        *(line(one, now.compass.question(one.id)) for one in subject.edition.questions.values()),
        *(line(one, None) for one in subject.edition.descriptions),
    )
    found = None
    if query.strip():
        found = frozenset(question_search.found(query, [(one.asked, one.kept.said) for one in lines]))
    whole = Reading(now, lines, read_at, chosen, area, query, found)
    here = [one for one in lines if whole.in_area(one)]
    return replace(whole, counts={key: sum(whole.lets(one, key) for one in here) for key in SHOWS})


def last_read(subject: OwnAssessment) -> datetime | None:
    """Tell when this person last had read all answers, or nothing."""
    row = db.session.get(ReadThrough, (subject.id, subject.person_id))
    return row.read_at if row else None


def _holders(subject: OwnAssessment) -> dict[str, list[HandedOut]]:
    """Give what is in somebody's hands by question; also what they have said is done."""
    found: dict[str, list[HandedOut]] = {}
    for one in handed_out(subject.edition, subject.id):
        for question_id in one.place.questions:
            found.setdefault(question_id, []).append(one)
    return found


def _before(subject: OwnAssessment, moment: datetime) -> dict[str, Said]:
    """Give how each answer that was saved after a moment stood before."""
    of_answers = Event.assessment_id == subject.id, Event.what == ANSWER_SAVED.what
    first = select(Event.question_id, func.min(Event.version).label("version"))
    changed = first.where(*of_answers, Event.at > moment).group_by(Event.question_id).subquery()
    up_to = Event.version.between(changed.c.version - WHOLE_EVERY, changed.c.version - 1)
    query = (
        select(changed.c.question_id, changed.c.version, Event.version.label("kept"), Event.after)
        .outerjoin(Event, (Event.question_id == changed.c.question_id) & up_to & and_(*of_answers))
        .order_by(changed.c.question_id, Event.version)
    )
    found = {}
    for question_id, rows in groupby(db.session.execute(query), key=lambda row: row.question_id):
        kept = list(rows)
        said = versions((row.kept, row.after) for row in kept if row.kept)
        found[question_id] = said_from(said.get(kept[0].version - 1))
    return found
