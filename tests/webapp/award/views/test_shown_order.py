"""Between the closing and the showing nothing on any page or in any file depends on how anybody ranked."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest
from sqlalchemy import select

from tests.support.choices import (
    GROUP,
    JURORS,
    begin_anew,
    declare_all,
    end_posts,
    entrant,
    hand_in,
    office,
    show,
    sit,
    the_round,
)
from tests.support.crawl import crawl
from tests.support.page_posts import DECISION, GROUPS, RANKING, send
from tests.support.pages import Page
from tests.support.secrets import without_tokens
from webapp.award.deeds.ranking import ballots, closure, disclosure
from webapp.award.models.choice import Ballot, Panel
from webapp.award.queries.panel_seats import candidates
from webapp.award.queries.ranking import combined_order
from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.roles import JUROR, NOMINATOR
from webapp.ground.store.database import db

ROOM = {JUROR: "/jury/2026", NOMINATOR: GROUPS}
MEMBERS = {JUROR: JURORS, NOMINATOR: GROUP}
READERS = ("", "samordnare", "utvarderare.a", "kansli", "jury", "nomineringsgrupp")
NAMES = ("Norrvik", "Sjöholm", "Åkerstad", "Granhult", "Lillhärad")


@pytest.fixture(params=[JUROR, NOMINATOR])
def closed(request, small_world):
    """Give a world in which all of a group have ranked, and the office has closed."""
    if request.param == NOMINATOR:
        begin_anew()
        declare_all(small_world, *GROUP)
    for key in MEMBERS[request.param]:
        hand_in(small_world, key, "Norrvik", "Granhult")
    closure.close(office(small_world, request.param), confirmed=False)
    return small_world, request.param


def turn(world, role, places):
    """Let all of a group but its first member have ranked otherwise, as if they always had."""
    others = select(Ballot).where(Ballot.role == role, Ballot.person_id != world.person(MEMBERS[role][0]))
    for row in db.session.scalars(others):
        row.places = {str(entrant(name)): n for name, n in places.items()}
    db.session.commit()


def hand_in_equals(world, role):
    """Let the first member set two as equals."""
    seat = sit(world, MEMBERS[role][0])
    ballots.take_back(seat)
    places = {entrant("Norrvik"): 1, entrant("Granhult"): 1}
    ballots.save_ballot(seat, places, ballots.own_ballot(seat).version, hand_in=True)


def contents(answer):
    """Give what a workbook holds, once there is one; when it was made stands in its own part."""
    if answer.status_code != 200:
        return answer.status_code
    book = zipfile.ZipFile(io.BytesIO(answer.data))
    parts = {name: book.read(name) for name in sorted(book.namelist()) if name != "docProps/core.xml"}
    return {name: hashlib.sha256(part).hexdigest() for name, part in parts.items()}


def all_that_is_read(world, role):
    """Open everything that everybody reaches, the first member of the group among them."""
    read = {}
    for who in READERS:
        start = ["/hem", ROOM[role], f"{ROOM[role]}/rangordning", f"{ROOM[role]}/nominera"] if who else ["/"]
        start += ["/jury/2026", RANKING, DECISION, "/kansli/2026", "/kansli/2026/steg", "/kansli/utkorg"]
        found = crawl(world.app, world.at(who), who, start, each=1)
        read |= {(who, to): without_tokens(html) for to, html in found.html.items()}
        read |= {(who, to, "status"): status for to, status in found.status.items()}
    for who in ("kansli", "jury"):
        read[who, "workbook"] = contents(world.at(who).get("/jury/2026/arbetsbok"))
    return read


@pytest.mark.long
def test_before_the_showing_nothing_depends_on_how_anybody_ranked(closed):
    world, role = closed
    moment = clock.now()
    clock.set_clock(lambda: moment)
    turn(world, role, {"Norrvik": 1, "Sjöholm": 2, "Åkerstad": 3})
    before = all_that_is_read(world, role)

    turn(world, role, {"Lillhärad": 1, "Granhult": 1, "Norrvik": 9})
    after = all_that_is_read(world, role)

    assert {key for key in before | after if before.get(key) != after.get(key)} == set()
    assert len(before) > 100
    turn(world, role, {"Norrvik": 1, "Sjöholm": 2, "Åkerstad": 3})
    disclosure.show(office(world, role))
    asked = disclosure.request_of(office(world, role)).id
    to, token = f"{ROOM[role]}/rangordning", world.at("kansli.b").token(f"{ROOM[role]}/rangordning")
    answer = send(world, "kansli.b", f"{to}/visa", {"csrf_token": token, "asked": str(asked)})
    assert (answer.status_code, "Sammanvägd ordning" in world.at("kansli").get(to).text) == (302, True)


def test_two_officers_show_the_order_on_the_page(closed):
    world, role = closed
    to = f"{ROOM[role]}/rangordning"
    first, second = world.at("kansli"), world.at("kansli.b")

    early = first.get(to).text
    asked = first.post(f"{to}/visa", {}, page=to)
    own = first.get(to).text
    other = Page(second.get(to).text)
    sent = other.form("asked")
    shown = send(world, "kansli.b", f"{to}/visa", sent)
    page = world.at(MEMBERS[role][0]).get(to).text

    assert ("Begär att ordningen visas" in early, "Öppna rangordningen igen" in early) == (True, True)
    assert (asked.status_code, "Du begärde det" in own, "Bekräfta och visa" in own) == (302, True, False)
    assert "Öppna rangordningen igen" not in own
    assert (shown.status_code, "Sammanvägd ordning" in page) == (302, True)
    assert "Öppna rangordningen igen" not in world.at("kansli").get(to).text


def test_a_request_is_taken_back_on_the_page(closed):
    world, role = closed
    to = f"{ROOM[role]}/rangordning"
    disclosure.show(office(world, role))

    answer = world.at("kansli.b").post(f"{to}/visa/ta-tillbaka", {}, page=to)

    assert (answer.status_code, disclosure.request_of(office(world, role))) == (302, None)
    assert "Begär att ordningen visas" in world.at("kansli").get(to).text


def test_too_few_rankings_are_told_before_anybody_presses_and_after(small_world):
    closure.close(office(small_world), confirmed=True)
    page = small_world.at("kansli").get(RANKING).text

    answer = small_world.at("kansli").post(f"{RANKING}/visa", {}, page=RANKING)

    sentence = "Bara 2 rangordningar är inlämnade."
    assert (sentence in page, "Begär att ordningen visas" in page) == (True, False)
    assert (answer.status_code, sentence in answer.text) == (409, True)


def test_opening_again_is_told_to_every_member_on_the_page_and_by_letter(closed):
    world, role = closed
    to = f"{ROOM[role]}/rangordning"

    world.at("kansli").post(f"{to}/oppna", {"reason": "Fel knapp."}, page=to)

    pages = [world.at(key).get(to).text for key in MEMBERS[role]]
    letters = db.session.scalars(select(Letter).where(Letter.key.startswith("reopened:"))).all()
    assert [("Fel knapp." in page, "Sammanvägd ordning" in page) for page in pages] == [(True, False)] * 3
    assert sorted(one.recipient for one in letters) == sorted(f"{key}@demo.example" for key in MEMBERS[role])
    assert {("Fel knapp." in one.body, "Norrvik" in one.body, one.link) for one in letters} == {
        (True, False, to)
    }
    closure.close(office(world, role), confirmed=True)
    assert "Fel knapp." not in world.at(MEMBERS[role][0]).get(to).text


def test_a_member_of_two_agrees_on_the_page(small_world):
    end_posts(small_world, "jury")
    page = small_world.at("jury.b").get(RANKING).text

    agreed = small_world.at("jury.b").post(f"{RANKING}/medgivande", {"agree": "1"}, page=RANKING)
    told = small_world.at("jury.b").get(RANKING).text
    back = small_world.at("jury.b").post(f"{RANKING}/medgivande", {}, page=RANKING)

    assert "Ni är färre än tre som rangordnar" in page
    assert (agreed.status_code, "Du medgav det" in told, back.status_code) == (302, True, 302)
    assert "Jag medger att det kan framgå" in small_world.at("jury.b").get(RANKING).text


def test_whoever_shares_a_place_is_never_told_as_an_order(closed):
    world, role = closed
    turn(world, role, {"Norrvik": 1, "Granhult": 1})
    closure.reopen(office(world, role), "Ett misstag.")
    hand_in_equals(world, role)
    show(world, role)

    rows = combined_order.result(office(world, role)).standings
    text = world.at("kansli").get(f"{ROOM[role]}/rangordning").text

    assert [row.place for row in rows if row.shared] != []
    assert "Granhult före Norrvik" not in text.replace("efter enade", "")
    assert the_round().announced_at is None


TRIED = "Håller ordningen om en rangordning räknas bort?"


def told_of_trials(world, role, counted):
    """Let these ballots have been counted, and give what the page says of trials without one of them."""
    body = db.session.scalars(select(Panel).where(Panel.role == role)).one()
    body.counted = counted
    db.session.commit()
    text = world.at(MEMBERS[role][0]).get(f"{ROOM[role]}/rangordning").text
    return text.partition(TRIED)[2].partition("<p>")[2].partition("</p>")[0]


def test_of_trials_without_one_ballot_the_page_says_one_sentence_and_names_nobody(closed):
    world, role = closed
    show(world, role)
    ids = sorted(one.id for one in candidates(the_round().id, role))
    one, other = ({"places": {str(who): 1}, "seen": ids} for who in ids[:2])
    partial = {**one, "seen": ids[:-1]}

    said = [
        told_of_trials(world, role, counted)
        for counted in ([one] * 3, [one] * 4, [one, one, other, other], [one, one, one, partial])
    ]

    assert said == [
        "",
        "Ja, hela ordningen blir densamma vilken rangordning som än räknas bort.",
        "Nej. Räknas en enda rangordning bort kan redan första platsen bli en annan.",
        "",
    ]
