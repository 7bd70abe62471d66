"""Taking back what one asked of a good example: until there is an answer, and no word is lost."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.examples import SHARER
from tests.support.inquiring import inquired, place
from webapp.ground.mail.models import Letter
from webapp.ground.mail.turns import waiting_for
from webapp.ground.refusals import NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.people.queries.own_municipality import own_municipality
from webapp.results.deeds import inquiries
from webapp.results.models.inquiries import YES
from webapp.results.queries.inquiries import received

pytestmark = pytest.mark.both
HERE, MINE = "Norrvik", "Exempelby"


def owner(world):
    return own_municipality(world.person(SHARER), place(HERE))


def asker(world, who="samordnare"):
    return own_municipality(world.person(who), place(MINE))


def letters() -> list[tuple[str, int]]:
    query = select(Letter.recipient, Letter.body).where(Letter.occasion == "inquiry-withdrawn")
    return [(to, body.count("@")) for to, body in db.session.execute(query)]


def test_what_was_asked_is_taken_back_until_there_is_an_answer_and_stays_on_both_pages(small_world):
    made = inquired(small_world, "")

    for _twice in range(2):
        inquiries.withdraw(asker(small_world, "medarbetare"), made)
    told = [
        small_world.at(who).get(f"/kommun/{place(name)}/forfragningar").text.count("Tillbakatagen ")
        for who, name in (("samordnare", MINE), (SHARER, HERE))
    ]
    with pytest.raises(NotReadyError, match="Kommunen har tagit tillbaka sin förfrågan"):
        inquiries.answer(owner(small_world), made, YES, "Ring gärna.")

    assert (letters(), told) == ([(SHARER, 0)], [1, 1])
    assert [row.text for row in received(place(HERE))] == ["Hur gör ni?"]
    assert [one for one in waiting_for(small_world.person(SHARER)) if one.thing.startswith("inquiry:")] == []


def test_what_is_answered_is_not_taken_back_and_only_those_who_asked_take_back(small_world):
    made = inquired(small_world, "")

    with pytest.raises(NotThereError):
        inquiries.withdraw(owner(small_world), made)
    inquiries.answer(owner(small_world), made, YES, "Ring gärna.")
    with pytest.raises(NotReadyError, match="Förfrågan är besvarad"):
        inquiries.withdraw(asker(small_world), made)
    assert (received(place(HERE))[0].withdrawn_at, letters()) == (None, [])


def test_an_answer_to_what_is_taken_back_meanwhile_stands_on_the_page_that_refuses(small_world):
    made, here = inquired(small_world, ""), f"/kommun/{place(HERE)}/forfragningar"
    mine = f"/kommun/{place(MINE)}/forfragningar"
    shown = [small_world.at("samordnare").get(mine).text.count("Ta tillbaka förfrågan")]
    small_world.at("samordnare").post(f"{mine}/{made}/ta-tillbaka", {}, page=mine)

    late = small_world.at(SHARER).post(
        f"{here}/{made}/svar", {"answer": YES, "words": "Ring gärna."}, page=here
    )

    shown.append(small_world.at("samordnare").get(mine).text.count("Ta tillbaka förfrågan"))
    assert (late.status_code, late.text.count("Ring gärna."), shown) == (409, 1, [1, 0])
