"""”Vi vet inte än”: a question that nobody can answer yet counts as open everywhere, and is listed."""

from __future__ import annotations

import pytest

from tests.support.colleagues import Q, own
from webapp.assessment.content import Said, said_from
from webapp.assessment.deeds import answers, hand_in
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.queries import progress
from webapp.assessment.queries.answers import current
from webapp.assessment.queries.read_through.answer_lines import UNANSWERED, UNKNOWN, reading
from webapp.ground.store.database import db

UNKNOWN_YET = Said(text="Vi frågar ekonomerna.", unknown=True)


def level(world):
    part = own(world).edition.questions[Q].kind.parts[0]
    return {part.id: part.levels[-1].id}


def say(world, said, shown=None):
    subject = own(world)
    sent = Sent(Q, said, current(subject.id, Q).version, "", shown=shown)
    answers.save_answers(subject, [sent])
    db.session.commit()


def test_it_counts_as_unanswered_in_every_count_and_is_listed(small_world):
    before = progress.standing(own(small_world))
    say(small_world, UNKNOWN_YET)
    after = progress.standing(own(small_world))

    assert (after.progress.answered, after.compass.total) == (before.progress.answered, before.compass.total)
    assert after.compass.states[Q] == "unanswered"
    assert Q in {one.id for one in hand_in.checklist(own(small_world)).unanswered}
    found = reading(own(small_world), UNKNOWN)
    assert list(found.shown) == [Q]
    assert Q in reading(own(small_world), UNANSWERED).shown


def test_an_answer_that_is_known_is_kept_as_it_always_was(small_world):
    assert "unknown" not in Said(level(small_world), "Text.").as_data()
    assert said_from(UNKNOWN_YET.as_data()) == UNKNOWN_YET
    assert said_from(Said().as_data()) == Said()


@pytest.mark.parametrize("reason", ["", "Vi har ingen skola."])
def test_not_even_a_reason_makes_it_answered(small_world, reason):
    said = Said(not_applicable=True, reason=reason, unknown=True)

    assert progress.marks_of(own(small_world).edition, {Q: progress.Kept(said, 1)})[Q] == (None,) * len(
        own(small_world).edition.questions[Q].kind.parts
    )


def test_a_level_chosen_where_it_is_not_asked_says_that_it_is_known_now(small_world):
    say(small_world, UNKNOWN_YET)
    chosen = level(small_world)

    say(small_world, Said(chosen), frozenset({f"level:{part}" for part in chosen}))

    assert current(own(small_world).id, Q).said == Said(chosen, "Vi frågar ekonomerna.")


def test_words_alone_do_not_say_that_it_is_known(small_world):
    say(small_world, UNKNOWN_YET)

    say(small_world, Said(text="Svar i mars."), frozenset({"text"}))

    assert current(own(small_world).id, Q).said == Said(text="Svar i mars.", unknown=True)


def test_the_page_takes_the_levels_away_and_says_so_before_the_hand_in(small_world):
    one = own(small_world)
    browser, address = small_world.at("samordnare"), f"/sjalvvardering/{one.id}/delomrade/1.1"
    form = browser.page(address).form("request_key")
    chosen = {f"{Q}:level:{part}": which for part, which in level(small_world).items()}
    browser.send("POST", address, data=form | chosen)
    form = browser.page(address).form("request_key")

    browser.send("POST", address, data=form | {f"{Q}:unknown": "1"})

    assert current(one.id, Q).said == Said(unknown=True)
    page = browser.page(address)
    assert "checked" in page.field(f"{Q}:unknown").attrs
    told = [state.text for state in page.all("span") if state["class"].startswith("state")]
    assert "Vi vet inte än" in told
    review = browser.page(f"/sjalvvardering/{one.id}/granska")
    assert "Vi vet inte än: 1" in [link.text for link in review.all("a")]
    assert browser.page(f"/sjalvvardering/{one.id}/svar?visa=vet-inte").all("article")[0]["id"] == Q
