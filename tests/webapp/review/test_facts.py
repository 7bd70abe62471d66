"""Short facts: stated with year and source by the municipality or the pair, read like the rest of a draft."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from exports.report import Seats
from tests.support.pages import assert_house_rules
from tests.support.reviewing import COORDINATOR, PLACE, Q, change_mark, opened, renewal, replied, revealed
from tests.support.visits import kept
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.evaluation.deeds.visit import grounds
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, InvalidError
from webapp.ground.store.database import db
from webapp.results.queries.report import report, report_readers
from webapp.results.queries.report.report import Asked
from webapp.review.deeds import facts as deeds
from webapp.review.deeds.draft import outcomes
from webapp.review.deeds.draft.renewal import send_version
from webapp.review.deeds.facts import StaleFactsError
from webapp.review.models.reviews import CHANGED
from webapp.review.queries import stage_overview
from webapp.review.queries.facts import Stated, facts_of

MANY = Stated("137 121", "2012", "SCB")
MORE = Stated("138 952", "2013", "SCB")
BY_US = Stated("Täby kommun")


def own(world):
    evaluation = db.session.get_one(Evaluation, world.evaluation(PLACE))
    return own_assessment(world.person(COORDINATOR), evaluation.assessment_id)


def entry(seat, version=0):
    reached = report_readers.own_report(seat.person_id, seat.evaluation.id)
    if version:
        reached = report_readers.version_of(seat.evaluation, version)
    return report.report_of(reached, Asked()).entry


@pytest.mark.both
def test_what_the_municipality_and_the_pair_state_stands_in_the_report(small_world):
    seat = revealed(small_world)
    stated = select(Event).where(Event.what == "fact.stated").order_by(Event.id)
    earlier = len(db.session.scalars(stated).all())
    deeds.state_own(own(small_world), {"population": MANY, "employer_a": BY_US})
    deeds.state_for_report(seat, {"employer_a": BY_US, "visited": Stated("18 september 2026")})

    found = entry(seat)

    noted = db.session.scalars(stated).all()[earlier:]
    first = found.short_facts[0]
    assert (first.name, first.value, first.year, first.source) == ("Folkmängd", *MANY.said)
    assert found.evaluators[0].endswith(", Täby kommun")
    assert found.visited == f"18 september 2026, {PLACE}"
    assert [one.after["kind"] for one in noted] == ["population", "employer_a", "visited"]


def test_a_fact_has_a_year_and_a_source_or_is_not_there_at_all(small_world):
    seat = revealed(small_world)
    said = {"population": Stated("137 121"), "parties": Stated("", "2014", "Valmyndigheten")}

    with pytest.raises(InvalidError) as refused:
        deeds.state_for_report(seat, {**said, "employees": MANY, "visited": Stated("x" * 201)})

    assert refused.value.faults == {
        "population:year": "Skriv vilket år uppgiften gäller.",
        "population:source": "Skriv varifrån uppgiften kommer.",
        "parties:value": "Skriv själva uppgiften, eller töm år och källa.",
        "visited:value": "Skriv högst 200 tecken.",
    }
    assert {one.version for one in facts_of(seat.assessment.id).values()} == {0}


def test_whoever_was_passed_gets_both_and_nothing_is_kept(small_world):
    seat = revealed(small_world)
    deeds.state_own(own(small_world), {"population": MANY})

    with pytest.raises(StaleFactsError) as refused:
        deeds.state_for_report(seat, {"population": MORE, "employees": MANY})

    kept = facts_of(seat.assessment.id)
    assert {kind: one.value for kind, one in refused.value.kept.items()} == {"population": "137 121"}
    assert (kept["population"].said, kept["employees"].version) == (MANY.said, 0)


def test_once_the_draft_is_opened_the_municipality_replies_and_a_change_is_a_new_version(small_world):
    seat, _draft, reply = replied(small_world, Q)
    with pytest.raises(ClosedError):
        deeds.state_own(own(small_world), {"population": MANY})
    change_mark(seat)
    outcomes.decide_reply(seat, reply, CHANGED, "Ja.", 1)
    deeds.state_for_report(seat, {"population": MANY})

    (changed,) = [
        one for one in stage_overview.standing(seat.evaluation).pending if one.ref == "fact-population"
    ]
    send_version(seat, renewal(seat))

    assert (changed.what, changed.after, changed.place.key) == ("Folkmängd", "137 121, 2012, SCB", "rapport")
    facts = [[fact.name for fact in entry(seat, version).short_facts] for version in (1, 2)]
    assert [("Folkmängd" in names) for names in facts] == [False, True]
    assert entry(seat, 1).version.startswith("Version 1, öppnad för kommunen")
    assert entry(seat, 1).agreed.total != entry(seat, 2).agreed.total


def test_the_municipality_and_the_pair_each_take_a_version_home_and_nobody_else(small_world):
    seat, _draft = opened(small_world)
    here = seat.evaluation.id
    asked = {
        who: small_world.at(who).get(to).status_code
        for who, to in (
            (COORDINATOR, f"/utkast/{here}/version/1.docx"),
            ("utvarderare.b", f"/utvardering/{here}/version/1.docx"),
            ("samordnare@norrvik.example", f"/utkast/{here}/version/1.docx"),
            ("utvarderare.a", f"/utvardering/{here}/version/2.docx"),
        )
    }

    assert list(asked.values()) == [200, 200, 404, 404]
    page = assert_house_rules(small_world.at(COORDINATOR).get(f"/utkast/{here}").text, own_words=False)
    assert f"/utkast/{here}/version/1.docx" in page.addresses()


def test_the_page_of_facts_keeps_what_was_typed_beside_what_is_wrong(small_world):
    mine = own(small_world)
    address, client = f"/sjalvvardering/{mine.id}/kortfakta", small_world.at(COORDINATOR)
    sent = {"population:value": "137 121", "population:year": "", "population:source": "SCB"}

    refused = client.post(address, {**sent, "population:version": "0", "population:seen": ""})
    kept = client.post(address, {**sent, "population:version": "0", "population:year": "2012"})

    page = assert_house_rules(refused.text, own_words=False)
    typed = [one["value"] for one in page.all("input") if one["name"] == "population:value"]
    assert (refused.status_code, typed) == (422, ["137 121"])
    assert (kept.status_code, facts_of(mine.id)["population"].said) == (302, MANY.said)


def test_the_seats_of_the_council_are_checked_and_stand_in_the_report(small_world):
    seat = revealed(small_world)
    wrong, right = (Stated(text, "2026", "Valmyndigheten") for text in ("S 23, M 13", "S 23, M 14"))

    with pytest.raises(InvalidError) as refused:
        deeds.state_for_report(seat, {"council": wrong})
    deeds.state_for_report(seat, {"council": right})

    told = entry(seat)
    assert list(refused.value.faults) == ["council:value"]
    assert told.seats == Seats((("S", 23), ("M", 14)), "2026", "Valmyndigheten")
    assert "Mandat i fullmäktige" not in [one.name for one in told.short_facts]


def test_a_report_knows_which_marks_rest_on_nothing_and_which_evaluation_it_is(small_world):
    seat = revealed(small_world)
    question = seat.edition.questions[Q]
    before = entry(seat)

    grounds.rest_on(seat, question, {kept(seat).id}, ())

    after = entry(seat)
    assert before.ungrounded - after.ungrounded == {question.id}
    assert (after.years_before, after.public) == ((), False)
