"""Summaries: written with the announcement, made anew alike, and of nothing that is not public."""

from __future__ import annotations

from fractions import Fraction

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from tests.support.asked import copy
from tests.support.judges import finish, sit
from tests.support.rounds import crown
from tests.support.summaries import honoured, kept, make_public
from webapp.award.deeds import steps
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.ground.configuration.settings import ROOT
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db, one_transaction
from webapp.ground.who import Municipality
from webapp.results.deeds import summaries as summary_deeds
from webapp.results.models.summaries import Summary
from webapp.results.queries.summaries import announced_rounds, summaries
from webapp.results.queries.summaries.announced_rounds import year_of
from webapp.review.deeds import results
from webapp.rounds.deeds import approval
from webapp.rounds.models.rounds import Entrant, Round

NOMINEES = ["Granhult", "Lillhärad", "Norrvik", "Sjöholm", "Åkerstad"]


def the_round() -> Round:
    return db.session.scalars(select(Round)).one()


def fix_the_last(world) -> None:
    seat = sit(world, "a")
    finish(seat)
    finish(sit(world, "b"))
    results.publish(world.person("kansli"), seat.evaluation.id)


def announce(world) -> None:
    """Let the last result be fixed, Norrvik win, and two officers make it all public."""
    fix_the_last(world)
    crown(the_round(), "Norrvik")
    steps.announce(world.person("kansli"), the_round())
    asked = approval.asked(the_round().id, steps.ANNOUNCE)
    steps.announce(world.person("kansli.b"), the_round(), asked.id)


@pytest.mark.both
def test_announcing_writes_a_summary_of_every_fixed_result_with_its_figures_and_the_winner(world):
    announce(world)

    rows = {row["municipality"]: row for row in kept()}
    fixed = db.session.scalars(select(PublishedResult)).all()
    names = dict(db.session.execute(select(Municipality.id, Municipality.name)).all())
    assert sorted(rows) == sorted(NOMINEES)
    assert {name: row["honour"] for name, row in rows.items() if row["honour"]} == {"Norrvik": "winner"}
    for result in fixed:
        row, agreed = rows[names[result.municipality_id]], result.figures["agreed"]
        own = result.figures["own"]
        assert (row["result_id"], row["points"], row["own"]) == (
            result.id,
            agreed["total"]["points"],
            own["total"]["points"],
        )
        for part in ("areas", "subareas"):
            assert row[part] == {
                number: [score["points"], score["maximum"], own[part][number]["points"]]
                for number, score in agreed[part].items()
            }


@pytest.mark.both
def test_a_rebuild_gives_exactly_what_announcing_wrote(world):
    announce(world)
    before = kept()
    with one_transaction():
        db.session.execute(delete(Summary))

    rebuilt = summary_deeds.rebuild_summaries()

    assert (kept(), rebuilt) == (before, (1, 5))
    assert summary_deeds.rebuild_summaries() == (1, 5)
    assert kept() == before


@pytest.mark.both
def test_the_migration_gives_announced_rounds_exactly_what_announcing_wrote(world):
    announce(world)
    before = kept()
    folder = ScriptDirectory(str(ROOT / "migrations"))
    first, place = (folder.get_revision(one).module for one in ("0020_summaries", "0046_public_examples"))
    db.session.rollback()

    with db.engine.begin() as connection, Operations.context(MigrationContext.configure(connection)):
        place.downgrade()
        first.downgrade()
        first.upgrade()
        place.upgrade()

    assert kept() == before


def test_nothing_is_written_before_the_round_is_announced(world):
    fix_the_last(world)
    crown(the_round(), "Norrvik")

    assert steps.announce(world.person("kansli"), the_round()) is False  # the other has not said yes
    assert summary_deeds.rebuild_summaries() == (0, 0)

    assert (kept(), honoured()) == ([], [])
    with pytest.raises(NotThereError):
        announced_rounds.announced_round("2026")
    with pytest.raises(NotThereError):
        summaries.municipality_at("norrvik")


def test_a_nominee_without_a_fixed_result_and_one_who_only_takes_part_are_in_none(world):
    assert world
    make_public()

    taking_part = db.session.scalars(select(Municipality.name).join(Entrant)).all()
    assert sorted(row["municipality"] for row in kept()) == sorted(set(NOMINEES) - {"Lillhärad"})
    assert {"Lillhärad", "Exempelby"} <= set(taking_part)


@pytest.mark.both
def test_a_result_that_is_fixed_after_the_announcement_is_public_at_once(world):
    make_public()

    fix_the_last(world)

    assert sorted(row["municipality"] for row in kept()) == sorted(NOMINEES)


def test_whoever_is_named_without_a_result_of_ones_own_is_told_with_words_and_no_figures(world):
    assert world
    crown(the_round(), "Lillhärad")

    make_public()

    (one,) = honoured()
    assert (one.municipality, one.won, one.total, one.areas, one.rays) == ("Lillhärad", True, None, {}, [])


def test_a_round_that_is_taken_back_is_read_by_nobody_though_its_summaries_are_there(world):
    assert world
    make_public()
    db.session.execute(update(Round).values(announced_at=None))
    db.session.commit()

    assert len(kept()) == 4
    assert (summaries.newest_results(9), summaries.municipalities()) == ([], [])
    assert announced_rounds.round_lines(9) == []


def test_an_announcement_whose_summaries_cannot_be_written_is_none_at_all(world):
    fix_the_last(world)
    crown(the_round(), "Norrvik")
    make_public()
    other = copy(the_round(), key="2019")
    db.session.execute(update(Summary).values(round_id=other))  # each result has one summary, so it is taken
    db.session.execute(update(Round).values(announced_at=None))
    db.session.commit()
    here = db.session.scalars(select(Round).where(Round.key == "2026")).one()
    steps.announce(world.person("kansli"), here)
    asked = approval.asked(here.id, steps.ANNOUNCE)

    with pytest.raises(IntegrityError):
        steps.announce(world.person("kansli.b"), here, asked.id)

    assert here.announced_at is None
    assert {row["round_id"] for row in kept()} == {other}


@pytest.mark.both
def test_figures_are_read_exactly_as_they_were_fixed(world):
    assert world
    make_public()

    for one in summaries.newest_results(9):
        row = db.session.get_one(PublishedResult, one.result_id)
        agreed, own = row.figures["agreed"], row.figures["own"]
        assert one.total == (
            Fraction(agreed["total"]["points"]),
            Fraction(agreed["total"]["maximum"]),
            Fraction(own["total"]["points"]),
        )
        assert list(one.areas) == list(agreed["areas"])


@pytest.mark.parametrize(
    ("key", "year"), [("2027", 2027), ("2027-nord", 2027), ("1998", 1998), ("20271", 2026), ("nord", 2026)]
)
def test_a_round_is_called_by_the_year_in_its_address_else_by_when_it_was_announced(world, key, year):
    assert world
    make_public()
    announced_at = the_round().announced_at.replace(year=2026, month=6)

    assert year_of(key, announced_at) == year
