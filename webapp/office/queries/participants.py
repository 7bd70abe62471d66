"""How far every participant has come, at a glance: counts and states, never answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from questionnaires.municipalities.swedish import sorting_key, spelled
from webapp.ground import context
from webapp.office.queries.contacts.approaches import Approach, approaches
from webapp.office.queries.contacts.deliveries import Delivery, deliveries
from webapp.office.queries.contacts.participant_rows import answer_counts, entrant_rows, form_rows
from webapp.rounds.models.rounds import Round
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
NOTHING = Approach()


class Form(NamedTuple):
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
        return "begun" if self.row.begun else "unanswered"

    @property
    def lacks(self) -> bool:
        """Tell whether the round waits for it."""
        return self.expected and self.row.submitted_at is None


class Line(NamedTuple):
    """One participant in the table: plain rows of the entrant and its forms, and what its contact did.

    `within` names the filters that let it through.
    """

    entrant: Any
    nomination: Form | None
    assessment: Form | None
    approach: Approach
    delivery: Delivery | None
    within: frozenset[str]
    state: str

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
        """Give the lines of one page, counted from one, with how much is answered."""
        return _counted(self.lines[(page - 1) * PAGE : page * PAGE])


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
            return following(award_round, self.words, self.chosen, paged=True).lines
        return [line for line in following(award_round, paged=True).lines if line.entrant.id in self.ids]


def following(award_round: Round, words: str = "", chosen: str = ALL, *, paged: bool = False) -> Following:
    """Gather the participants: a constant number of queries, however many they are.

    How much is answered is counted for all, or where it is `paged` for those of the page alone.
    """
    known = _lines(award_round, approaches(award_round.id), deliveries(award_round.id))
    lines = sorted(known, key=lambda line: sorting_key(line.name))
    wanted = spelled(words)
    named = [line for line in lines if wanted in spelled(line.name)] if wanted else lines
    numbers = Counter(one for line in named for one in line.within)
    shown = [line for line in named if chosen in line.within]
    return Following(shown if paged else _counted(shown), {one: numbers[one] for one in FILTERS})


def _counted(lines: list[Line]) -> list[Line]:
    """Say in every form how much is answered."""
    counts = answer_counts([form.row.id for line in lines for form in line.forms if form.row.begun])

    def counted(form: Form | None) -> Form | None:
        return form._replace(answered=counts.get(form.row.id, 0)) if form else None

    return [
        line._replace(nomination=counted(line.nomination), assessment=counted(line.assessment))
        for line in lines
    ]


def begun(award_round: Round) -> int:
    """Count the participants that have answered anything: those that have handed it in too."""
    return sum(line.state in (BEGUN, DONE) for line in _lines(award_round, {}, {}))


def _lines(award_round: Round, made: Mapping[int, Approach], sent: Mapping[int, Delivery]) -> list[Line]:
    recipe, step = recipe_of(award_round.recipe), award_round.step
    forms = form_rows(award_round.id)
    editions = (NOMINATION, award_round.nomination_edition), (COMPASS, award_round.compass_edition)
    asked = [
        (edition, _total(edition), [_expected(recipe, step, answers, nominee=one) for one in (False, True)])
        for answers, edition in editions
    ]
    lines = []
    for row in entrant_rows(award_round.id):
        nominee, place = row.nominated_at is not None, row.municipality_id
        nomination, assessment = (
            Form(form, 0, total, expected[nominee]) if (form := forms.get((place, edition))) else None
            for edition, total, expected in asked
        )
        about = made.get(place, NOTHING), sent.get(place)
        lines.append(_line(row, (nomination, assessment), *about))
    return lines


def _total(edition: str) -> int:
    """Count what a questionnaire asks; a round without a compass has an edition without a name."""
    found = context.edition(edition) if edition else None
    return len(found.questions) + len(found.descriptions) if found else 0


def _line(row: Any, both: tuple[Form | None, Form | None], made: Approach, sent: Delivery | None) -> Line:  # noqa: ANN401 -- a row
    """Make a line, and say which filters let it through, once for all of them."""
    forms = [form for form in both if form]
    states = {form.state for form in [form for form in forms if form.expected] or forms}
    left = row.left_why is not None
    state = _state(states, made, left=left)
    within = {ALL, state}
    if not left and any(form.lacks for form in forms):
        within.add(LACKS)
    if not left and states == {"unanswered"}:
        within.add(UNTOUCHED)
    if row.nominated_at is not None:
        within.add(NOMINATED)
    if not row.contact_email:
        within.add(NO_CONTACT)
    if sent is not None and sent.failed:
        within.add(STOPPED)
    return Line(row, *both, made, sent, frozenset(within), state)


def _state(states: set[str], made: Approach, *, left: bool) -> str:
    """Say how far a participant is; the farthest that is true of it."""
    if left:
        return LEFT
    if states == {"submitted"}:
        return DONE
    if states - {"unanswered"}:
        return BEGUN
    if made.people:
        return JOINED
    if made.opened_at:
        return OPENED
    return INVITED if made.invited_at else UNINVITED


def _expected(recipe: Recipe | None, at: str, answers: str, *, nominee: bool) -> bool:
    """Tell whether the round has come to a questionnaire, and asks this municipality to answer it."""
    if recipe is None:
        return True
    step = next((one for one in recipe.steps if one.answers == answers), None)
    reached = step is not None and recipe.place(step.id) <= recipe.place(at)
    return reached and (nominee or not recipe.only_nominees(answers))
