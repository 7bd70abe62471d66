"""The pages of a draft: written, reviewed, opened to the municipality, answered, and seen by nobody else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.support.crawl import crawl
from tests.support.pages import assert_house_rules
from tests.support.reviewing import (
    COORDINATOR,
    Q,
    change_mark,
    join,
    object_to,
    opened,
    release,
    revealed,
    seat,
    sent,
)
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.review.deeds import results, reviews, texts
from webapp.review.deeds.draft import outcomes, replies
from webapp.review.deeds.texts import Sent
from webapp.review.models.reviews import UNCHANGED
from webapp.review.queries.readers import own_draft

CANARY = "KANARIEFÅGEL <b>utkast</b>"
SHOWN = "KANARIEFÅGEL"
FAR = datetime(2099, 1, 1, tzinfo=UTC)


def write(one, text=CANARY):
    """Put words that are easy to find into the texts of area 3."""
    area = one.edition.area("3")
    sent_texts = [Sent(f"{kind}-3", text, 0) for kind in ("strengths", "improvements")]
    texts.save_texts(one, area, [*sent_texts, Sent("running-3.1", text, 0)])
    texts.add_example(one, area, text, "Norrvik")


def pair_pages(one):
    here = f"/utvardering/{one.evaluation.id}"
    steps = [f"{here}/aterkoppling?steg={n}" for n in range(9)]
    return [f"{here}/omraden", f"{here}/omrade/3", *steps, f"{here}/granskning", f"{here}/granskning/svar"]


def test_every_page_of_the_pair_keeps_the_house_rules_and_the_text_stays_text(small_world):
    one = revealed(small_world)
    write(one)

    for address in pair_pages(one):
        page = assert_house_rules(small_world.at("utvarderare.a").get(address).text, own_words=False)
        assert [tag.text for tag in page.all("b") if SHOWN in tag.text or tag.text == "utkast"] == []


def test_the_first_feedback_shows_no_points_until_the_pair_asks_for_them(small_world):
    one = revealed(small_world)
    address = f"/utvardering/{one.evaluation.id}/aterkoppling?steg=3"

    plain = small_world.at("utvarderare.a").page(address)
    shown = small_world.at("utvarderare.a").page(f"{address}&poang=1")

    assert [p.text for p in plain.all("p") if p["class"] == "slide-points"] == []
    assert len([p for p in shown.all("p") if p["class"] == "slide-points"]) == 1
    first = small_world.at("utvarderare.a").page(f"/utvardering/{one.evaluation.id}/aterkoppling")
    assert [svg["aria-label"] for svg in first.one("main").all("svg") if svg["aria-label"]] == []


@pytest.mark.parametrize("step", ["-1", "99", "x", "1e3", "²", ""])
def test_a_step_that_is_no_step_shows_a_page_all_the_same(small_world, step):
    one = revealed(small_world)

    answer = small_world.at("utvarderare.a").get(f"/utvardering/{one.evaluation.id}/aterkoppling?steg={step}")

    assert answer.status_code == 200


def test_a_text_is_saved_while_it_is_written_and_a_stale_one_comes_back_with_both(small_world):
    one = revealed(small_world)
    here = f"/utvardering/{one.evaluation.id}/omrade/3"
    form = {"strengths-3:text": "Mina", "strengths-3:version": "0", "strengths-3:seen": ""}
    json = {"Accept": "application/json"}
    a, b = small_world.at("utvarderare.a"), small_world.at("utvarderare.b")

    saved = a.post(f"{here}/spara/strengths-3", form, page=here, headers=json)
    stale = b.post(f"{here}/spara/strengths-3", {**form, "strengths-3:text": "Dina"}, page=here, headers=json)
    page = b.post(here, {**form, "strengths-3:text": "Dina"})

    assert (saved.status_code, saved.json["version"]) == (200, 1)
    assert (stale.status_code, stale.json["conflict"]["theirs"]["text"]) == (409, "Mina")
    assert (page.status_code, "Mina" in page.text, "Dina" in page.text) == (409, True, True)


def test_a_pair_that_is_not_done_is_told_so(small_world):
    one = seat(small_world, "a", declare=True)

    answers = [small_world.at("utvarderare.a").get(address).status_code for address in pair_pages(one)[1:3]]

    assert answers == [409, 409]


def test_the_reader_reads_comments_and_sends_back_through_the_pages(small_world):
    one, _reader = sent(small_world)
    write(one)
    here = f"/granskning/utvardering/{one.evaluation.id}"
    reader = small_world.at("granskare.a")
    for address in ("/granskning/2026", here, f"{here}/omrade/3"):
        assert_house_rules(reader.get(address).text, own_words=False)

    said = reader.post(f"{here}/kommentar", {"place": "3", "text": CANARY}, page=f"{here}/omrade/3")
    empty = reader.post(here, {"outcome": "returned", "why": "", "seen": "x"})
    stale = reader.post(here, {"outcome": "returned", "why": CANARY, "seen": "x"})

    assert (said.status_code, empty.status_code, stale.status_code) == (302, 422, 409)
    assert SHOWN in stale.text
    assert SHOWN in small_world.at("utvarderare.b").get(f"/utvardering/{one.evaluation.id}/granskning").text


def test_the_municipality_replies_through_the_pages_and_loses_nothing_that_is_refused(small_world):
    one, _draft = opened(small_world)
    here = f"/utkast/{one.evaluation.id}"
    own = small_world.at(COORDINATOR)
    area = next(area for area in one.edition.areas if one.edition.questions[Q] in area.questions)
    page = f"{here}/omrade/{area.number}"
    for address in (here, page):
        assert_house_rules(own.get(address).text, own_words=False)
    form = {"kind": "factual_error", "clause": CANARY, "evidence": "", "version": "0"}

    refused = own.post(f"{page}/{Q}", form, page=page)
    saved = own.post(f"{page}/{Q}", {**form, "evidence": "Beslut"}, page=page)
    stale = own.post(f"{page}/{Q}", {**form, "evidence": "Annat"}, page=page)
    unconfirmed = own.post(here, {}, page=here)
    done = own.post(here, {"confirmed": "1"}, page=here)
    late = own.post(f"{page}/{Q}", {**form, "clause": "Sent", "evidence": "x", "version": "1"}, page="/hem")

    codes = [answer.status_code for answer in (refused, saved, stale, unconfirmed, done, late)]
    assert codes == [422, 302, 409, 422, 302, 409]
    assert [SHOWN in refused.text, "Annat" in stale.text, "Sent" in late.text] == [True, True, True]
    for address in (here, page):
        assert_house_rules(own.get(address).text, own_words=False)


def test_the_pair_answers_through_the_pages(small_world):
    one, draft = opened(small_world)
    reply = object_to(draft)
    replies.finish(draft)
    here = f"/utvardering/{one.evaluation.id}/granskning/svar"
    pair = small_world.at("utvarderare.a")
    assert_house_rules(pair.get(here).text, own_words=False)

    empty = pair.post(f"{here}/{reply}", {"outcome": "unchanged", "why": "", "version": "1"}, page=here)
    kept = pair.post(f"{here}/{reply}", {"outcome": "unchanged", "why": CANARY, "version": "1"}, page=here)

    assert (empty.status_code, kept.status_code) == (422, 302)
    area = next(area for area in one.edition.areas if one.edition.questions[Q] in area.questions)
    read = small_world.at(COORDINATOR).get(f"/utkast/{one.evaluation.id}/omrade/{area.number}")
    assert SHOWN in read.text


def test_the_office_opens_the_draft_and_is_told_when_the_day_cannot_be_read(small_world):
    one = revealed(small_world)
    here = f"/utvardering/{one.evaluation.id}/faststall/vagen"
    office = small_world.at("kansli")
    assert_house_rules(office.get(here).text, own_words=False)

    answers = [
        office.post(here, {"day": day, "time": "16:00"}, page=here).status_code
        for day in ("i morgon", "2020-01-01", "", "2099-03-15")
    ]

    assert answers == [422, 422, 422, 302]
    assert_house_rules(office.get(here).text, own_words=False)


def seen_by(world, roles, starts):
    """Name who meets the canary, on any page they reach from the start pages and some that are known."""
    found = set()
    for role in roles:
        home = ["/hem"] if role else []
        pages = crawl(
            world.app, world.at(role), role, ["/", "/resultat/", *home, *starts], each=2, files=False
        ).html
        found |= {role for html in pages.values() if SHOWN in html}
    return found


@pytest.mark.long
def test_a_draft_and_its_replies_reach_nobody_but_those_they_are_for(small_world):
    one, reader = sent(small_world)
    write(one)
    change_mark(one)
    release(reader)
    replies.open_reply(one.person_id, one.evaluation, FAR)
    draft = own_draft(small_world.person(COORDINATOR), one.evaluation.id)
    reply = object_to(draft, clause=CANARY)
    reviews.comment(reader, "3", CANARY)
    replies.finish(draft)
    outcomes.decide_reply(one, reply, UNCHANGED, CANARY, 1)
    here = one.evaluation.id
    join("granskare.b", "Lillhärad", "reader")
    starts = [f"/utkast/{here}", f"/utkast/{here}/omrade/3", f"/granskning/utvardering/{here}",
              f"/granskning/utvardering/{here}/omrade/3", f"/utkast/{here}/exempel", *pair_pages(one),
              "/jury/2026", "/kansli/2026", "/nomineringsgrupp/2026", "/kansli/brev"]  # fmt: skip
    others = ["", "jury", "nomineringsgrupp", "samordnare", "lasare", "samordnare@norrvik.example"]

    assert seen_by(small_world, others, starts) == set()
    assert seen_by(small_world, ["utvarderare.b", COORDINATOR, "granskare.a"], starts) == {
        "utvarderare.b", COORDINATOR, "granskare.a",
    }  # fmt: skip
    assert [letter.body for letter in db.session.query(Letter) if SHOWN in letter.body + letter.subject] == []


def test_a_coordinator_shares_an_example_and_takes_it_back(small_world):
    one = revealed(small_world)
    write(one)
    results.publish(small_world.person("kansli"), one.evaluation.id)
    here = f"/utkast/{one.evaluation.id}/exempel"
    own = small_world.at(COORDINATOR)
    (example,) = texts.examples_of(one.evaluation.id)
    states = []

    for share in ("yes", "yes", "no"):
        assert own.post(f"{here}/{example.id}", {"share": share}, page=here).status_code == 302
        db.session.refresh(example)
        states.append(example.shared_at is not None)

    assert states == [True, True, False]
    assert_house_rules(own.get(here).text, own_words=False)
    assert own.post(f"{here}/999999", {"share": "yes"}, page=here).status_code == 404
    join("lasare.l", "Lillhärad", "reader")
    refused = small_world.at("lasare.l").post(f"{here}/{example.id}", {"share": "yes"}, page="/hem")
    assert refused.status_code == 403
