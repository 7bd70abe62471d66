"""Once something is done, the page of it says no longer what held before."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from tests.support.choices import (
    GROUP,
    begin_anew,
    chosen_by_compass,
    declare_all,
    entrant,
    hand_in,
    judge,
    show,
    the_round,
)
from tests.support.judges import question_of, reveal
from tests.support.judges import sit as sit_as
from tests.support.page_posts import DECISION, GROUPS
from tests.support.rounds import crown, evaluated
from tests.support.visits import MEETING, kept
from webapp.award.deeds import nominations, steps
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.visit import grounds
from webapp.ground.calendar import clock
from webapp.ground.refusals import NotReadyError
from webapp.ground.roles import NOMINATOR
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.people.models.ties import Declaration
from webapp.rounds.models.rounds import Entrant

ASK, CONFIRM = "Begär offentliggörande", "Bekräfta och offentliggör"


def main(world, who: str, address: str) -> str:
    return world.at(who).page(address).one("main").text


def test_the_sources_say_whose_links_are_shown_before_and_after_both_are_done(small_world):
    here = f"/utvardering/{sit_as(small_world).evaluation.id}/tackning"
    before = main(small_world, "utvarderare.a", here)
    reveal(small_world)

    after = main(small_world, "utvarderare.a", here)

    own, both = "Tills ni båda är klara visas bara dina egna", "Bådas kopplingar visas."
    assert [(own in text, both in text) for text in (before, after)] == [(True, False), (False, True)]


def test_the_pair_is_not_said_to_write_once_the_result_is_fixed(small_world):
    here = sit_as(small_world)
    reveal(small_world)
    before = main(small_world, "utvarderare.a", f"/utvardering/{here.evaluation.id}/omraden")
    evaluated(the_round(), "Lillhärad")
    db.session.commit()

    after = main(small_world, "utvarderare.a", f"/utvardering/{here.evaluation.id}/omraden")

    write, read = "Ni skriver tillsammans.", "Resultatet är fastställt. Texterna kan bara läsas."
    assert [(write in text, read in text) for text in (before, after)] == [(True, False), (False, True)]


def test_a_conflict_with_somebody_who_is_not_to_choose_among_keeps_nobody_from_naming(small_world):
    begin_anew()
    elsewhere = Municipality(name="Bortom")
    db.session.add(elsewhere)
    db.session.flush()
    declare_all(small_world, *GROUP)
    declared = {"round_id": the_round().id, "person_id": small_world.person(GROUP[1])}
    db.session.add(
        Declaration(
            **declared, municipality_id=elsewhere.id, kind="elected", text="", declared_at=clock.now()
        )
    )
    db.session.commit()
    for key in GROUP:
        hand_in(small_world, key, "Norrvik", "Sjöholm", "Åkerstad")
    show(small_world, NOMINATOR)

    text = main(small_world, GROUP[1], f"{GROUPS}/nominera")

    assert ("Nominera de valda" in text, "Du är jävig" in text) == (True, False)


def test_the_office_reads_what_is_missing_instead_of_a_button_that_is_refused(small_world):
    before = main(small_world, "kansli", "/kansli/2026")
    with pytest.raises(NotReadyError, match="Alla nominerade har inte ett fastställt resultat"):
        steps.announce(small_world.person("kansli"), the_round())
    evaluated(the_round(), "Lillhärad")
    crown(the_round(), "Norrvik")
    db.session.commit()

    after = main(small_world, "kansli", "/kansli/2026")

    missing = "Alla nominerade har inte ett fastställt resultat. Det saknas för: Lillhärad."
    assert [(ASK in text, missing in text) for text in (before, after)] == [(False, True), (True, False)]


def test_the_second_of_the_office_has_no_button_for_what_has_come_to_lack_something(small_world):
    evaluated(the_round(), "Lillhärad")
    crown(the_round(), "Norrvik")
    db.session.commit()
    steps.announce(small_world.person("kansli"), the_round())
    ready = main(small_world, "kansli.b", "/kansli/2026")
    later = db.session.scalars(select(Entrant).where(Entrant.nominated_at.is_(None))).first()
    db.session.execute(update(Entrant).where(Entrant.id == later.id).values(nominated_at=clock.now()))
    db.session.commit()

    lacking = main(small_world, "kansli.b", "/kansli/2026")

    assert [(CONFIRM in text, "Ta tillbaka begäran" in text) for text in (ready, lacking)] == [
        (True, True), (False, True),
    ]  # fmt: skip


def test_a_nominee_that_has_left_stays_away_as_the_page_says(small_world):
    chosen_by_compass()
    page = main(small_world, "kansli", DECISION)
    nominations.withdraw(small_world.person("kansli"), the_round(), entrant("Granhult"), "Hinner inte.")

    with pytest.raises(NotReadyError, match="Kommunen har lämnat omgången och kan inte nomineras igen"):
        nominations.nominate(small_world.person("kansli"), the_round(), entrant("Granhult"), "Bra ändå.")
    assert page.count("Det går inte att ångra.") == 1


def test_the_button_that_says_done_waits_until_every_question_is_marked(small_world):
    here = f"/utvardering/{sit_as(small_world).evaluation.id}"
    before = main(small_world, "utvarderare.a", here)
    seat = sit_as(small_world)
    for area in seat.edition.areas:
        marks.accept_area(seat, seat.track, area)

    after = main(small_world, "utvarderare.a", here)

    button, left = "Jag är klar", "198 frågor är inte bedömda än."
    assert [(button in text, left in text) for text in (before, after)] == [(False, True), (True, False)]


def test_whoever_has_declared_is_not_asked_to_answer_before_reading(small_world):
    sit_as(small_world)
    db.session.commit()
    here = sit_as(small_world).evaluation.id
    pages = [
        main(small_world, "utvarderare.a", f"/utvardering/{here}/jav"),
        main(small_world, "jury", "/jury/2026/jav"),
    ]

    assert ["Svara innan du får läsa något." in text for text in pages] == [False, False]
    assert ["Du har svarat. Har något ändrats" in text for text in pages] == [True, True]


def test_the_office_has_no_button_that_names_a_winner_before_somebody_can_be_named(small_world):
    before = main(small_world, "kansli", DECISION)
    judge(small_world)

    after = main(small_world, "kansli", DECISION)

    assert [("Utse på juryns vägnar" in text, "Innan någon utses:" in text) for text in (before, after)] == [
        (False, True), (True, False),
    ]  # fmt: skip


def test_a_source_that_a_mark_rests_on_has_no_button_that_takes_it_away(small_world):
    seat = sit_as(small_world)
    paper, meeting = kept(seat), kept(seat, MEETING)
    here = f"/utvardering/{seat.evaluation.id}"
    addresses = [f"{here}/kallor/{paper.id}", f"{here}/intervjuer/{meeting.id}"]
    db.session.commit()
    before = [main(small_world, "utvarderare.a", one) for one in addresses]
    grounds.rest_on(seat, question_of(seat), {paper.id, meeting.id}, set())
    db.session.commit()

    after = [main(small_world, "utvarderare.a", one) for one in addresses]

    buttons = ("Ta bort källan", "Ta bort intervjun")
    assert [button in text for button, text in zip(buttons, before, strict=True)] == [True, True]
    assert [button in text for button, text in zip(buttons, after, strict=True)] == [False, False]


def test_the_register_says_whose_choices_are_seen_before_and_after_both_are_done(small_world):
    here = f"/utvardering/{sit_as(small_world).evaluation.id}/kallor"
    before = main(small_world, "utvarderare.a", here)
    reveal(small_world)

    after = main(small_world, "utvarderare.a", here)

    later, now = "den andra ser det när ni båda är klara", "ni ser varandras val"
    assert [(later in text, now in text) for text in (before, after)] == [(True, False), (False, True)]
