"""A page offers nothing that only another state lets happen, and says nothing that was so before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from babel.dates import format_date
from sqlalchemy import delete, update

from tests.support.choices import begin_anew, judge
from tests.support.colleagues import make_certifier, own
from tests.support.page_posts import DECISION, GROUPS, RANKING
from tests.support.pages import Page
from tests.support.reviewing import COORDINATOR, opened
from tests.support.rounds import begun
from webapp.assessment.deeds import hand_in
from webapp.assessment.deeds.teamwork import certificates
from webapp.ground.calendar import clock
from webapp.ground.roles import JUROR, NOMINATOR
from webapp.ground.store.database import db
from webapp.ground.who import Post
from webapp.rounds.models.rounds import Round

STALE = "Sidan hade legat öppen för länge"
NOMINATION = "kvalitetskommun/2003"


def main(world, who: str, address: str) -> Page:
    return world.at(who).page(address).one("main")


def buttons(page: Page) -> list[str]:
    return [one.text for one in page.all("button")]


def test_a_stale_form_without_texts_promises_none(small_world):
    answer = small_world.at("samordnare").client.post("/byt-losenord", data={"password": "x"})

    page = Page(answer.text).one("main")
    assert (answer.status_code, page.all("h1")[0].text, page.all("textarea")) == (400, STALE, [])
    assert [one.text for one in page.all("p")][2] == "Öppna sidan igen och försök en gång till."


def test_the_last_step_of_a_round_has_none_to_wait_for(small_world):
    last = main(small_world, "kansli", "/kansli/2026")
    db.session.execute(update(Round).where(Round.key == "2026").values(step="offentligt"))
    db.session.commit()
    done = main(small_world, "kansli", "/kansli/2026")

    words = [
        [link.text for link in page.all("a") if link["href"] == "/kansli/2026/steg"] for page in (last, done)
    ]
    assert words == [["Vad som saknas till nästa steg"], ["Alla steg"]]


def test_who_has_what_is_told_as_past_once_it_is_handed_in(small_world):
    one = small_world.assessment("Exempelby")
    before = main(small_world, "samordnare", f"/sjalvvardering/{one}/vem")
    hand_in.submit(small_world.person("samordnare"), one, "Karin Ek", "Kommundirektör", confirmed=True)
    after = main(small_world, "samordnare", f"/sjalvvardering/{one}/vem")

    told = [
        (
            "Inget skickas förrän" in page.text,
            "är inlämnade" in page.text,
            "Se vad som ändras" in buttons(page),
        )
        for page in (before, after)
    ]
    assert told == [(True, False, True), (False, True, False)]


@pytest.mark.parametrize("edition", ["kommunkompassen/2012", NOMINATION])
def test_whoever_cannot_hand_in_is_told_why_and_gets_nothing_to_fill_in(small_world, edition):
    one = small_world.assessment("Exempelby", edition)

    page = main(small_world, "lasare", f"/sjalvvardering/{one}/granska")

    assert (page.all("input", "form"), "Bara samordnaren kan lämna in." in page.text) == ([], True)


def test_answers_that_wait_for_their_certificate_give_nothing_to_confirm(small_world):
    make_certifier(small_world)
    certificates.ask(own(small_world))

    page = main(small_world, "samordnare", f"/sjalvvardering/{own(small_world).id}/granska")

    assert (page.all("input"), "när de är intygade" in page.text) == ([], True)


def test_a_nomination_that_is_handed_in_ends_without_an_empty_rule(small_world):
    one = small_world.assessment("Exempelby", NOMINATION)
    hand_in.submit(small_world.person("samordnare"), one, "Karin Ek", "Kommundirektör", confirmed=True)

    page = main(small_world, "samordnare", f"/nominering/{one}")

    assert [part for part in page.all("div") if "rule" in part["class"].split() and not part.text] == []


def test_the_last_day_to_reply_stands_in_the_events_as_people_write_days(small_world):
    one, _ = opened(small_world)
    closes = clock.in_sweden(clock.now() + timedelta(days=14))

    page = main(small_world, COORDINATOR, f"/sjalvvardering/{one.assessment.id}/handelser")

    day = format_date(closes, "d MMMM y", "sv")
    (told,) = [row.text for row in page.all("li") if "sista svarsdag" in row.text]
    assert f"sista svarsdag: {day} kl. {closes:%H}." in told


@pytest.mark.parametrize(
    ("address", "role"), [(RANKING, JUROR), (f"{GROUPS}/rangordning", NOMINATOR)], ids=["jury", "group"]
)
def test_a_ranking_that_nobody_has_handed_in_cannot_be_closed(small_world, address, role):
    begin_anew()
    waited = main(small_world, "kansli", address)
    db.session.execute(delete(Post).where(Post.role == role))
    db.session.commit()
    nobody = main(small_world, "kansli", address)

    assert [buttons(waited), buttons(nobody)] == [[], []]
    assert ("när någon har lämnat in" in waited.text, "Ingen är utsedd" in nobody.text) == (True, True)


def test_nobody_is_named_from_a_page_that_says_what_must_come_first(small_world):
    early = [one for one in buttons(main(small_world, "kansli", DECISION)) if one.startswith("Utse")]
    judge(small_world)
    ready = [one for one in buttons(main(small_world, "kansli", DECISION)) if one.startswith("Utse")]

    assert (early, ready) == ([], ["Utse Vinnare", "Utse Hedersomnämnande"])


def test_a_round_without_municipalities_shows_no_empty_table_and_no_filters(small_world):
    begun(small_world, "2021", ())

    pages = [main(small_world, "kansli", f"/kansli/2027/{name}") for name in ("deltagare", "personer")]

    assert [len(page.all("table", "nav")) for page in pages] == [0, 0]
    assert ["Ingen kommun deltar än." in page.text for page in pages] == [True, True]


def test_no_question_is_said_to_move_the_points_once_the_answers_are_handed_in(small_world):
    one = small_world.assessment("Exempelby")
    address = f"/sjalvvardering/{one}"
    before = [head.text for head in main(small_world, "samordnare", address).all("h2")]
    hand_in.submit(small_world.person("samordnare"), one, "Karin Ek", "Kommundirektör", confirmed=True)
    after = [head.text for head in main(small_world, "samordnare", address).all("h2")]

    assert ("Frågor som flyttar mest" in before, "Frågor som flyttar mest" in after) == (True, False)
