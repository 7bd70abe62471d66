"""How far every participant has come, at a glance: counts and states, never answers."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from questionnaires.municipalities.swedish import sorting_key, spelled
from webapp.assessment.models.assessments import Answer, Assessment
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.queries.round_overview import office_page
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Entrant, Round, Withdrawal
from webapp.rounds.recipe import COMPASS, NOMINATION, Recipe
from webapp.rounds.recipe_files import recipe_of

ALL, LACKS, UNTOUCHED, BEGUN, DONE, NOMINATED, NO_CONTACT = (
    "alla",
    "saknar",
    "ej-borjat",
    "borjat",
    "klara",
    "nominerade",
    "utan-kontakt",
)
FILTERS = (ALL, LACKS, UNTOUCHED, BEGUN, DONE, NOMINATED, NO_CONTACT)


@dataclass(frozen=True, slots=True)
class Form:
    """One questionnaire of one participant: how much is answered, and whether it is handed in."""

    row: Assessment
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
    """One participant in the table."""

    entrant: Entrant
    nomination: Form | None
    assessment: Form | None
    evaluation: Evaluation | None
    left: bool = False

    @property
    def name(self) -> str:
        """Name the municipality."""
        return str(self.entrant.municipality.name)

    @property
    def forms(self) -> list[Form]:
        """Give the questionnaires there are."""
        return [form for form in (self.nomination, self.assessment) if form]

    def within(self, chosen: str) -> bool:
        """Tell whether a filter lets this line through."""
        asked = [form for form in self.forms if form.expected] or self.forms
        states = {form.state for form in asked}
        return {
            ALL: True,
            LACKS: any(form.lacks for form in self.forms),
            UNTOUCHED: states == {"unanswered"},
            BEGUN: "begun" in states,
            DONE: states == {"submitted"},
            NOMINATED: self.entrant.nominated_at is not None,
            NO_CONTACT: not self.entrant.contact_email,
        }.get(chosen, True)


@dataclass(frozen=True, slots=True)
class Following:
    """The table: the lines that were asked for, and how many there are behind each filter."""

    lines: list[Line]
    numbers: dict[str, int]


def following(award_round: Round, words: str = "", chosen: str = ALL) -> Following:
    """Gather the participants: a constant number of queries, however many they are."""
    recipe = recipe_of(award_round.recipe)
    counts, gone = _counts(award_round.id), _left(award_round.id)
    lines = []
    for line in office_page(award_round).lines:
        nominee = line.entrant.nominated_at is not None
        made = [
            _form(row, counts, expected=_expected(recipe, award_round.step, answers, nominee=nominee))
            for row, answers in ((line.nomination, NOMINATION), (line.assessment, COMPASS))
        ]
        lines.append(Line(line.entrant, made[0], made[1], line.evaluation, line.entrant.id in gone))
    lines.sort(key=lambda line: sorting_key(line.name))
    wanted = spelled(words)
    named = [line for line in lines if wanted in spelled(line.name)] if wanted else lines
    numbers = {one: len([line for line in named if line.within(one)]) for one in FILTERS}
    return Following([line for line in named if line.within(chosen)], numbers)


def _left(round_id: int) -> set[int]:
    """Give the participants that have left the round."""
    query = select(Withdrawal.entrant_id).join(Entrant, Entrant.id == Withdrawal.entrant_id)
    return set(db.session.scalars(query.where(Entrant.round_id == round_id)))


def _counts(round_id: int) -> dict[int, int]:
    """Count what each questionnaire has something said about."""
    query = (
        select(Answer.assessment_id, func.count(Answer.id))
        .join(Assessment, Assessment.id == Answer.assessment_id)
        .where(Assessment.round_id == round_id)
        .group_by(Answer.assessment_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def _form(row: Assessment | None, counts: dict[int, int], *, expected: bool) -> Form | None:
    if row is None:
        return None
    edition = context.edition(row.edition)
    total = len(edition.questions) + len(edition.descriptions)
    return Form(row, counts.get(row.id, 0), total, expected)


def _expected(recipe: Recipe | None, at: str, answers: str, *, nominee: bool) -> bool:
    """Tell whether the round has come to a questionnaire, and asks this municipality to answer it."""
    if recipe is None:
        return True
    step = next((one for one in recipe.steps if one.answers == answers), None)
    reached = step is not None and recipe.place(step.id) <= recipe.place(at)
    return reached and (nominee or not recipe.only_nominees(answers))
