"""The pages of a municipality that evaluates itself: appoint, say what is one's own, replace, fix."""

from __future__ import annotations

import pytest

from tests.support.at_home import Home
from tests.support.judges import reveal
from tests.support.pages import assert_house_rules
from webapp.evaluation.deeds.seats import internal_evaluators, self_answered
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.store.database import db
from webapp.home.deeds import colleagues

Q = "demokrati-strategi"


@pytest.fixture
def home(small_world) -> Home:
    return Home(small_world)


def address(home: Home) -> str:
    return f"/sjalvvardering/{home.id}/utvarderare"


def shown(home: Home, to: str, who: str = "samordnare"):
    """Open a page that keeps the rules of the house."""
    answer = home.world.at(who).get(to)
    assert answer.status_code == 200, to
    return assert_house_rules(answer.text, own_words=False)


def send(home: Home, to: str, form: dict[str, str], who: str = "samordnare", page: str = ""):
    return home.world.at(who).post(to, form, page=page or to)


def test_the_same_person_twice_is_told_beside_the_field_with_the_choice_kept(home):
    person = str(home.world.person("lasare"))

    refused = send(home, address(home), {"first": person, "second": person})

    page = assert_house_rules(refused.text)
    assert refused.status_code == 422
    assert page.faults() == ["Välj två olika personer."]
    chosen = [one["value"] for one in page.all("option") if "selected" in one.attrs]
    assert chosen == [person, person]


def test_a_municipality_with_one_person_can_evaluate_alone_and_is_told_to_invite_another(home):
    place = home.subject().municipality_id
    for who in ("medarbetare", "lasare"):
        colleagues.remove(home.world.person("samordnare"), place, home.world.person(who))

    page = shown(home, address(home))

    assert f"/kommun/{place}/medarbetare" in page.addresses()
    assert [(one["name"], "required" in one.attrs) for one in page.all("select")] == [
        ("first", True),
        ("second", False),
    ]


def test_an_evaluator_at_home_is_asked_what_is_their_own_and_finds_it_filled_in(home):
    seat = f"/utvardering/{home.appoint().id}"

    before = home.world.at("medarbetare").get(seat)
    asked = shown(home, f"{seat}/jav", "medarbetare")
    saved = send(home, f"{seat}/jav", {"asked": "1", "question": Q}, "medarbetare")

    assert (before.status_code, before.location) == (302, f"{seat}/jav")
    assert "jävig" not in asked.one("main").text
    assert saved.location == seat
    again = shown(home, f"{seat}/jav", "medarbetare")
    assert [one["value"] for one in again.all("input") if "checked" in one.attrs] == [Q]


def test_a_page_that_did_not_ask_says_nothing_of_ones_own_answers(home):
    seat = f"/utvardering/{home.appoint().id}"

    refused = send(home, f"{seat}/jav", {"declaration": "none"}, "medarbetare")

    assert refused.status_code == 422
    assert {one.questions for one in self_answered.of_evaluation(home.evaluation())} == {None}


def test_a_question_that_is_not_there_is_refused_with_a_sentence(home):
    seat = f"/utvardering/{home.appoint().id}"

    refused = send(home, f"{seat}/jav", {"asked": "1", "question": "finns-inte"}, "medarbetare")

    assert (refused.status_code, refused.text.count("Välj bland frågorna i listan.")) == (422, 2)


def test_ones_own_answer_is_told_beside_the_mark_the_agreement_and_the_result(home):
    evaluation = home.appoint().id
    home.seat("medarbetare", Q)
    said = "Johan Lind har själv svarat för frågan."
    seat = f"/utvardering/{evaluation}"
    mine = said.replace("Johan Lind", "Du")
    own = shown(home, f"{seat}/fraga/{Q}", "medarbetare").one("main").text.count(mine)
    blind = shown(home, f"/sjalvvardering/{home.id}/utvarderare").one("main").text
    home.judge("lasare")
    others = shown(home, f"{seat}/fraga/{Q}", "lasare").one("main").text.count(said)
    for area in home.subject().edition.areas:
        send(home, f"{seat}/godta", {"area": area.number}, "medarbetare", seat)
    send(home, f"{seat}/klar", {}, "medarbetare", seat)

    agenda = shown(home, f"{seat}/samsyn", "lasare").one("main").text.count(said)
    question = shown(home, f"{seat}/samsyn/{Q}", "lasare").one("main").text.count(said)
    send(home, f"{seat}/samsyn", {}, "lasare", f"{seat}/samsyn")
    fixed = send(home, f"{seat}/faststall", {}).location

    assert (own, others, agenda, question) == (1, 0, 1, 1)
    words = "Har själv svarat för 1 av "
    assert [words in blind, words in shown(home, fixed).one("main").text] == [True, True]
    assert words in shown(home, f"{seat}/rapport").one("main").text


