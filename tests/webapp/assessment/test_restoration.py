"""The history of an answer: who changed what, and an earlier answer given back as a new one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.colleagues import Q, events_of, own
from tests.support.pages import assert_house_rules
from webapp.assessment.content import Link, Said
from webapp.assessment.deeds import answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.question import restoration
from webapp.assessment.queries.answers import current
from webapp.assessment.queries.history import history, version_of
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.refusals import NotAllowedError, NotThereError
from webapp.ground.store.database import db


def say(world, said, who="samordnare"):
    subject = own(world, who)
    (outcome,) = answers.save_answers(subject, [Sent(Q, said, current(subject.id, Q).version, "")])
    db.session.commit()
    return outcome.kept.version


def levels_of(world, *places):
    parts = own(world).edition.questions[Q].kind.parts
    return {part.id: part.levels[place].id for part, place in zip(parts, places, strict=False)}


def text(world):
    return current(own(world).id, Q).said.text


def test_what_one_person_writes_without_a_pause_is_one_change(world):
    for words in ("Vi har", "Vi har en plan"):
        say(world, Said(text=words))
    later = clock.now() + timedelta(minutes=16)
    clock.set_clock(lambda: later)
    say(world, Said(text="Vi har en plan sedan 2024"))
    say(world, Said(text="Vi har två planer sedan 2024"), "medarbetare")

    told = [(one.who, one.before.text, one.said.text) for one in history(own(world), Q).versions]
    assert told == [
        ("Johan Lind", "Vi har en plan sedan 2024", "Vi har två planer sedan 2024"),
        ("Karin Ek", "Vi har en plan", "Vi har en plan sedan 2024"),
        ("Karin Ek", "", "Vi har en plan"),
    ]


def test_what_was_taken_away_in_one_sitting_can_be_given_back(world):
    long = "Mål bryts ned av varje nämnd i verksamhetsplanen, och följs upp i delårsrapporten. " * 2
    written = say(world, Said(text=long))
    say(world, Said(text="O"))

    assert [one.number for one in history(own(world), Q).versions] == [written + 1, written]


def test_an_answer_given_back_is_a_new_version_with_its_event_and_nothing_is_lost(world):
    first = say(world, Said(levels_of(world, 1), "Först.", (Link("https://a.se"),)))
    second = say(world, Said(text="Sedan."), "medarbetare")

    outcome, gone = restoration.restore(own(world), Q, first, second)

    assert (outcome.status, outcome.kept.version, gone) == ("saved", second + 1, [])
    assert current(own(world).id, Q).said == version_of(own(world), Q, first)
    assert version_of(own(world), Q, second).text == "Sedan."
    (event,) = db.session.scalars(select(Event).where(Event.what == "answer.restored"))
    assert (event.person_id, event.after) == (
        world.person("samordnare"),
        {"version": second + 1, "restored": first},
    )


def test_a_level_that_is_no_longer_there_is_told_and_the_rest_is_given_back(world):
    levels = levels_of(world, 1, 2)
    first, second = levels
    part = next(one for one in own(world).edition.questions[Q].kind.parts if one.id == first)
    version = say(world, Said({**levels, first: "en-niva-som-togs-bort"}, "Först."))
    say(world, Said(text="Sedan."), "medarbetare")

    seen = world.at("samordnare")
    start = f"/sjalvvardering/{own(world).id}"
    told = seen.page(f"{start}/fraga/{Q}/historik").one("main").text
    now = current(own(world).id, Q).version
    answer = seen.post(f"{start}/fraga/{Q}/historik/{version}", {"version": str(now)}, page=start)
    after = seen.page(answer.location.split("#")[0]).one("main").text

    kept = current(own(world).id, Q).said
    assert "en-niva-som-togs-bort" in told
    assert (kept.text, kept.levels) == ("Först.", {second: levels[second]})
    assert f"Nivån för {part.name} finns inte längre i frågan." in after


def test_an_answer_that_has_changed_since_is_not_given_back_over(world):
    first = say(world, Said(text="Först."))
    second = say(world, Said(text="Sedan."))
    say(world, Said(text="Nu."), "medarbetare")
    browser = world.at("samordnare")

    to = f"/sjalvvardering/{own(world).id}/fraga/{Q}/historik"
    refused = browser.post(f"{to}/{first}", {"version": str(second)}, page=to)

    page = assert_house_rules(refused.text, own_words=False)
    assert (refused.status_code, text(world)) == (409, "Nu.")
    assert "Svaret har ändrats sedan du öppnade sidan." in page.one("main").text


@pytest.mark.both
def test_a_press_twice_gives_an_answer_back_once(world):
    first = say(world, Said(text="Först."))
    second = say(world, Said(text="Sedan."))

    done = [restoration.restore(own(world), Q, first, second)[0].status for _ in range(2)]

    assert (done, len(events_of(world, "answer.restored"))) == (["saved", "same"], 1)


def test_who_only_reads_gives_nothing_back(world):
    first = say(world, Said(text="Först."))

    with pytest.raises(NotAllowedError):
        restoration.restore(own(world, "lasare"), Q, first, first)


def test_what_never_was_is_not_there(world):
    with pytest.raises(NotThereError):
        restoration.restore(own(world), Q, 99, 0)


def test_the_page_tells_each_difference_in_words_and_points(world):
    question = own(world).edition.questions[Q]
    part = question.kind.parts[0]
    say(world, Said({part.id: part.levels[1].id}, "Skolor har numera egna mål."))
    say(world, Said({part.id: part.levels[2].id}, "Skolor har sedan 2024 egna mål."), "medarbetare")

    page = world.at("samordnare").page(f"/sjalvvardering/{own(world).id}/fraga/{Q}/historik")

    newest = page.all("article")[0]
    assert [one.text for one in newest.all("del")] == ["borttaget: numera"]
    assert [one.text for one in newest.all("ins")] == ["tillagt: sedan 2024"]
    assert f"{part.name}: {part.levels[1].name}" in newest.text
    assert [one.text for one in newest.all("form")] == []
    assert "Johan Lind" in newest.text
    assert len(page.all("article")[1].all("form")) == 1
