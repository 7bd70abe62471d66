"""What was heard during the visit, beside the texts it can go into, and what of it has gone there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from questionnaires.edition import Area, Question, Subarea
from webapp.evaluation.models.visits import FREE, INTERVIEW, EvaluationSource
from webapp.evaluation.open_questions import last_report
from webapp.evaluation.queries.visit.heard import Noted, noted
from webapp.evaluation.queries.visit.quotes import Quote, quotes_in, without_quotes
from webapp.ground.fields.absence import seen_of
from webapp.ground.store.database import db
from webapp.review.models.passages import Passage
from webapp.review.models.texts import IMPROVEMENTS, RUNNING, AreaText

NOTE = "anteckning"


@dataclass(frozen=True, slots=True)
class Heard:
    """A note from the visit, with its quotes: about a question, and others of its subarea as well."""

    source: EvaluationSource
    question: Question
    text: str
    also: tuple[Question, ...] = ()

    @property
    def numbers(self) -> str:
        """List the numbers of the questions that it is about."""
        return ", ".join(one.number for one in (self.question, *self.also))

    @property
    def quotes(self) -> list[Quote]:
        """List the quotes."""
        return quotes_in(self.text)

    @property
    def rest(self) -> str:
        """Give the note without its quotes."""
        return without_quotes(self.text)

    @property
    def seen(self) -> str:
        """Give what marks the note as it stands, so that nothing else goes into a text than what was read."""
        return seen_of(self.text)

    def words(self, which: str) -> str:
        """Give the words of one quote by its place, or of the note itself; "" for none of them."""
        if which == NOTE:
            return self.rest
        return next((one.written for at, one in enumerate(self.quotes) if str(at) == which), "")


def heard_about(evaluation_id: int, area: Area) -> dict[str, list[Heard]]:
    """Give by subarea the notes on its questions, in the order of the edition and of the interviews."""
    found = noted(evaluation_id)
    return {subarea.number: _heard(subarea, found) for subarea in area.subareas}


def _heard(subarea: Subarea, found: Iterable[Noted]) -> list[Heard]:
    """Give the notes on a subarea; one outside an interview once, of however many questions it is."""
    asked = {question.id: place for place, question in enumerate(subarea.questions)}
    here = sorted((one for one in found if one.question_id in asked), key=lambda one: asked[one.question_id])
    heard: dict[tuple[int, str], Heard] = {}
    for one in here:
        question = subarea.questions[asked[one.question_id]]
        key = (one.source.id, one.question_id if one.source.kind == INTERVIEW else FREE)
        first = heard.get(key)
        heard[key] = (
            replace(first, also=(*first.also, question)) if first else Heard(one.source, question, one.text)
        )
    return list(heard.values())


def passages_in(evaluation_id: int, area: Area) -> dict[str, list[Passage]]:
    """Give by subarea what has gone into its text, with the source of each."""
    numbers = [subarea.number for subarea in area.subareas]
    query = (
        select(Passage)
        .where(Passage.evaluation_id == evaluation_id, Passage.part.in_(numbers))
        .options(joinedload(Passage.source))
        .order_by(Passage.id)
    )
    found: dict[str, list[Passage]] = {number: [] for number in numbers}
    for row in db.session.scalars(query):
        found[row.part].append(row)
    return found


@last_report.answered
def report_texts(evaluation_id: int) -> dict[str, str]:
    """Give of an earlier report the running text by subarea, and what could be better by area."""
    query = select(AreaText).where(
        AreaText.evaluation_id == evaluation_id,
        AreaText.kind.in_((RUNNING, IMPROVEMENTS)),
        AreaText.text != "",
    )
    return {row.part: row.text for row in db.session.scalars(query.order_by(AreaText.id))}
