"""Mitt arbete: each commitment says how far it has come, what it waits for and what comes next."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete

from tests.support.asked import queries
from tests.support.boards import press, wish
from tests.support.colleagues import hand_in, make_certifier, own
from tests.support.meetings import Room
from tests.support.worlds import COMPASS
from tests.support.years import year
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers, starts
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.teamwork import certificates
from webapp.assessment.models.assessments import Answer
from webapp.assessment.queries import progress
from webapp.assessment.queries.answers import current
from webapp.ground.calendar import clock
from webapp.ground.frame.filters import points
from webapp.ground.frame.page import interval
from webapp.ground.store.database import db
from webapp.meetings.deeds import meetings


def groups(world, who="samordnare"):
    """Read the commitments of the first page, those that close first first."""
    return [one for one in world.at(who).page("/hem").all("li") if one["class"] == "commitment"]


def group(world, who="samordnare"):
    """Find the group of Exempelby's compass."""
    (found,) = [one for one in groups(world, who) if one.all("h2")[0].text == "Självvärdering 2026"]
    return found


def step(world, who="samordnare") -> str:
    """Give the next step of Exempelby's compass."""
    (button,) = [one for one in group(world, who).all("a") if "btn" in one["class"]]
    return button.text.partition(" i Själv")[0]


def test_a_commitment_says_how_far_it_has_come_in_the_same_figures_as_its_own_page(small_world):
    shown = group(small_world).text
    now = progress.standing(own(small_world))
    total, done = now.compass.total, now.progress

    assert f"{interval(total)} av {points(total.maximum)} poäng" in shown
    assert f"{done.answered} av {done.total} frågor besvarade" in shown


def test_of_what_is_handed_in_the_newest_stands_first(small_world):
    for back, name in ((400, "Första året"), (10, "Andra året")):
        year(small_world, back, areas=frozenset({"1"}), name=name)

    shown = [one.all("h2")[0].text for one in groups(small_world)]

    assert [one for one in shown if one.endswith("året")] == ["Andra året", "Första året"]


def test_only_the_step_of_what_closes_first_is_a_filled_button(small_world):
    buttons = [one for row in groups(small_world) for one in row.all("a") if "btn" in one["class"]]

    assert ["ghost" in one["class"] for one in buttons] == [False, True, True]


def test_the_next_step_is_to_go_on_then_to_hand_in_then_to_read_the_receipt(small_world):
    seen = [step(small_world), step(small_world, "lasare")]
    hand_in(small_world)

    assert [*seen, step(small_world)] == ["Fortsätt med fråga 1.1.1", "Läs igenom svaren", "Visa kvittot"]


def test_whoever_has_a_part_is_led_to_it_first_and_on_once_it_is_done(small_world):
    subject = own(small_world)
    press(small_world, wish(small_world, "subarea:4.2", "medarbetare", days=30))
    mine = [one.id for one in subject.edition.questions.values() if one.number.startswith("4.2.")]
    state = progress.standing(subject).compass.states
    first = next(one for one in mine if state[one] in ("unanswered", "begun"))

    to = small_world.at("medarbetare").page(f"/sjalvvardering/{subject.id}").one("main").text
    seen = [step(small_world, "medarbetare"), step(small_world)]
    rest = [
        Sent(one, Said(not_applicable=True, reason="Nej."), current(subject.id, one).version, "")
        for one in mine
    ]
    answers.save_answers(subject, rest)

    wanted = f"Fortsätt med fråga {subject.edition.questions[first].number}"
    assert (seen[0], wanted in to) == (wanted, True)
    assert seen[1] != wanted
    assert not step(small_world, "medarbetare").startswith("Fortsätt med fråga 4.2.")


def test_nobody_is_told_to_go_on_with_what_nobody_has_begun(small_world):
    db.session.execute(delete(Answer))
    db.session.commit()

    overview = small_world.at("samordnare").page(f"/sjalvvardering/{own(small_world).id}").one("main").text

    assert step(small_world) == "Börja med fråga 1.1.1"
    assert ("Här börjar ni" in overview, "Fortsätt" in overview) == (True, False)


def test_a_meeting_under_way_is_said_on_the_first_page_and_on_the_overview_until_it_ends(small_world):
    path = group(small_world).all("h2")[0].all("a")[0]["href"]

    def told() -> list[bool]:
        pages = small_world.at("lasare").page("/hem"), small_world.at("lasare").page(path)
        return ["Ett möte pågår sedan" in one.one("main").text for one in pages]

    before, room = told(), Room(small_world)
    during = told()
    meetings.end(room.subject(), room.id)

    assert (before, during, told()) == ([False, False], [True, True], [False, False])


def test_a_coordinator_sees_who_is_late_and_what_is_not_certified_and_others_do_not(small_world):
    make_certifier(small_world)
    press(small_world, wish(small_world, "area:2", "medarbetare", days=3))
    certificates.ask(own(small_world))
    before = group(small_world).text
    now = clock.now()
    clock.set_clock(lambda: now + timedelta(days=5))
    late = "1 av 1 kollegor är sena. Se fördelningen"

    after = group(small_world).text, group(small_world, "medarbetare").text
    told = [late in text for text in (before, *after)]
    clock.set_clock(None)

    assert (told, "Svaren är inte intygade än. Se intyget" in before) == ([False, True, False], True)


def test_more_commitments_ask_the_database_as_little(small_world):
    before = queries(small_world, "samordnare", "/hem")
    few = len(groups(small_world))
    starts.start(small_world.person("samordnare"), own(small_world).municipality_id, COMPASS)

    assert (len(groups(small_world)), queries(small_world, "samordnare", "/hem")) == (few + 1, before)


def test_a_telephone_in_a_meeting_is_not_asked_to_sign_in(small_world):
    first = small_world.at("").page("/mote")

    assert [one.text for one in first.all("header")[0].all("a") if one.text == "Logga in"] == []
