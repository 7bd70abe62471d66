"""Gathers what the jury's page and its charts are told."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires.compass import Compass, count
from questionnaires.compass.area_sums import AreaSums
from questionnaires.difference import Placed, differs, placed
from questionnaires.edition import Edition
from questionnaires.judgement.checks.unchecked import Unchecked
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries.answers import Kept, kept_answers
from webapp.assessment.queries.progress import marks_of
from webapp.evaluation.models.evaluations import EvaluatorMark, PublishedResult
from webapp.evaluation.queries.consensus.fixed_sums import MOST_CHANGES, Fixed, fixed_sums
from webapp.evaluation.queries.results import compasses_of
from webapp.evaluation.queries.round_overview import EntrantLine, office_page
from webapp.ground import context
from webapp.ground.refusals import NotReadyError, NotThereError
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round
from webapp.rounds.queries.entrants import EntrantRow


@dataclass(frozen=True, slots=True)
class NomineeLine:
    """A nominated municipality with a fixed result, as the jury reads it beside others: by area."""

    entrant: EntrantRow
    fixed: Fixed
    evaluation_id: int
    assessment_id: int
    nomination: Assessment | None

    @property
    def name(self) -> str:
        """Name the municipality."""
        return self.entrant.name

    @property
    def own(self) -> AreaSums:
        """Give the municipality's own points."""
        return self.fixed.own

    @property
    def agreed(self) -> AreaSums:
        """Give the points that the evaluators agreed on."""
        return self.fixed.agreed

    @property
    def unchecked(self) -> Unchecked | None:
        """Count the agreed marks that were accepted without a check; None where that was not kept."""
        return self.fixed.unchecked


@dataclass(frozen=True, slots=True)
class Change:
    """A large adjustment of one question, with the evaluators' words."""

    nominee: NomineeLine
    number: str
    question: str
    own: Fraction
    agreed: Fraction
    motivation: str


@dataclass(frozen=True, slots=True)
class JuryPage:
    """The nominees side by side: places with ties, and who is still being evaluated."""

    round: Round
    edition: Edition
    nominees: list[NomineeLine]
    places: list[Placed]
    waiting: list[str]


def jury_page(award_round: Round, hidden: Collection[int] = ()) -> JuryPage:
    """Set the nominees with fixed results side by side, but for `hidden` municipalities."""
    if not award_round.compass_edition:
        raise NotReadyError(
            _("Omgången har ingen kompass att jämföra."), _("De nominerades beskrivningar läses i stället.")
        )
    lines = [
        line
        for line in office_page(award_round, nominated=True).lines
        if line.entrant.municipality_id not in hidden
    ]
    sums = fixed_sums([line.evaluation.id for line in lines if line.evaluation])
    fixed = [found for line in lines if (found := _nominee(line, sums))]
    done = {nominee.entrant.id for nominee in fixed}
    waiting = [line.entrant.name for line in lines if line.entrant.id not in done]
    places = placed((nominee, nominee.agreed.total.secured) for nominee in fixed)
    ordered = [place.who for place in places if isinstance(place.who, NomineeLine)]
    edition = context.edition(award_round.compass_edition)
    return JuryPage(award_round, edition, ordered, places, waiting)


def _nominee(line: EntrantLine, sums: Mapping[int, Fixed]) -> NomineeLine | None:
    if line.evaluation is None or line.assessment is None or line.evaluation.id not in sums:
        return None
    fixed = sums[line.evaluation.id]
    return NomineeLine(line.entrant, fixed, line.evaluation.id, line.assessment.id, line.nomination)


def result_of(nominee: NomineeLine) -> PublishedResult:
    """Give the whole fixed result of one nominee."""
    return db.session.get_one(PublishedResult, nominee.fixed.result_id)


def whole(nominee: NomineeLine) -> tuple[Compass, Compass]:
    """Count one nominee's own and agreed marks, question by question."""
    return compasses_of(result_of(nominee))


def biggest_changes(nominees: list[NomineeLine]) -> list[Change]:
    """Name the questions the evaluators changed most, over all nominees: as many as are kept of each."""
    apart = [(nominee, change) for nominee in nominees for change in nominee.fixed.changes]
    largest = sorted(apart, key=lambda one: -one[1].size)[:MOST_CHANGES]
    words = _motivations([nominee.evaluation_id for nominee, _change in largest])
    return [
        Change(
            nominee,
            (question := nominee.agreed.edition.questions[one.question_id]).number,
            str(question.text),
            one.own,
            one.agreed,
            words.get((nominee.evaluation_id, one.question_id), ""),
        )
        for nominee, one in largest
        if one.own != one.agreed
    ]


def motivations_of(nominee: NomineeLine) -> dict[str, str]:
    """Give the agreed motivations by question id."""
    found = _motivations([nominee.evaluation_id])
    return {question_id: text for (_evaluation, question_id), text in found.items()}


def reasons_of_changes(nominee: NomineeLine, own: Compass, agreed: Compass) -> dict[str, str]:
    """Give by question id why the agreed mark is another than the municipality's own."""
    return {
        question_id: text
        for question_id, text in motivations_of(nominee).items()
        if differs(own.question(question_id).mark, agreed.question(question_id).mark)
    }


def _motivations(evaluation_ids: Sequence[int]) -> dict[tuple[int, str], str]:
    """Give the agreed motivations of several evaluations in one look, by evaluation and question id."""
    query = select(EvaluatorMark.evaluation_id, EvaluatorMark.question_id, EvaluatorMark.motivation).where(
        EvaluatorMark.evaluation_id.in_(evaluation_ids),
        EvaluatorMark.track == AGREED,
        EvaluatorMark.motivation != "",
    )
    return {(row.evaluation_id, row.question_id): row.motivation for row in db.session.execute(query)}


def nominee_of(page: JuryPage, entrant_id: int) -> NomineeLine:
    """Find one nominee of the jury's page; nobody else can be reached from there."""
    found = next((n for n in page.nominees if n.entrant.id == entrant_id), None)
    if found is None:
        raise NotThereError
    return found


def nomination_of(nominee: NomineeLine) -> tuple[Compass | None, dict[str, str], dict[str, Kept]]:
    """Give a nominee's counted nomination, its own description by heading, and its answers."""
    row = nominee.nomination
    if row is None or row.submitted_at is None:
        return None, {}, {}
    edition = context.edition(row.edition)
    answers = kept_answers(row.id)
    described = {str(d.heading): answers[d.id].said.text for d in edition.descriptions if d.id in answers}
    return count(edition, marks_of(edition, answers)), described, answers
