"""A table that nobody has confirmed in a day is forgotten by the clock, whether or not another is sent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from tests.support.rounds import PLACES, begun, table
from tests.support.tabling import keep, long
from webapp.award.models.figures import FigureTable
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.office.deeds import participant_import
from webapp.rounds.models.participant_tables import ParticipantTable

pytestmark = pytest.mark.both


@pytest.mark.parametrize("hours", [23, 25])
def test_waiting_tables_of_every_kind_go_when_the_clock_strikes(small_world, hours):
    award_round, office = begun(small_world, "2021", ()), small_world.person("kansli")
    figures = begun(small_world, "2025", (), key="2028")
    participant_import.bring(office, award_round, table(*PLACES))
    participant_import.keep_table(office, award_round, table(*PLACES), "deltagare.csv")
    keep(small_world, figures, long("Nacka;soliditet;2024;1").encode())
    for kind in (ParticipantTable, FigureTable):
        db.session.execute(update(kind).values(sent_at=clock.now() - timedelta(hours=hours)))
    db.session.commit()

    small_world.app.test_cli_runner().invoke(args=["mail", "send"])

    left = [
        db.session.scalar(select(func.count(kind.id)).where(kind.round_id == one.id))
        for kind, one in ((ParticipantTable, award_round), (FigureTable, figures))
    ]
    assert left == ([2, 1] if hours < 24 else [1, 0])
