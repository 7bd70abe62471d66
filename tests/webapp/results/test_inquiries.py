"""Asking a municipality about its good example: with its consent, and with addresses only after a yes."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.examples import SHARER, add_example, begin_anew
from tests.support.inquiring import place
from webapp.ground.mail.models import Letter
from webapp.ground.mail.turns import waiting_for
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.people.queries.own_municipality import own_municipality
from webapp.results.deeds import inquiries
from webapp.results.deeds.inquiries import MOST_OPEN, Asked
from webapp.results.models.inquiries import CONTACT, NO, VISIT, YES
from webapp.results.queries.inquiries import found_example, lessons_of, received, sent
from webapp.review.deeds.draft import shared_examples
from webapp.review.queries.readers import own_examples

ASKER = "samordnare@demo.example"
WORDS = "Hur lång tid tog det?"
pytestmark = pytest.mark.both


@pytest.fixture
def example(small_world) -> int:
    begin_anew()
    made = add_example(small_world, "Medborgardialog i två steg")
    shared_examples.welcome(seat(small_world), made, welcomes=True)
    return made


def seat(world):
    return own_examples(world.person(SHARER), world.evaluation("Norrvik"))


def owner(world):
    return own_municipality(world.person(SHARER), place("Norrvik"))


def asker(world, who="samordnare"):
    return own_municipality(world.person(who), place("Exempelby"))


def ask(world, example, **other):
    told = {"municipality_id": place("Exempelby"), "kind": CONTACT, "text": WORDS, **other}
    return inquiries.ask(found_example(world.person("samordnare"), example), Asked(**told))


def letters(occasion) -> list[tuple[str, str]]:
    query = select(Letter.recipient, Letter.body).where(Letter.occasion == occasion).order_by(Letter.id)
    return [(to, body) for to, body in db.session.execute(query)]


def test_the_coordinator_hears_who_asks_and_no_address_until_there_is_a_yes(small_world, example):
    made = ask(small_world, example)

    ((to, body),) = letters("inquiry")
    assert (to, body.count("Karin Ek, Exempelby"), body.count(WORDS), body.count("@")) == (SHARER, 1, 1, 0)
    (waits,) = [one for one in waiting_for(small_world.person(SHARER)) if one.thing == f"inquiry:{made.id}"]
    assert waits.link == f"/kommun/{place('Norrvik')}/forfragningar#forfragan-{made.id}"

    inquiries.answer(owner(small_world), made.id, YES, "Ring gärna.")

    ((to, body),) = letters("inquiry-answered")
    assert (to, body.count("Ring gärna."), body.count(SHARER)) == (ASKER, 1, 1)
    assert [one for one in waiting_for(small_world.person(SHARER)) if one.thing.startswith("inquiry:")] == []


def test_a_no_gives_words_and_no_address(small_world, example):
    inquiries.answer(owner(small_world), ask(small_world, example).id, NO, "Vi hinner inte i år.")

    ((_to, body),) = letters("inquiry-answered")
    assert (body.count("säger nej"), body.count("@")) == (1, 0)
    for who, where in (("samordnare", place("Exempelby")), (SHARER, place("Norrvik"))):
        assert small_world.at(who).get(f"/kommun/{where}/forfragningar").text.count("Skriv till") == 0


def test_addresses_stand_on_the_page_of_both_only_after_a_yes(small_world, example):
    made = ask(small_world, example)
    of = {"samordnare": "Exempelby", SHARER: "Norrvik"}
    pages = {who: f"/kommun/{place(name)}/forfragningar" for who, name in of.items()}
    other = {"samordnare": SHARER, SHARER: ASKER}

    before = [small_world.at(who).get(to).text.count(other[who]) for who, to in pages.items()]
    inquiries.answer(owner(small_world), made.id, YES, "Ring gärna.")

    assert before == [0, 0]
    assert [small_world.at(who).get(to).text.count(f"mailto:{other[who]}") for who, to in pages.items()] == [
        1,
        1,
    ]


def test_nobody_asks_where_the_municipality_has_not_said_yes_to_be_asked(small_world, example):
    shared_examples.welcome(seat(small_world), example, welcomes=False)

    with pytest.raises(NotReadyError):
        ask(small_world, example)
    assert received(place("Norrvik")) == []


def test_an_example_that_is_shared_no_more_is_not_there_to_ask_about(small_world, example):
    shared_examples.share(seat(small_world), example, shared=False)

    with pytest.raises(NotThereError):
        ask(small_world, example)


def test_two_presses_ask_once_and_an_unanswered_inquiry_is_not_asked_again(small_world, example):
    assert ask(small_world, example).id == ask(small_world, example, kind=VISIT, text="Igen.").id
    assert len(letters("inquiry")) == 1


def test_a_municipality_waits_for_so_many_answers_and_then_asks_no_more(small_world, example):
    others = [add_example(small_world, f"Exempel {n}") for n in range(MOST_OPEN)]
    for one in others:
        shared_examples.welcome(seat(small_world), one, welcomes=True)
        ask(small_world, one)

    with pytest.raises(NotReadyError):
        ask(small_world, example)


@pytest.mark.parametrize(
    ("other", "field"),
    [({"municipality_id": 0}, "place"), ({"kind": "annat"}, "kind"), ({"text": ""}, "text")],
)
def test_what_lacks_is_said_at_its_field(small_world, example, other, field):
    with pytest.raises(InvalidError) as refused:
        ask(small_world, example, **other)

    assert list(refused.value.faults) == [field]


def test_nobody_asks_their_own_municipality(small_world, example):
    assert found_example(small_world.person(SHARER), example).places == ()


def test_the_first_answer_holds_and_the_same_again_is_the_same(small_world, example):
    made = ask(small_world, example).id
    inquiries.answer(owner(small_world), made, YES, "Ring.")

    assert inquiries.answer(owner(small_world), made, YES, "Ring.").answer == YES
    with pytest.raises(NotReadyError):
        inquiries.answer(owner(small_world), made, NO, "Nej.")
    assert len(letters("inquiry-answered")) == 1


def test_an_answer_is_yes_or_no_with_words(small_world, example):
    with pytest.raises(InvalidError) as refused:
        inquiries.answer(owner(small_world), ask(small_world, example).id, "", "")

    assert list(refused.value.faults) == ["answer", "words"]


def test_another_municipality_neither_answers_nor_tells(small_world, example):
    made = ask(small_world, example).id

    with pytest.raises(NotThereError):
        inquiries.answer(asker(small_world), made, YES, "Ja.")
    inquiries.answer(owner(small_world), made, YES, "Ja.")
    with pytest.raises(NotThereError):
        inquiries.tell(owner(small_world), made, "Vår egen rad.")


def test_what_was_taken_home_stands_beside_the_example_until_it_is_hidden_or_taken_away(small_world, example):
    made = ask(small_world, example).id
    with pytest.raises(NotReadyError):
        inquiries.tell(asker(small_world), made, "För tidigt.")
    inquiries.answer(owner(small_world), made, YES, "Ring.")
    here = [f"/goda-exempel/{example}", "/goda-exempel/?q=medborgardialog"]

    def shown() -> list[int]:
        return [small_world.at("").get(one).text.count("Börja smått.") for one in here]

    inquiries.tell(asker(small_world, "medarbetare"), made, "Börja smått.")
    assert shown() == [1, 1]
    inquiries.hide(owner(small_world), made, hidden=True)
    assert shown() == [0, 0]
    inquiries.hide(owner(small_world), made, hidden=False)
    inquiries.tell(asker(small_world), made, "")

    assert (shown(), lessons_of([example])) == ([0, 0], {})
    assert [to for to, _body in letters("lesson")] == [SHARER]


def test_an_answer_finds_the_municipality_when_whoever_asked_has_left(small_world, example):
    made = ask(small_world, example)
    made.person_id = small_world.person("jury")
    db.session.commit()

    inquiries.answer(owner(small_world), made.id, YES, "Ring.")

    assert [to for to, _body in letters("inquiry-answered")] == [ASKER]


def test_a_form_with_faults_keeps_what_was_typed_and_a_good_one_asks(small_world, example):
    browser, to = small_world.at("samordnare"), f"/goda-exempel/{example}"
    form = browser.page(to).form("text")

    refused = browser.post(to, {**form, "kind": "visit", "text": ""})
    answer = browser.post(to, {**form, "kind": "visit", "text": WORDS})

    assert (refused.status_code, refused.text.count('value="visit" checked')) == (422, 1)
    assert answer.status_code == 302
    ((row, whose),) = sent(place("Exempelby"))
    assert (row.kind, row.text, whose) == (VISIT, WORDS, "Norrvik")


def test_whoever_is_not_signed_in_reads_the_example_and_is_shown_where_to_sign_in(small_world, example):
    page = small_world.at("").get(f"/goda-exempel/{example}")

    assert (page.text.count("Logga in och fråga"), page.text.count("Skicka frågan")) == (1, 0)
