"""The pages of a new version: what the pair, the office, the reader and the municipality each read of it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from tests.support.pages import assert_house_rules
from tests.support.reviewing import (
    COORDINATOR,
    MOTIVATION,
    Q,
    change_mark,
    join,
    object_to,
    opened,
    release,
    renewal,
    replied,
    sent,
)
from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.review.deeds import reviews
from webapp.review.deeds.draft import outcomes, replies
from webapp.review.deeds.draft import renewal as renewal_deeds
from webapp.review.models.reviews import CHANGED
from webapp.review.queries import stage_overview
from webapp.review.queries.draft.draft import content_of, digest_of
from webapp.review.queries.readers import own_draft

WHY = "Rapporten kom efter besöket."


def words(world, who, address):
    answer = world.at(who).get(address)
    assert answer.status_code == 200
    return assert_house_rules(answer.text, own_words=False).one("main").text


def question_of(one):
    return one.edition.questions[Q]


def test_the_pair_is_told_what_a_change_leads_to_before_it_changes_anything(small_world):
    one, draft = opened(small_world)
    here = f"/utvardering/{one.evaluation.id}"
    object_to(draft)
    told = [
        "Ändrar du något här blir det en ny version, som kommunen får med skälet"
        in words(small_world, "utvarderare.a", to)
        for to in (f"{here}/samsyn/{Q}", f"{here}/omrade/3", f"{here}/rapport/texter")
    ]
    replies.finish(draft)

    assert told == [True, True, True]
    assert "hör det till det svaret" in words(small_world, "utvarderare.a", f"{here}/samsyn/{Q}")


def test_the_pair_sends_a_new_version_through_its_page_and_loses_nothing_that_is_refused(small_world):
    one, _draft, _reply = replied(small_world)
    change_mark(one)
    here = f"/utvardering/{one.evaluation.id}/granskning"
    pair = small_world.at("utvarderare.a")
    assert "Skicka en ny version till kommunen" in words(small_world, "utvarderare.a", here)
    form = {"day": "2099-01-01", "time": "16:00", "why": "", "seen": digest_of(content_of(one.evaluation.id))}
    tomorrow = (clock.in_sweden(clock.now()) + timedelta(days=1)).date().isoformat()

    unreadable = pair.post(f"{here}/version", {**form, "day": "snart", "why": WHY}, page=here)
    without = pair.post(f"{here}/version", form, page=here)
    hasty = pair.post(f"{here}/version", {**form, "why": WHY, "day": tomorrow}, page=here)
    stale = pair.post(f"{here}/version", {**form, "why": WHY, "seen": "x"}, page=here)
    done = pair.post(f"{here}/version", {**form, f"why-{Q}": WHY}, page=here)

    codes = [answer.status_code for answer in (unreadable, without, hasty, stale, done)]
    assert codes == [422, 422, 422, 409, 302]
    assert [WHY in answer.text for answer in (unreadable, hasty, stale)] == [True, True, True]
    faults = assert_house_rules(without.text, own_words=False).faults()
    assert faults == [f"Skriv varför {question_of(one).number} är ändrat. Kommunen läser det."]
    assert stage_overview.standing(one.evaluation).time.reasons == {Q: WHY}
    words(small_world, "utvarderare.a", here)


def test_the_municipality_reads_each_change_with_before_after_who_and_why(small_world):
    one, draft, reply = replied(small_world, Q)
    here = f"/utkast/{one.evaluation.id}"
    assert "Inget är ändrat sedan ni fick utkastet" in words(small_world, COORDINATOR, f"{here}/andrat")
    change_mark(one)
    assert "Inget är ändrat sedan ni fick utkastet" in words(small_world, COORDINATOR, f"{here}/andrat")
    outcomes.decide_reply(one, reply, CHANGED, WHY, 1)
    answered = words(small_world, COORDINATOR, f"{here}/andrat")
    assert ["Efter era svar" in answered, WHY in answered, "Ändrat av Anna Berg" in answered] == [True] * 3
    other = next(q for q in one.edition.questions if q != Q)
    change_mark(one, other)
    assert one.edition.questions[other].text.sv not in words(small_world, COORDINATOR, f"{here}/andrat")

    renewal_deeds.send_version(one, renewal(one, **{other: "Vi hade räknat fel."}))

    told = words(small_world, COORDINATOR, f"{here}/andrat")
    assert ["Version 2" in told, "Vi hade räknat fel." in told, WHY in told] == [True] * 3
    assert "Läs vad som är ändrat och svara" in words(small_world, COORDINATOR, "/hem")
    assert "Det här är version 2 av utkastet" in words(small_world, COORDINATOR, here)
    area = next(area for area in one.edition.areas if one.edition.questions[other] in area.questions)
    page = assert_house_rules(
        small_world.at(COORDINATOR).get(f"{here}/omrade/{area.number}").text, own_words=False
    )
    asked = [form["action"] for form in page.one("main").all("form")]
    changed = [q.id for q in area.questions if q.id in {Q, other}]
    assert asked == [f"{here}/omrade/{area.number}/{key}" for key in changed]
    assert draft.may_reply


def test_the_texts_of_the_whole_report_are_read_and_replied_to_as_a_part_of_the_draft(small_world):
    one, _draft = opened(small_world)
    here = f"/utkast/{one.evaluation.id}/omrade/rapport"
    assert "Kommunen i korthet" in words(small_world, COORDINATOR, here)
    form = {"kind": "factual_error", "clause": "31 000", "evidence": "SCB", "version": "0"}

    saved = small_world.at(COORDINATOR).post(f"{here}/rapport", form, page=here)

    assert (saved.status_code, saved.location) == (302, f"{here}#plats-rapport")


def test_the_office_reads_what_the_result_waits_for_and_is_refused_with_it(small_world):
    one, _draft, _reply = replied(small_world)
    change_mark(one)
    here = f"/utvardering/{one.evaluation.id}/faststall"

    pages = [words(small_world, "kansli", to) for to in (here, f"{here}/vagen")]
    refused = small_world.at("kansli").post(here, {}, page=f"{here}/vagen")

    shown = [
        ("Ändrat sedan kommunen fick utkastet" in page, question_of(one).text.sv in page, MOTIVATION in page)
        for page in pages
    ]
    assert shown == [(True, True, False), (True, True, False)]
    said = f"Det här är ändrat sedan kommunen fick utkastet: {question_of(one).number}."
    assert (refused.status_code, said in refused.text) == (409, True)


def test_the_third_reader_reads_the_reasons_beside_what_is_changed(small_world):
    one, reader = sent(small_world)
    release(reader)
    replies.open_reply(one.person_id, one.evaluation, clock.now() + timedelta(days=14))
    replies.finish(own_draft(small_world.person(COORDINATOR), one.evaluation.id))
    change_mark(one)
    here = f"/utvardering/{one.evaluation.id}/granskning"
    assert "Ni har ändrat något som kommunen redan har fått" in words(small_world, "utvarderare.a", here)
    pair = small_world.at("utvarderare.a")
    empty, done = pair.post(here, {}), pair.post(here, {"why": WHY})

    assert (empty.status_code, done.status_code) == (422, 302)
    assert WHY in words(small_world, "granskare.a", f"/granskning/utvardering/{one.evaluation.id}")
    words(small_world, "granskare.a", f"/granskning/utvardering/{one.evaluation.id}/omrade/rapport")
    assert reviews.to_read(join("granskare.b")) != []


def test_the_office_opens_a_draft_for_two_days_only_with_a_reason_that_the_municipality_reads(small_world):
    one, _reader = sent(small_world)
    release(_reader)
    here = f"/utvardering/{one.evaluation.id}/faststall/vagen"
    office = small_world.at("kansli")
    day = (clock.in_sweden(clock.now()) + timedelta(days=2)).date().isoformat()

    refused = office.post(here, {"day": day, "time": "16:00"}, page=here)
    taken = office.post(here, {"day": day, "time": "16:00", "hurry": WHY}, page=here)

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert "Kommunen är lovad minst två veckor" in refused.text
    told = words(small_world, COORDINATOR, f"/utkast/{one.evaluation.id}")
    assert ("Tiden är kortare än två veckor" in told, WHY in told) == (True, True)


def test_once_more_time_has_kept_the_promise_nothing_says_that_it_is_shorter(small_world):
    one, _reader = sent(small_world)
    release(_reader)
    now = clock.now()
    kansli, here = small_world.person("kansli"), f"/utkast/{one.evaluation.id}"
    replies.open_reply(kansli, one.evaluation, now + timedelta(days=2), WHY)
    short = words(small_world, COORDINATOR, here)

    replies.open_reply(kansli, one.evaluation, now + timedelta(days=20))

    assert [text in short for text in ("Tiden är kortare", WHY)] == [True, True]
    for who, to in ((COORDINATOR, here), ("kansli", f"/utvardering/{one.evaluation.id}/faststall/vagen")):
        assert WHY not in words(small_world, who, to)
    told = Letter.occasion.in_(("reply-opened", "reply-extended"))
    mine = told & Letter.key.contains(f":{one.evaluation.id}:")
    first, later = db.session.scalars(select(Letter.body).where(mine).order_by(Letter.id)).all()
    assert ("Tiden är kortare" in first, "mer tid" in first) == (True, False)
    assert ("Tiden är kortare" in later, "Ni har fått mer tid att svara" in later) == (False, True)


def test_an_area_is_called_one_where_it_is_spoken_of_and_a_question_by_its_number(small_world):
    one, _draft = opened(small_world)
    browser = small_world.at(COORDINATOR)
    page = browser.page(f"/utkast/{one.evaluation.id}/omrade/3").one("main")

    summaries = [found.text for found in page.all("summary")][:2]

    assert summaries == ["Svara på område 3", "Svara på 3.1.1"]
