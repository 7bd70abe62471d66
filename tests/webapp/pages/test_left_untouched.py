"""A text that is sent back as its page showed it never stands against whoever has changed it meanwhile."""

from __future__ import annotations

from sqlalchemy import select

from tests.support.browsing import PageBrowser
from tests.support.choices import entrant, judge
from tests.support.choices import sit as panel_seat
from tests.support.judges import sit
from tests.support.pages import Page
from tests.support.posts import form_of, posts_of
from tests.support.reviewing import COORDINATOR, Q, object_to, opened, revealed
from tests.support.visits import MEETING, kept
from webapp.award.deeds import motivations
from webapp.award.deeds.ranking import private_notes
from webapp.evaluation.deeds.consensus import minutes
from webapp.evaluation.models.visits import EvaluationSource
from webapp.ground.store.database import db
from webapp.review.models.reviews import Reply


def test_minutes_that_were_left_untouched_are_not_set_against_the_others(small_world):
    seat = revealed(small_world)
    minutes.write(seat, minutes.MEETING, "Vi möttes.", 0)
    db.session.commit()
    page = f"/utvardering/{seat.evaluation.id}/protokoll"
    a, b = small_world.at("utvarderare.a"), small_world.at("utvarderare.b")
    form = form_of(a, page, "text")
    b.send("POST", page, data={**form_of(b, page, "text"), "text": "Vi möttes i Norrvik."})

    untouched = a.send("POST", page, data=form)
    touched = a.send("POST", page, data={**form, "text": "Vi möttes inte."})

    assert [one.status_code for one in (untouched, touched)] == [302, 409]
    assert (Page(touched.text).faults(), Page(touched.text).value("seen")) == (
        ["Protokollet har ändrats sedan du öppnade sidan."],
        "",
    )
    assert minutes.minutes_of(seat)[minutes.MEETING].text == "Vi möttes i Norrvik."


def test_a_private_note_that_was_left_untouched_keeps_what_was_written_in_another_window(small_world):
    judge(small_world)
    seat, who = panel_seat(small_world, "jury"), entrant("Norrvik")
    private_notes.save_note(seat, who, "Först.", 0)
    db.session.commit()
    page = f"/jury/2026/nominerad/{who}"
    juror = small_world.at("jury")
    form = form_of(juror, page, f"{who}:text")
    to = f"/jury/2026/anteckning/{who}"
    juror.send("POST", to, data={**form, f"{who}:text": "Sedan."})

    untouched = juror.send("POST", to, data=form)
    touched = juror.send("POST", to, data={**form, f"{who}:text": "Något annat."})

    assert [one.status_code for one in (untouched, touched)] == [302, 409]
    assert private_notes.notes_of(seat)[who].text == "Sedan."


def test_a_script_is_told_how_the_note_looks_now_so_that_the_button_finds_it_untouched(small_world):
    judge(small_world)
    who = entrant("Norrvik")
    page, to = f"/jury/2026/nominerad/{who}", f"/jury/2026/anteckning/{who}"
    juror = small_world.at("jury")
    form = {**form_of(juror, page, f"{who}:text"), f"{who}:text": "Skrivet."}

    told = juror.send("POST", to, data=form, headers={"Accept": "application/json"}).json

    assert told["seen"] == Page(juror.get(page).text).value(f"{who}:seen")


def test_each_of_a_motivations_two_texts_is_only_set_against_a_change_of_its_own(small_world):
    judge(small_world)
    seat, who = panel_seat(small_world, "jury"), entrant("Sjöholm")
    motivations.save_motivation(seat, who, "Bäst.", "Vi var eniga.", 0)
    db.session.commit()
    page = f"/jury/2026/motivering/{who}"
    juror, office = small_world.at("jury"), small_world.at("kansli")
    form, theirs = form_of(juror, page, "public"), form_of(office, page, "public")
    office.send("POST", page, data={**theirs, "inner": "Vi var oense."})

    untouched = juror.send("POST", page, data=form)
    public = juror.send("POST", page, data={**form, "public": "Bäst i landet."})
    inner = juror.send("POST", page, data={**form, "inner": "Vi var nästan eniga."})

    now = motivations.latest(who)
    assert [one.status_code for one in (untouched, public, inner)] == [302, 302, 409]
    assert (now.public_text, now.inner_text, now.version) == ("Bäst i landet.", "Vi var oense.", 3)


def test_a_source_that_was_left_untouched_is_not_set_against_the_others(small_world):
    seat = sit(small_world)
    here = f"/utvardering/{seat.evaluation.id}"
    found = {"kallor": kept(seat).id, "intervjuer": kept(seat, MEETING).id}
    sit(small_world, "b")
    db.session.commit()
    a, b = small_world.at("utvarderare.a"), small_world.at("utvarderare.b")
    statuses = []
    for room, source in found.items():
        page = f"{here}/{room}/{source}"
        form = form_of(a, page, "title")
        b.send("POST", page, data={**form_of(b, page, "title"), "title": "Något annat"})
        statuses += [
            a.send("POST", page, data=sent).status_code for sent in (form, {**form, "title": "Ett tredje"})
        ]

    db.session.expire_all()
    titles = [db.session.get_one(EvaluationSource, source).title for source in found.values()]
    assert (statuses, titles) == ([302, 409, 302, 409], ["Något annat", "Något annat"])


def test_a_reply_that_was_left_untouched_is_not_set_against_a_colleagues(small_world):
    _seat, draft = opened(small_world)
    object_to(draft)
    db.session.commit()
    number = draft.edition.home[Q].number.partition(".")[0]
    page = f"/utkast/{draft.evaluation.id}/omrade/{number}"
    browser = small_world.at(COORDINATOR)
    form = reply_form(browser, page)
    object_to(draft, version=1, clause="Kollegans ord.")
    db.session.commit()

    untouched = browser.send("POST", f"{page}/{Q}", data=form)
    touched = browser.send("POST", f"{page}/{Q}", data={**form, "clause": "Egna ord."})

    db.session.expire_all()
    ours = select(Reply.clause).where(Reply.evaluation_id == draft.evaluation.id)
    kept_words = db.session.scalars(ours).all()
    assert ([one.status_code for one in (untouched, touched)], kept_words) == ([302, 409], ["Kollegans ord."])


def reply_form(browser: PageBrowser, page: str) -> dict[str, list[str]]:
    """Give the form of one place as it stands."""
    found = posts_of(Page(browser.get(page).text), page)
    return next(post.data for post in found if post.address == f"{page}/{Q}")
