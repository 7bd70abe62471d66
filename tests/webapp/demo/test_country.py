"""The country as a demo, here a small one: three rounds made by deeds, alike on both databases."""

from __future__ import annotations

from collections import Counter

import pytest
from flask import current_app
from flask_migrate import upgrade
from sqlalchemy import func, select

from questionnaires.municipalities.register import municipalities
from tests.support.restored import empty_place
from tests.support.soundness import unsound
from webapp.assessment.models.assessments import Answer
from webapp.demo import accounts, load_country
from webapp.demo.country.names import invented
from webapp.demo.people import slug_of
from webapp.evaluation.models.evaluations import EvaluatorMark, PublishedResult
from webapp.ground.events.models import Event
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.office.queries import participants
from webapp.rounds.models.rounds import Round

FEW = 15


def test_a_country_has_as_many_names_as_sweden_and_no_real_one():
    names = invented(290)

    real = {slug_of(one.name) for one in municipalities()}
    slugs = {slug_of(name) for name in names}
    assert (len(slugs), slugs & real, names[-1]) == (290, set(), "Rönnås")


@pytest.mark.long
def test_a_country_is_whole_and_the_same_on_both_databases(request, tmp_path):
    made = {}
    for kind in ("sqlite", "postgresql"):
        with empty_place(request, kind, tmp_path):
            upgrade()
            loaded = current_app.test_cli_runner().invoke(
                args=["demo", "load", "--size", "national", "--many", str(FEW)]
            )
            assert (loaded.exit_code, loaded.output) == (0, "Demon är inläst.\n")
            assert unsound() == {}
            made[kind] = told()
            assert load_country(FEW) is False

    assert made["sqlite"] == made["postgresql"]
    assert made["sqlite"]["rounds"] == [
        ("2022", "offentligt", True, {"borjat": 11, "ej-inbjudna": 1, "klara": 3}),
        ("2024", "offentligt", True, {"borjat": 11, "ej-inbjudna": 1, "klara": 3}),
        ("2026", "jamforelse", False, {"borjat": 12, "inbjudna": 1, "klara": 2}),
    ]
    assert made["sqlite"]["results"] == 6
    assert made["sqlite"]["accounts"] == 13


def told() -> dict[str, object]:
    """Tell what a country is made of, in figures that no clock has a part in."""
    rounds = db.session.scalars(select(Round).order_by(Round.key)).all()
    totals = select(Municipality.name, PublishedResult.figures).join(
        Municipality, Municipality.id == PublishedResult.municipality_id
    )
    return {
        "rounds": [
            (
                one.key,
                one.step,
                one.announced_at is not None,
                dict(Counter(line.state for line in participants.following(one).lines)),
            )
            for one in rounds
        ],
        "results": db.session.scalar(select(func.count(PublishedResult.id))),
        "totals": sorted(
            (name, str(figures["agreed"]["total"])) for name, figures in db.session.execute(totals)
        ),
        "answers": db.session.scalar(select(func.count(Answer.id))),
        "marks": db.session.scalar(select(func.count(EvaluatorMark.id))),
        "events": dict(db.session.execute(select(Event.what, func.count()).group_by(Event.what)).all()),
        "accounts": len(accounts()),
    }
