"""How far every participant has come, at a glance: counts and states, never answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select

from questionnaires.municipalities.swedish import sorting_key, spelled
from webapp.assessment.models.assessments import Answer, Assessment
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.office.queries.contacts.approaches import Approach, approaches
from webapp.office.queries.contacts.deliveries import Delivery, deliveries
from webapp.rounds.models.rounds import Entrant, Round, Withdrawal
from webapp.rounds.recipe import COMPASS, NOMINATION, Recipe
from webapp.rounds.recipe_files import recipe_of

UNINVITED, INVITED, OPENED, JOINED, BEGUN, DONE, LEFT = STATES = (
    "ej-inbjudna",
    "inbjudna",
    "oppnat",
    "konto",
    "borjat",
    "klara",
    "avstar",
)
"""Everybody is in exactly one of these."""
ALL, LACKS, UNTOUCHED, NOMINATED, NO_CONTACT, STOPPED = (
    "alla",
    "saknar",
    "ej-borjat",
    "nominerade",
    "utan-kontakt",
    "stoppade",
)
FILTERS = (ALL, *STATES, LACKS, UNTOUCHED, NOMINATED, NO_CONTACT, STOPPED)
PAGE = 40


@dataclass(frozen=True, slots=True)
class Form:
    """One questionnaire of one participant: how much is answered, and whether it is handed in."""

    row: Any
    answered: int
    total: int
    expected: bool

    @property
    def state(self) -> str:
        """Name how far it is, in the words that questions use."""
        if self.row.submitted_at:
            return "submitted"
        return "begun" if self.answered else "unanswered"

    @property
    def lacks(self) -> bool:
        """Tell whether the round waits for it."""
        return self.expected and self.row.submitted_at is None


@dataclass(frozen=True, slots=True)
class Line:
    """One participant in the table: plain rows of the entrant and its forms, and what its contact did.

    `within` names the filters that let it through.
    """

    entrant: Any
    nomination: Form | None
    assessment: Form | None
    approach: Approach
    delivery: Delivery | None
    within: frozenset[str] = frozenset()
    state: str = ""

    @property
    def name(self) -> str:
        """Name the municipality."""
        return str(self.entrant.name)

    @property
    def left(self) -> bool:
        """Tell whether it has left the round."""
        return self.entrant.left_why is not None

    @property
    def forms(self) -> list[Form]:
        """Give the questionnaires there are."""
        return [form for form in (self.nomination, self.assessment) if form]

    @property
    def asked(self) -> list[Form]:
        """Give the questionnaires that the round has come to; before any, all of them."""
        return [form for form in self.forms if form.expected] or self.forms


@dataclass(frozen=True, slots=True)
class Following:
    """The table: the lines that were asked for, and how many there are behind each filter."""

    lines: list[Line]
    numbers: dict[str, int]

    @property
    def pages(self) -> int:
        """Count the pages that the lines take."""
        return max(1, -(-len(self.lines) // PAGE))

    def sheet(self, page: int) -> list[Line]:
        """Give the lines of one page, counted from one."""
        return self.lines[(page - 1) * PAGE : page * PAGE]


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the participants: those that are named by id, or everybody whom a search lets through."""

    ids: Collection[int] = ()
    everybody: bool = False
    words: str = ""
    chosen: str = ALL

    def lines(self, award_round: Round) -> list[Line]:
        """Give the participants of the group, by name."""
        if self.everybody:
            return following(award_round, self.words, self.chosen).lines
        return [line for line in following(award_round).lines if line.entrant.id in self.ids]


def following(award_round: Round, words: str = "", chosen: str = ALL) -> Following:
    """Gather the participants: a constant number of queries, however many they are."""
    lines = sorted(_lines(award_round), key=lambda line: sorting_key(line.name))
    wanted = spelled(words)
    named = [line for line in lines if wanted in spelled(line.name)] if wanted else lines
    numbers = Counter(one for line in named for one in line.within)
    return Following(
        [line for line in named if chosen in line.within], {one: numbers[one] for one in FILTERS}
    )


