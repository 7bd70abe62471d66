"""Public examples and the words they are found by: written when they become public, gone with the consent."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, delete, func, insert, select

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.store.database import db
from webapp.ground.words.stems import BEFORE, HEAD, stems
from webapp.results.models.examples import ExampleCount, ExampleWord, PublicExample
from webapp.results.queries.shared_texts import SharedText, of_evaluation, of_round
from webapp.review.open_questions import sharing_changed
from webapp.rounds.open_questions import made_public

NEWEST = 9999
"""The years count down from here, so that the newest sorts first."""


@made_public.answered
def write_examples(round_id: int) -> None:
    """Write what is found of a round anew, in the transaction that is open; none before it is announced."""
    _write(PublicExample.round_id == round_id, of_round(round_id))
    _count(round_id)


@sharing_changed.answered
def write_shared(evaluation_id: int) -> None:
    """Write what is found of an evaluation anew, in the transaction in which its municipality decides."""
    _write(PublicExample.evaluation_id == evaluation_id, of_evaluation(evaluation_id))
    of_its_round = select(Assessment.round_id).join(Evaluation, Evaluation.assessment_id == Assessment.id)
    _count(db.session.scalar(of_its_round.where(Evaluation.id == evaluation_id)))


def _write(before: ColumnElement[bool], shared: Iterable[SharedText]) -> None:
    old = select(PublicExample.id).where(before)
    db.session.execute(delete(ExampleWord).where(ExampleWord.example_id.in_(old)))
    db.session.execute(delete(PublicExample).where(before))
    rows = [_row(one) for one in shared]
    if not rows:
        return
    made = insert(PublicExample).returning(PublicExample.id, sort_by_parameter_order=True)
    ids = db.session.scalars(made, rows).all()
    words = [word for id_, row in zip(ids, rows, strict=True) for word in _words(id_, row)]
    if words:
        db.session.execute(insert(ExampleWord), words)


def _count(round_id: int | None) -> None:
    """Count the public examples of a round, area by area; an evaluation at home is in none."""
    db.session.execute(delete(ExampleCount).where(ExampleCount.round_id == round_id))
    counted = select(PublicExample.round_id, PublicExample.area, func.count())
    counted = counted.where(PublicExample.round_id == round_id)
    counted = counted.group_by(PublicExample.round_id, PublicExample.area)
    db.session.execute(insert(ExampleCount).from_select(["round_id", "area", "many"], counted))


def _row(one: SharedText) -> dict[str, object]:
    """Make the row of a public example; the newest of an area stand before the older, examples before all."""
    return {
        "round_id": one.round_id,
        "evaluation_id": one.evaluation_id,
        "result_id": one.result_id,
        "kind": one.kind,
        "source": one.source,
        "line": one.line,
        "area": one.area,
        "place": f"{one.kind}{NEWEST - one.year:04}{one.municipality}",
        "municipality": one.municipality,
        "year": one.year,
        "text": one.text,
        "learn_from": one.learn_from,
    }


def _words(example_id: int, row: dict[str, object]) -> list[dict[str, object]]:
    """List the words of an example with their stems, and backwards those long enough to be compounds."""
    forms = set(stems(f"{row['text']} {row['learn_from']}"))
    ways = {(False, form) for form in forms} | {
        (True, form[::-1]) for form in forms if len(form) >= HEAD + BEFORE
    }
    return [{"backwards": way, "form": form, "example_id": example_id} for way, form in sorted(ways)]
