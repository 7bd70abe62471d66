"""Where "Nästa fråga" leads: what was written is saved, and the next open question of one's own is shown."""

from __future__ import annotations

import pytest

from tests.support.last_time import begin
from tests.support.pages import Page
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.teamwork.tasks import Handing, hand_out
from webapp.assessment.queries.answers import current
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.assessment.queries.teamwork.own_questions import ahead
from webapp.ground.store.database import db

FIRST, SECOND = "demokrati-strategi", "kommunikation-policy"
ANSWERED = Said(not_applicable=True, reason="Finns inte.")


@pytest.fixture
def subject(small_world):
    found = begin(small_world)
    db.session.commit()
    return found


def told(answer, name: str) -> str:
    """Read what stands where the page has such a mark."""
    return next(one.text for one in Page(answer.text).all() if name in one.attrs)


def numbers(found) -> str:
    return found.question.number if found.question else ""


def say(subject, question_id, said):
    answers.save_answers(subject, [Sent(question_id, said, 0, "")])


def answer_all(subject, but=()):
    for area in subject.edition.areas:
        for one in area.questions:
            if one.id not in but:
                say(subject, one.id, ANSWERED)


def test_without_parts_the_next_open_question_follows_and_answered_ones_are_passed_by(subject):
    say(subject, SECOND, ANSWERED)

    assert [numbers(ahead(subject, one)) for one in (FIRST, SECOND, "no such")] == ["1.1.3", "1.1.3", "1.1.1"]


def test_after_the_last_one_begins_anew_and_what_nobody_knows_yet_comes_last(subject):
    last = list(subject.edition.questions)[-1]
    say(subject, FIRST, Said(unknown=True))

    assert numbers(ahead(subject, last)) == "1.1.2"
    answer_all(subject, but=(FIRST,))
    assert numbers(ahead(subject, last)) == "1.1.1"


def test_whoever_has_a_part_is_led_through_it_alone(small_world, subject):
    colleague = own_assessment(small_world.person("medarbetare"), subject.id)
    hand_out(subject, Handing("subarea:2.1", colleague.person_id, "", ""))

    mine, theirs = ahead(colleague, FIRST), ahead(subject, "")

    assert (numbers(mine), mine.own) == ("2.1.1", True)
    assert (numbers(theirs), theirs.own) == ("1.1.1", False)
    for one in subject.edition.subarea("2.1").questions:
        say(subject, one.id, ANSWERED)
    done = ahead(colleague, FIRST)
    assert (done.question, done.left) == (None, mine.left - len(subject.edition.subarea("2.1").questions))


def test_the_button_saves_and_goes_on_without_any_script(small_world, subject):
    here = f"/sjalvvardering/{subject.id}/delomrade/1.1"
    someone = small_world.at("samordnare")
    form = {f"{FIRST}:version": "0", f"{FIRST}:text": "Vi har en plan.", "save": f"ahead:{FIRST}"}

    sent = someone.post(here, form)

    assert sent.location == f"{here}?fraga={SECOND}#{SECOND}"
    assert current(subject.id, FIRST).said.text == "Vi har en plan."


def test_what_cannot_be_kept_stays_on_its_page(small_world, subject):
    here = f"/sjalvvardering/{subject.id}/delomrade/1.1"
    form = {f"{FIRST}:version": "0", f"{FIRST}:text": "å" * 5000, "save": f"ahead:{FIRST}"}

    assert small_world.at("samordnare").post(here, form).status_code == 422


def test_where_nothing_is_left_the_overview_says_so(small_world, subject):
    answer_all(subject)
    here = f"/sjalvvardering/{subject.id}/delomrade/1.1"
    someone = small_world.at("samordnare")

    sent = someone.post(here, {f"{FIRST}:version": "1", "save": f"ahead:{FIRST}"})
    shown = someone.get(sent.location)

    assert sent.location == f"/sjalvvardering/{subject.id}"
    assert [one.text for one in Page(shown.text).all("p") if one["class"] == "note ok"] == [
        "Alla frågor är besvarade."
    ]


def test_the_strip_says_where_one_is_what_is_saved_and_from_where_to_go_on(small_world, subject):
    someone = small_world.at("samordnare")
    here = f"/sjalvvardering/{subject.id}/delomrade/1.1"
    say(subject, FIRST, ANSWERED)

    strip = someone.get(f"{here}?fraga={SECOND}")

    assert told(strip, "data-strip-number") == "1.1.2"
    assert told(strip, "data-strip-place") == "fråga 2 av 4"
    assert told(strip, "data-strip-saved").startswith("Senast sparat i dag")
    assert small_world.at("lasare").get(here).text.count("data-strip") == 0