def test_a_coordinator_replaces_an_evaluator_who_no_longer_takes_part(home):
    home.appoint()
    place = home.subject().municipality_id
    colleagues.remove(home.world.person("samordnare"), place, home.world.person("lasare"))

    page = shown(home, address(home))
    chosen = str(home.world.person("samordnare"))
    replaced = send(home, f"{address(home)}/b", {"replace-b": chosen}, page=address(home))

    assert page.one("main").text.count("Deltar inte längre för kommunen.") == 1
    assert replaced.location == address(home)
    assert home.sitting()["b"] == "samordnare"
    assert "Har varit utvärderare: Eva Sand." in shown(home, address(home)).one("main").text


def test_whoever_chooses_nobody_is_told_beside_the_field(home):
    home.appoint()

    refused = send(home, f"{address(home)}/a", {"replace-a": ""}, page=address(home))

    assert refused.status_code == 422
    assert assert_house_rules(refused.text).faults() == [
        "Välj en kollega i listan som inte redan utvärderar."
    ]


def test_everybody_at_home_sees_who_evaluates_and_only_the_coordinator_changes_it(home):
    home.appoint()

    pages = {who: shown(home, address(home), who) for who in ("samordnare", "medarbetare", "lasare")}

    assert {who: len(page.all("select")) for who, page in pages.items()} == {
        "samordnare": 2,
        "medarbetare": 0,
        "lasare": 0,
    }


def test_before_anybody_has_marked_the_page_says_so_and_shows_no_total(home):
    evaluation = home.appoint().id
    to = f"/utvardering/{evaluation}/faststall"

    page = shown(home, to)
    refused = send(home, to, {}, page=address(home))

    assert "Ingen har bedömt något än." in page.one("main").text
    assert "av 800" not in page.one("main").text
    assert (refused.status_code, "Ingen har bedömt något än." in refused.text) == (409, True)
    assert address(home) in page.addresses()
    assert db.session.get_one(Evaluation, evaluation).published_at is None


def test_the_page_says_how_far_the_pair_has_come_until_all_is_agreed(home):
    evaluation = home.appoint().id
    to = f"/utvardering/{evaluation}/faststall"
    home.judge("medarbetare")
    marking = shown(home, to).one("main").text
    home.judge("lasare")
    agreed = shown(home, to).one("main").text
    internal_evaluators.replace(home.subject(), "a", home.world.person("samordnare"))
    anew = shown(home, to).one("main").text

    assert "Utvärderarna bedömer än." in marking
    assert "Enade poäng:" in agreed
    assert "Utvärderarna bedömer än." in anew


def test_an_assessment_that_is_not_handed_in_is_not_evaluated_yet_and_the_page_says_so(small_world):
    own = small_world.assessment("Exempelby", purpose="internal")

    page = small_world.at("samordnare").page(f"/sjalvvardering/{own}/utvarderare")

    assert "Svaren kan utvärderas när de är inlämnade." in page.one("main").text


@pytest.mark.parametrize("step", [0, 3])
def test_a_feedback_with_nothing_agreed_shows_no_total(small_world, step):
    one, _other = reveal(small_world)

    to = f"/utvardering/{one.evaluation.id}/aterkoppling?steg={step}&poang=1"
    page = small_world.at("utvarderare.a").page(to)

    assert [p.text for p in page.all("p") if p["class"] == "slide-points"] == ["Inget enat än"]
