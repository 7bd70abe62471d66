"""Files from a guest: by the checks of anybody's, and beside the answer when they are taken over."""

from __future__ import annotations

from io import BytesIO

import pytest
from sqlalchemy import select

from tests.support import papers
from tests.support.asked import queries
from tests.support.colleagues import GUEST, PLACE, Q, own
from tests.support.pages import Page, assert_house_rules
from tests.support.registers import Register, send_file
from webapp.assessment.content import Said
from webapp.assessment.deeds.evidence import guest_files
from webapp.assessment.deeds.teamwork import guests, tasks
from webapp.assessment.deeds.teamwork.tasks import Handing, hand_out
from webapp.assessment.models.teamwork import ProposedFile
from webapp.assessment.queries.answers import current
from webapp.evidence.files import scanner
from webapp.evidence.models.evidence import Evidence
from webapp.evidence.queries.beside_answers import beside_answers
from webapp.ground.store.database import db

OTHER = "kommunikation-policy"


@pytest.fixture
def register(small_world):
    return Register(small_world)


def ask(world, *numbers, email=GUEST) -> str:
    return f"/svar/{hand_out(own(world), Handing(PLACE, None, email, '', numbers)).token}"


def send(world, to, content=None, *, called="Plan 2026.pdf", **fields):
    """Send a proposal with a file, as a browser without an account does."""
    told = {f"{Q}:text": "", "name": "Lena Dahl", **fields}
    return send_file(world.browser(), to, to, papers.pdf() if content is None else content, called, **told)


def kept() -> list[tuple[str, bool]]:
    db.session.expire_all()
    return [(one.title, one.from_guest) for one in db.session.scalars(select(Evidence).order_by(Evidence.id))]


def behind(world) -> list[list[str]]:
    return [[one.title for one in made.files] for made in guests.proposals(own(world).id, Q)]


@pytest.mark.both
def test_a_file_comes_with_the_proposal_and_stands_beside_the_answer_when_it_is_taken_over(world):
    token = hand_out(own(world), Handing(PLACE, None, GUEST)).token
    for _again in range(2):
        guest_files.take_file(token, Q, BytesIO(papers.pdf()), "Plan 2026.pdf")

    made = guests.propose(token, "Lena Dahl", Said(text="Planen antogs i maj."), Q)
    assert (behind(world), kept()) == ([["Plan 2026"]], [("Plan 2026", True)])
    assert beside_answers(own(world).id) == {}

    guests.take_over(own(world), Q, made.id, current(own(world).id, Q).version, "")
    assert [one.title for one in beside_answers(own(world).id)[Q]] == ["Plan 2026"]


def test_a_file_alone_is_a_proposal(register):
    send(register.world, ask(register.world))

    assert [(one.said.text, len(one.files)) for one in guests.proposals(own(register.world).id, Q)] == [
        ("", 1)
    ]


@pytest.mark.parametrize("content", [b"MZ\x90", b"<html>", papers.bomb()], ids=["program", "page", "bomb"])
def test_what_is_not_taken_is_told_beside_the_field_and_the_text_stays(register, content):
    answer = send(register.world, ask(register.world), content, **{f"{Q}:text": "Så gör vi."})

    page = assert_house_rules(answer.text)
    assert (answer.status_code, len(page.faults()), page.value(f"{Q}:text")) == (422, 1, "Så gör vi.")
    assert (kept(), list(register.folder.iterdir()), behind(register.world)) == ([], [], [])


def test_what_is_harmful_is_not_kept(register, monkeypatch):
    monkeypatch.setattr(scanner, "look_through", lambda _path: scanner.HARMFUL)

    assert send(register.world, ask(register.world)).status_code == 422
    assert (kept(), list(register.folder.iterdir())) == ([], [])


def test_a_guest_hears_that_there_is_no_room_but_not_how_much_the_municipality_has(register):
    register.app.config["EVIDENCE_QUOTA"] = 0

    answer = send(register.world, ask(register.world), **{f"{Q}:text": "Så gör vi."})

    assert (answer.status_code, " av 0 MB" in answer.text) == (422, False)
    assert "Filen får inte plats hos kommunen just nu." in Page(answer.text).one("main").text


def test_a_file_that_has_come_is_not_chosen_again_when_something_else_is_wrong(register):
    world, to = register.world, ask(register.world)

    refused = send(world, to, called="Plan.pdf", name="")
    page = assert_house_rules(refused.text)
    world.browser().post(to, {f"{Q}:text": "", "name": "Lena"})

    assert (refused.status_code, [one.text for one in page.all("h2") if one.text == "Dina filer"]) == (
        422,
        ["Dina filer"],
    )
    assert behind(world) == [["Plan"]]


