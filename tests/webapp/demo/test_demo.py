"""The whole demo: four rounds of invented municipalities, made by deeds, and accounts for every role."""

from __future__ import annotations

from hashlib import sha256

import pytest
from sqlalchemy import func, select

from questionnaires.municipalities.register import municipalities
from tests.support.soundness import unsound
from tests.support.summaries import honoured
from webapp import demo as demo_webapp
from webapp.assessment.models.assessments import Assessment
from webapp.award.models.panel_minutes import FixedMinutes
from webapp.award.queries import nominees, panel_seats
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.evaluation.queries.seats.conflicts import impartiality
from webapp.ground.events.models import Event
from webapp.ground.mail.models import Letter
from webapp.ground.roles import COORDINATOR, JUROR
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality, Person
from webapp.people.models.invitations import Invitation
from webapp.rounds.models.rounds import Entrant, Round

pytestmark = pytest.mark.usefixtures("demo")


def the_round(key: str) -> Round:
    return db.session.scalars(select(Round).where(Round.key == key)).one()


def test_it_has_a_round_to_try_one_that_is_over_one_with_every_stage_and_one_that_is_under_way():
    rounds = db.session.scalars(select(Round).order_by(Round.key)).all()

    assert [(one.key, one.recipe, one.step, one.announced_at is not None) for one in rounds] == [
        ("2023", "2003", "offentligt", True),
        ("2025", "2021", "resultat", False),
        ("2026", "2003", "utvardering", False),
        ("2027", "2021", "nominering", False),
    ]


def test_the_finished_round_is_read_by_everybody(demo):
    award_round = the_round("2023")
    listed = demo.at().get("/resultat/").text
    results = db.session.scalars(
        select(PublishedResult.id).where(PublishedResult.published_at < award_round.announced_at)
    )
    answers = {demo.at().get(f"/resultat/{one}").status_code for one in results if _of(one, award_round)}

    names = [name for name in ("Högsala", "Strandhaga", "Ekmarka", "Ljungdala", "Sandlösa") if name in listed]
    assert (len(names), answers) == (5, {200})
    assert [(one.municipality, one.honour) for one in honoured()] == [("Högsala", "winner")]
    assert "öppet vad den prövade" in listed
    reasons = nominees.reasons_of(award_round.id)
    assert len(reasons) == len(panel_seats.candidates(award_round.id, JUROR)) == 5


def test_the_jury_of_the_finished_round_has_minutes_that_are_fixed(demo):
    row = db.session.scalars(select(FixedMinutes)).one()
    page, barred = (demo.at(key).page("/jury/2023/protokoll").root.text for key in ("jury", "jury.b"))

    assert (row.version, row.checksum) == (1, sha256(row.text.encode()).hexdigest())
    assert [line for line in row.text.splitlines() if line.startswith("Lars Wik\t")] == [
        "Lars Wik\tPå distans",
        "Lars Wik\tSandlösa\tHar anmält: anställd där",
    ]
    assert [text.count("3 av 3 ledamöter var med.") for text in (page, barred)] == [1, 0]
    assert [text.count(row.checksum) for text in (page, barred)] == [1, 1]


def _of(result_id: int, award_round: Round) -> bool:
    result = db.session.get_one(PublishedResult, result_id)
    return result.evaluation.assessment.round_id == award_round.id


def test_no_name_is_a_real_municipalitys():
    invented = set(db.session.scalars(select(Municipality.name)))

    assert invented & {one.name for one in municipalities()} == set()
    assert db.session.scalar(select(func.count(Entrant.id))) == 6 + 7 + 6 + 12


def test_all_of_it_was_made_by_deeds():
    handed_in = set(db.session.scalars(select(Assessment.id).where(Assessment.submitted_at.is_not(None))))
    told = set(db.session.scalars(select(Event.assessment_id).where(Event.what == "assessment.submitted")))
    later = select(Round.id).where(Round.key != "2026")
    joined = select(func.count(Event.id)).where(Event.what == "invitation.redeemed")
    accepted = select(func.count(Invitation.id)).where(Invitation.redeemed_at.is_not(None))

    assert handed_in - told == set()
    assert db.session.scalar(joined) == db.session.scalar(accepted)
    assert {
        key: db.session.scalar(
            select(func.count(Event.id)).where(Event.round_id == key, Event.what == "round.moved")
        )
        for key in db.session.scalars(later)
    } == {the_round("2023").id: 5, the_round("2025").id: 3, the_round("2027").id: 2}


def test_the_outbox_has_letters_of_every_kind():
    kinds = {key.partition(":")[0] for key in db.session.scalars(select(Letter.key))}

    assert kinds >= {
        *("guest", "invitation", "officer-in", "receipt", "reminder"),
        *("review-sent", "review-said", "reply-opened", "reply-finished", "replies-decided"),
    }


def test_every_account_begins_on_a_page_of_its_own(demo):
    accounts = demo_webapp.accounts()

    found = {one["email"]: demo.at(one["email"]).get(one["start"]).status_code for one in accounts}

    assert set(found.values()) <= {200, 302}
    assert [one["role"] for one in accounts] == [
        "samordnare", "medarbetare", "läsare", "utvärderare", "utvärderare", "jury", "kansli",
        "nomineringsgrupp", "granskare", "intygsgivare", "samordnare 2", "kansli 2", "jury 2", "jury 3",
        "nomineringsgrupp 2", "nomineringsgrupp 3",
    ]  # fmt: skip


def test_one_evaluator_is_a_peer_from_a_municipality_that_competes_nowhere():
    names = select(Person.name, Person.id).where(Person.email.like("utvarderare.%")).order_by(Person.email)
    known = {
        name: impartiality(the_round("2025").id, [person]).home_of(person)
        for name, person in db.session.execute(names)
    }
    competing = select(Municipality.name).join(Entrant)

    assert known == {"Anna Berg": "", "Björn Holm": "Grannvik"}
    assert "Grannvik" not in set(db.session.scalars(competing))


def test_the_tour_leads_to_a_guest_with_three_questions_and_a_file(demo):
    stops = demo.browser().page("/rundtur").one("ol").all("a")
    (guest,) = [one["href"] for one in stops if one["href"].startswith("/svar/")]

    page = demo.browser().page(f"{guest}/undersokning-regelbunden")

    questions = [one["href"] for one in page.all("a") if one.inside("nav") and "/svar/" in one["href"]]
    assert (len(questions), "Besökarnas svar, oktober" in page.one("main").text) == (3, True)


def test_nobody_answers_for_two_competitors():
    query = (
        select(Membership.person_id, func.count())
        .where(Membership.role == COORDINATOR)
        .group_by(Membership.person_id)
    )

    assert {many for _person, many in db.session.execute(query)} == {1}


def test_a_demo_that_is_there_is_left_alone():
    before = db.session.scalar(select(func.max(Event.id)))

    assert demo_webapp.load() is False
    assert db.session.scalar(select(func.max(Event.id))) == before


@pytest.mark.usefixtures("demo")
def test_everything_that_must_always_hold_does():
    assert unsound() == {}
