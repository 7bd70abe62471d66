"""A sentence says what is so in the state where it stands."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update

from tests.support.inbox import place
from tests.support.judges import sit
from tests.support.pages import Page
from tests.support.rounds import begun
from webapp.assessment.deeds import hand_in, starts, withdrawal
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries import own_assessment
from webapp.evaluation.deeds.seats import seats as seat_deeds
from webapp.evaluation.models.evaluations import Seat
from webapp.ground.calendar import clock
from webapp.ground.refusals import NotReadyError
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality, Post
from webapp.people.models.ties import EMPLOYER, Tie
from webapp.rounds.models.rounds import Round

LATE = timedelta(days=1)


def main(world, who: str, address: str) -> Page:
    return world.at(who).page(address).one("main")


def close(assessment: int) -> None:
    db.session.execute(
        update(Assessment).where(Assessment.id == assessment).values(closes_at=clock.now() - LATE)
    )
    db.session.commit()


@pytest.mark.parametrize(
    ("edition", "start"), [("kommunkompassen/2012", "sjalvvardering"), ("kvalitetskommun/2003", "nominering")]
)
def test_whoever_only_reads_is_not_asked_to_go_on_answering(small_world, edition, start):
    one = small_world.assessment("Exempelby", edition)

    page = main(small_world, "lasare", f"/{start}/{one}")

    assert [link.text for link in page.all("a") if link.text.startswith("Fortsätt")] == []
    assert page.all("h2")[0].text == "Du läser"


@pytest.mark.parametrize(
    ("edition", "start"), [("kommunkompassen/2012", "sjalvvardering"), ("kvalitetskommun/2003", "nominering")]
)
def test_what_closed_without_a_hand_in_promises_none(small_world, edition, start):
    one = small_world.assessment("Exempelby", edition)
    close(one)

    page = main(small_world, "samordnare", f"/{start}/{one}").text
    row = next(
        row.text
        for row in main(small_world, "samordnare", "/hem").all("li")
        if f"/{start}/{one}" in [link["href"] for link in row.all("a")]
    )

    assert ("lämnar in" in page, "Stänger" in page, "Bara ni i Exempelby ser svaren." in page) == (
        False, False, True,
    )  # fmt: skip
    assert ("Stängd" in row, "sista tid var" in row, "stänger" in row) == (True, True, False)


def test_whoever_is_in_a_municipality_without_anything_open_is_not_told_to_wait_for_being_added(small_world):
    bare = Municipality(name="Bortom")
    db.session.add(bare)
    db.session.flush()
    person = small_world.person("lasare")
    db.session.execute(
        update(Membership).where(Membership.person_id == person).values(municipality_id=bare.id)
    )
    db.session.commit()

    within = main(small_world, "lasare", "/hem").text
    db.session.execute(delete(Membership).where(Membership.person_id == person))
    db.session.commit()
    without = main(small_world, "lasare", "/hem").text

    said = "deltar inte i något just nu"
    assert (said in within, "har ingen nominering eller självvärdering än" in within) == (False, True)
    assert said in without


def test_a_hand_in_without_a_name_asks_for_ones_own(small_world):
    one = small_world.assessment("Exempelby")

    answer = small_world.at("samordnare").post(f"/sjalvvardering/{one}/granska", {"name": "", "title": ""})

    faults = [link.text for link in Page(answer.text).one("main").all("a") if link["href"].startswith("#")]
    assert faults == [
        "Skriv ditt namn.",
        "Skriv din befattning, till exempel kommundirektör.",
        "Kryssa i rutan för att bekräfta att du lämnar in svaren.",
    ]


def test_an_internal_hand_in_that_is_read_sends_nobody_to_an_office_there_is_not(small_world):
    person = small_world.person("samordnare")
    mine = db.session.scalars(select(Membership).where(Membership.person_id == person)).first()
    here = starts.start(person, mine.municipality_id, "kommunkompassen/2012")
    hand_in.submit(person, here, "Karin Ek", "Kommundirektör", confirmed=True)
    subject = own_assessment.own_assessment(person, here)
    first, second = small_world.person("medarbetare"), small_world.person("lasare")
    evaluation = seat_deeds.appoint(subject, first, second)
    seats = update(Seat).where(Seat.evaluation_id == evaluation.id)
    db.session.execute(seats.values(declared_at=clock.now()))
    db.session.commit()

    with pytest.raises(NotReadyError) as refused:
        withdrawal.withdraw(subject, "Vi glömde en bilaga.")

    assert refused.value.remedy == "Säg till era utvärderare vad som är fel."


def test_a_page_that_cannot_be_opened_does_not_say_that_nothing_was_saved(small_world):
    here = f"/utvardering/{sit(small_world).evaluation.id}/omrade/3"

    answer = small_world.at("utvarderare.a").get(here)

    heading = Page(answer.text).one("h1").text
    assert (answer.status_code, heading) == (409, "Sidan kan inte visas nu")


def test_reminding_in_a_round_with_nothing_to_hand_in_does_not_praise(small_world):
    made = begun(small_world, "2025", ())
    db.session.commit()

    text = main(small_world, "kansli", f"/kansli/{made.key}/paminn").text

    assert ("Alla har lämnat in" in text, "Ingen kommun har något att lämna in än." in text) == (False, True)


def test_the_last_officer_reads_before_pressing_that_somebody_must_stay(small_world):
    made = db.session.scalars(select(Round).where(Round.key == "2026")).one()
    me = small_world.person("kansli")
    others = delete(Post).where(Post.round_id == made.id, Post.role == OFFICER, Post.person_id != me)
    db.session.execute(others)
    db.session.commit()
    mine = db.session.scalars(
        select(Post.id).where(Post.round_id == made.id, Post.person_id == me, Post.role == OFFICER)
    ).one()

    page = main(small_world, "kansli", f"/kansli/2026/personer/uppdrag/{mine}/avsluta")

    assert ("Omgången måste ha någon i kansliet." in page.text, len(page.all("button"))) == (True, 0)


def test_a_tie_that_the_office_stated_says_who_can_take_it_away(small_world):
    office, juror = small_world.person("kansli"), small_world.person("jury")
    for by, name in ((juror, "Ale"), (office, "Alvesta")):
        row = Tie(person_id=juror, municipality=name, kind=EMPLOYER, stated_by_id=by, stated_at=clock.now())
        db.session.add(row)
    db.session.commit()

    rows = [row.text for row in main(small_world, "jury", "/konto/bindningar").all("li")]

    ways = [("av dig" in row, "kansliet ta bort" in row, "Ta bort" in row) for row in sorted(rows)]
    assert ways == [(True, False, True), (False, True, False)]


def test_the_last_coordinator_reads_before_pressing_that_somebody_must_stay(small_world):
    here = f"/kommun/{place()}/medarbetare/{small_world.person('samordnare')}/ta-bort"

    page = main(small_world, "samordnare", here)

    said = "Kommunen måste ha minst en samordnare. Gör någon annan till samordnare först."
    assert (said in page.text, len(page.all("button"))) == (True, 0)