def test_a_guest_takes_the_own_file_back_until_it_is_used(register):
    world, to = register.world, ask(register.world)
    send(world, to)
    file_id = db.session.scalars(select(ProposedFile.id)).one()
    stranger = ask(world, email="nils@exempelby.example")

    others = world.browser().post(f"{stranger}/{Q}/fil/{file_id}", {}, page=stranger)
    own_one = world.browser().post(f"{to}/{Q}/fil/{file_id}", {}, page=to)

    assert (others.status_code, own_one.status_code) == (404, 302)
    assert (kept(), list(register.folder.iterdir()), behind(world)) == ([], [], [[]])


def test_what_is_used_in_the_answer_is_the_municipality_s(register):
    world, to = register.world, ask(register.world)
    send(world, to)
    (made,) = guests.proposals(own(world).id, Q)
    guests.take_over(own(world), Q, made.id, current(own(world).id, Q).version, "")

    answer = world.browser().post(f"{to}/{Q}/fil/{made.files[0].id}", {}, page=to)

    assert (answer.status_code, kept()) == (409, [("Plan 2026", True)])


def test_a_guest_does_not_hear_that_the_municipality_has_the_very_same_file(
    register,
):
    world, to = register.world, ask(register.world)
    register.add(papers.pdf(), "Hemlig titel.pdf")

    send(world, to)
    page = world.browser().get(to).text
    (made,) = guests.proposals(own(world).id, Q)
    world.browser().post(f"{to}/{Q}/fil/{made.files[0].id}", {}, page=to)

    assert ("Hemlig titel" in page, "Plan 2026" in page) == (False, True)
    assert kept() == [("Hemlig titel", False)]


def test_a_guest_sees_the_own_files_of_the_question_and_no_others(register):
    world = register.world
    to = ask(world, "1.1.2")
    send(world, f"{to}/{Q}", called="Min.pdf")
    send(world, ask(world, email="nils@exempelby.example"), papers.pdf("Annan"), called="Nils.pdf")

    pages = [world.browser().get(f"{to}/{one}").text for one in (Q, OTHER)]

    assert [[name in one for name in ("Min", "Nils")] for one in pages] == [[True, False], [False, False]]


def test_a_link_is_no_way_to_fill_the_register(register, monkeypatch):
    monkeypatch.setattr(guest_files, "MOST_FILES", 1)
    world, to = register.world, ask(register.world, "1.1.2")

    send(world, f"{to}/{Q}")
    more = send(world, f"{to}/{OTHER}", papers.pdf("mer"), called="mer.pdf")

    assert more.status_code == 422
    assert kept() == [("Plan 2026", True)]


def test_nothing_comes_in_through_a_link_that_has_ended(register):
    world = register.world
    handed = hand_out(own(world), Handing(PLACE, None, GUEST))
    guest, to = world.browser(), f"/svar/{handed.token}"
    token = guest.token(to)
    tasks.take_back(own(world), handed.task_id)

    assert guest.send("POST", to, data={"csrf_token": token, "name": "L"}).status_code == 409
    assert kept() == []


def test_evidence_that_is_removed_from_the_register_is_gone_from_the_proposal_too(register):
    send(register.world, ask(register.world))
    one = db.session.scalars(select(Evidence.id)).one()

    assert register.post(f"/{one}/ta-bort", {}).status_code == 302
    assert behind(register.world) == [[]]


def test_the_register_says_what_came_from_a_guest(register):
    send(register.world, ask(register.world))

    assert "Från en gäst som Karin Ek har frågat" in register.text()


def test_more_questions_and_files_ask_the_database_no_more_often(register):
    world, to = register.world, ask(register.world)
    send(world, to)
    talk = f"/sjalvvardering/{own(world).id}/fraga/{Q}/samtal"
    pages = [("", to), ("samordnare", talk), ("samordnare", register.address)]
    few = [queries(world, *one) for one in pages]

    hand_out(own(world), Handing(f"question:{OTHER}", None, GUEST, "", ("1.1.4", "2.1.1")))
    for n in range(3):
        send(world, f"{to}/{Q}", papers.pdf(str(n)), called=f"{n}.pdf")

    assert [queries(world, *one) for one in pages] == few
