"""The office is told the whole story of its round, in Swedish, and nothing that is somebody else's."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.ground.events.models import Event
from webapp.ground.events.registry import Audience, names
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.office.queries import round_story
from webapp.rounds.models.rounds import Round

pytestmark = pytest.mark.usefixtures("world")


def test_a_participants_story_follows_its_evaluation_and_tells_no_mark():
    place = db.session.scalars(select(Municipality).where(Municipality.name == "Norrvik")).one()
    award_round = db.session.scalars(select(Round).where(Round.key == "2026")).one()
    forms = db.session.scalars(
        select(Assessment.id).filter_by(municipality_id=place.id, round_id=award_round.id)
    ).all()

    told = [one.sentence for one in reversed(round_story.story_of_entrant(award_round, "Norrvik", forms))]

    form = "Norrvik, Självvärdering 2026"
    assert [one for one in told if "lämnade in" not in one] == [
        "nominerade Norrvik",
        "utsåg två utvärderare för Norrvik",
        "blev klar med sina bedömningar av Norrvik",
        "blev klar med sina bedömningar av Norrvik",
        "gjorde att båda nu ser varandras bedömningar av Norrvik",
        "öppnade utkastet för Norrvik",
        "svarade klart på utkastet för Norrvik",
        f"fastställde resultatet: {form}",
    ]


def test_whatever_is_written_down_about_a_round_is_told_or_is_somebodys_own():
    own = {
        "answer.saved",
        "assessment.started",
        "certificate.asked",
        "certificate.sent_back",
        "note.saved",
        "certificate.signed",
        "ballot.saved",
        "conflict.none",
        "mark.given",
        "task.handed",
        "text.saved",
    }
    found = set(db.session.scalars(select(Event.what).where(Event.round_id.is_not(None)).distinct()))

    assert found - set(names(Audience.OFFICE)) - own == set()
