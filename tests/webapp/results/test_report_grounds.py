"""A fixed report's grounds stand as they did until what it is made from is another."""

from __future__ import annotations

from sqlalchemy import select

from tests.support.asked import queries
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.results.queries.report.report_grounds import grounds_of
from webapp.review.models.texts import AreaText
from webapp.rounds.models.rounds import Round


def fixed(world) -> PublishedResult:
    here = PublishedResult.evaluation_id == world.evaluation("Norrvik")
    return db.session.scalars(select(PublishedResult).where(here)).one()


def test_the_grounds_of_a_report_stand_until_something_is_written_or_announced(world):
    before = grounds_of(fixed(world), public=False)
    again = grounds_of(fixed(world), public=False)
    row = db.session.scalars(
        select(AreaText).where(AreaText.evaluation_id == fixed(world).evaluation_id)
    ).first()
    row.version += 1
    db.session.commit()
    written = grounds_of(fixed(world), public=False)
    db.session.scalars(select(Round).where(Round.key == "2026")).one().announced_at = clock.now()
    db.session.commit()
    announced = grounds_of(fixed(world), public=False)

    assert (before == again, len({before, written, announced})) == (True, 3)


def test_a_finished_report_is_handed_out_again_for_three_questions(world):
    address = f"/utvardering/{world.evaluation('Norrvik')}/rapport.docx"

    assert (
        queries(world, "samordnare@norrvik.example", address) == 3
    )  # who asks, what is theirs, what it rests on


def test_what_everybody_reads_has_grounds_of_its_own(world):
    assert grounds_of(fixed(world), public=True) != grounds_of(fixed(world), public=False)
