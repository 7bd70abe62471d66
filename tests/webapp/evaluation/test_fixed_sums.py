"""Fixed results by area: written with the result, made anew alike, and as counted the long way."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select, update

from questionnaires.compass import count
from tests.support.asked import counted
from webapp.evaluation.deeds.fixed_sums import rebuild_sums
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.evaluation.models.sums import FixedSums
from webapp.evaluation.queries.acceptances import unchecked_of
from webapp.evaluation.queries.consensus.fixed_sums import MOST_CHANGES, OWN, fixed_sums
from webapp.evaluation.queries.marks import kept_marks
from webapp.evaluation.queries.results import compasses_of
from webapp.ground.roles import AGREED, TRACK_A, TRACK_B
from webapp.ground.store.database import db, one_transaction


def results() -> list[PublishedResult]:
    return list(db.session.scalars(select(PublishedResult).order_by(PublishedResult.id)))


def found():
    return fixed_sums([one.evaluation_id for one in results()])


def rows() -> list[dict]:
    query = select(FixedSums).order_by(FixedSums.result_id).execution_options(populate_existing=True)
    return [{"result_id": row.result_id, **row.data()} for row in db.session.scalars(query)]


def change(statement) -> None:
    with one_transaction():
        db.session.execute(statement)
    db.session.expire_all()


@pytest.mark.both
@pytest.mark.usefixtures("small_world")
def test_what_is_read_of_a_fixed_result_is_what_its_marks_give_counted_the_long_way() -> None:
    seen = found()

    assert len(seen) == len(rows()) == 4
    for result in results():
        one, (own, agreed) = seen[result.evaluation_id], compasses_of(result)
        alone = {
            track: count(
                agreed.edition,
                {q: m.mark for q, m in kept_marks(agreed.edition, result.evaluation_id, track).items()},
            )
            for track in (TRACK_A, TRACK_B)
        }
        for sums, compass in (
            (one.own, own),
            (one.agreed, agreed),
            *((one.alone[t], alone[t]) for t in alone),
        ):
            assert (sums.areas, sums.total, sums.edition) == (compass.areas, compass.total, compass.edition)
        every = sorted(
            (
                (q, own.question(q).score.secured, agreed.question(q).score.secured)
                for q in agreed.edition.questions
            ),
            key=lambda change: -abs(change[2] - change[1]),
        )
        assert [(c.question_id, c.own, c.agreed) for c in one.changes] == every[:MOST_CHANGES]
        assert one.unchecked == unchecked_of(result.evaluation_id)


@pytest.mark.both
@pytest.mark.usefixtures("small_world")
def test_a_result_without_sums_or_with_those_of_another_edition_is_counted_and_a_rebuild_writes_them() -> (
    None
):
    before, seen = rows(), found()

    change(delete(FixedSums))
    without = found()
    assert rebuild_sums() == len(before)
    again = rows()
    change(update(FixedSums).values(digest="another", areas={OWN: {}, AGREED: {}}))

    assert (without, again, found()) == (seen, before, seen)


@pytest.mark.usefixtures("small_world")
def test_the_jury_reads_no_more_than_one_question_for_all_the_results() -> None:
    ids = [one.evaluation_id for one in results()]
    db.session.expire_all()

    with counted() as sent:
        fixed_sums(ids)

    assert [("figures" in one, "marks" in one) for one in sent if one.startswith("SELECT")] == [
        (False, False)
    ]