def _lines(award_round: Round) -> list[Line]:
    recipe, step = recipe_of(award_round.recipe), award_round.step
    forms, counts = _forms(award_round.id), _counts(award_round.id)
    made, sent = approaches(award_round.id), deliveries(award_round.id)
    editions = (NOMINATION, award_round.nomination_edition), (COMPASS, award_round.compass_edition)
    asked = [
        (edition, _total(edition), [_expected(recipe, step, answers, nominee=one) for one in (False, True)])
        for answers, edition in editions
    ]
    lines = []
    for row in _entrants(award_round.id):
        nominee, place = row.nominated_at is not None, row.municipality_id
        nomination, assessment = (
            Form(form, counts.get(form.id, 0), total, expected[nominee])
            if (form := forms.get((place, edition)))
            else None
            for edition, total, expected in asked
        )
        about = made.get(place, Approach()), sent.get(place)
        lines.append(_line(Line(row, nomination, assessment, *about)))
    return lines


def _total(edition: str) -> int:
    """Count what a questionnaire asks; a round without a compass has an edition without a name."""
    found = context.edition(edition) if edition else None
    return len(found.questions) + len(found.descriptions) if found else 0


def _line(line: Line) -> Line:
    """Say of a line which filters let it through, once for all of them."""
    states, state = {form.state for form in line.asked}, _state(line)
    also = {
        LACKS: not line.left and any(form.lacks for form in line.forms),
        UNTOUCHED: not line.left and states == {"unanswered"},
        NOMINATED: line.entrant.nominated_at is not None,
        NO_CONTACT: not line.entrant.contact_email,
        STOPPED: line.delivery is not None and line.delivery.failed,
    }
    within = frozenset({ALL, state, *(name for name, holds in also.items() if holds)})
    return replace(line, within=within, state=state)


def _state(line: Line) -> str:
    """Say how far a participant is; the farthest that is true of it."""
    states = {form.state for form in line.asked}
    if line.left:
        return LEFT
    if states == {"submitted"}:
        return DONE
    if states - {"unanswered"}:
        return BEGUN
    if line.approach.people:
        return JOINED
    if line.approach.opened_at:
        return OPENED
    return INVITED if line.approach.invited_at else UNINVITED


def _entrants(round_id: int) -> list[Any]:
    columns = (
        *(Entrant.id, Entrant.municipality_id, Entrant.nominated_at),
        *(Entrant.contact_name, Entrant.contact_email),
        *(Municipality.name, Withdrawal.reason.label("left_why")),
    )
    query = (
        select(*columns)
        .join(Municipality, Municipality.id == Entrant.municipality_id)
        .outerjoin(Withdrawal, Withdrawal.entrant_id == Entrant.id)
        .where(Entrant.round_id == round_id)
    )
    return list(db.session.execute(query))


def _forms(round_id: int) -> Mapping[tuple[int, str], Any]:
    columns = (
        *(Assessment.id, Assessment.municipality_id, Assessment.edition, Assessment.name),
        *(Assessment.closes_at, Assessment.submitted_at, Assessment.receipt_number),
        *(Evaluation.id.label("evaluation_id"), Evaluation.published_at),
    )
    query = select(*columns).outerjoin(Evaluation, Evaluation.assessment_id == Assessment.id)
    rows = db.session.execute(query.where(Assessment.round_id == round_id))
    return {(row.municipality_id, row.edition): row for row in rows}


def _counts(round_id: int) -> dict[int, int]:
    """Count what each questionnaire has something said about."""
    query = (
        select(Answer.assessment_id, func.count())
        .join(Assessment, Assessment.id == Answer.assessment_id)
        .where(Assessment.round_id == round_id)
        .group_by(Answer.assessment_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def _expected(recipe: Recipe | None, at: str, answers: str, *, nominee: bool) -> bool:
    """Tell whether the round has come to a questionnaire, and asks this municipality to answer it."""
    if recipe is None:
        return True
    step = next((one for one in recipe.steps if one.answers == answers), None)
    reached = step is not None and recipe.place(step.id) <= recipe.place(at)
    return reached and (nominee or not recipe.only_nominees(answers))
