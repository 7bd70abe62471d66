"""Several officers do the same deed at the same moment: it happens once, and the others are told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from tests.support.figures import read_in
from tests.support.figures import table as figure_table
from tests.support.rounds import PLACES, begun, table, told
from tests.support.worlds import World
from webapp.award.deeds import steps
from webapp.ground.refusals import NotReadyError
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.office.deeds import dates as date_deeds
from webapp.office.deeds import participant_import
from webapp.office.deeds.dates import StaleDatesError
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.queries import dates as date_queries
from webapp.rounds.queries.dates import Span

pytestmark = pytest.mark.long

MANY = 4


def all_at_once(world: World, do: Callable[[int, Round], object]) -> list[str]:
    """Do a deed in several threads that start together; tell what became of each."""
    start = threading.Barrier(MANY)

    def one(n: int) -> str:
        with world.app.app_context():
            award_round = db.session.scalars(select(Round).where(Round.key == "2027")).one()
            db.session.commit()
            start.wait()
            try:
                do(n, award_round)
            except (NotReadyError, StaleDatesError):
                return "refused"
            finally:
                db.session.remove()
            return "done"

    with ThreadPoolExecutor(MANY) as pool:
        return sorted(pool.map(one, range(MANY)))


def test_a_step_is_taken_once(world: World) -> None:
    made, office = begun(world, "2025"), world.person("kansli")
    read_in(world, made, figure_table(PLACES))
    db.session.commit()

    became = all_at_once(world, lambda _n, award_round: steps.move(office, award_round, "nyckeltal"))

    db.session.expire_all()
    assert became == ["done"] + ["refused"] * (MANY - 1)
    assert (made.step, len(told(made, "round.moved"))) == ("nominering", 1)


def test_dates_are_kept_once(world: World) -> None:
    made, office = begun(world, "2025", ()), world.person("kansli")
    dates = date_queries.dates_of(made.id)
    db.session.commit()

    def change(n: int, award_round: Round) -> None:
        opens = dates["offentligt"].opens
        date_deeds.set_dates(
            office, award_round, 1, {**dates, "offentligt": Span(opens.replace(minute=n + 1), None)}
        )

    became = all_at_once(world, change)

    db.session.expire_all()
    assert (became, made.version) == (["done"] + ["refused"] * (MANY - 1), 2)


def test_the_same_participants_are_read_in_once(world: World) -> None:
    made, office = begun(world, "2021", ()), world.person("kansli")
    db.session.commit()

    became = all_at_once(
        world, lambda _n, award_round: participant_import.bring(office, award_round, table(*PLACES))
    )

    db.session.expire_all()
    assert became == ["done"] * MANY
    assert db.session.scalar(select(func.count(Entrant.id)).where(Entrant.round_id == made.id)) == 5


def test_two_rounds_meet_the_same_municipalities_for_the_first_time(world: World) -> None:
    keys = ["2027", "2028", "2029", "2030"]
    for key in keys:
        begun(world, "2021", (), key=key)
    office = world.person("kansli")
    db.session.commit()

    def bring(n: int, _award_round: Round) -> None:
        other = db.session.scalars(select(Round).where(Round.key == keys[n])).one()
        db.session.commit()
        assert participant_import.bring(office, other, table(*PLACES)).faults == ()

    became = all_at_once(world, bring)

    db.session.expire_all()
    assert became == ["done"] * MANY
    assert db.session.scalar(select(func.count(Municipality.id)).where(Municipality.name.in_(PLACES))) == 5
