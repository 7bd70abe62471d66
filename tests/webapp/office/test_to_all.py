"""A letter to all who lack something takes two officers; one to some of them takes one."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from tests.support.choices import at_once
from tests.support.inbox import happened, the_round
from webapp.assessment.models.assessments import Assessment
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import InvalidError, NotReadyError
from webapp.ground.store.database import db
from webapp.office.deeds import reminders
from webapp.office.queries import round_story
from webapp.rounds.deeds import approval

OWN = "Ring oss gärna."


@pytest.fixture
def rows(world):
    """Let two municipalities lack their self-assessment, and nothing else."""
    names = {"Exempelby", "Lillhärad"}
    ids = [world.assessment(name) for name in sorted(names)]
    db.session.execute(update(Assessment).where(Assessment.id.in_(ids)).values(submitted_at=None))
    nomination = world.assessment("Exempelby", "kvalitetskommun/2003")
    done = db.session.scalars(select(Assessment.created_at).where(Assessment.id == nomination)).one()
    db.session.execute(update(Assessment).where(Assessment.id == nomination).values(submitted_at=done))
    db.session.commit()
    return ids


def remind(world, ids, by="kansli"):
    return reminders.remind(world.person(by), the_round().id, ids, {}, OWN)


def confirm(world, by, seen):
    return reminders.confirm(world.person(by), the_round().id, seen, {})


def letters():
    query = select(Letter.recipient).where(Letter.key.startswith("reminder:"))
    return sorted(db.session.scalars(query))


def asked():
    return approval.asked(the_round().id, reminders.TO_ALL)


def test_one_of_them_is_reminded_by_one_officer(world, rows):
    assert remind(world, rows[:1]) == 1
    assert len(letters()) == 1


def test_all_of_them_only_when_another_officer_says_yes_to_the_very_same_letter(world, rows):
    assert remind(world, rows) is None
    assert (letters(), asked().about) == ([], {"ids": rows, "own": OWN})
    with pytest.raises(NotReadyError, match="ingen bekräftar sin egen begäran"):
        confirm(world, "kansli", asked().id)
    with pytest.raises(NotReadyError):
        confirm(world, "kansli.b", 0)

    written = confirm(world, "kansli.b", asked().id)

    body = db.session.scalars(select(Letter.body).where(Letter.key.startswith("reminder:"))).first()
    assert (written, len(letters()), asked()) == (2, 2, None)
    assert OWN in body
    told = [one.sentence for one in round_story.story_of_round(the_round())]
    assert [one for one in told if one != "skickade en påminnelse"][:2] == [
        "bekräftade det som Per Åberg begärt",
        "begärde en påminnelse till alla",
    ]


def test_whoever_hands_in_meanwhile_is_not_reminded(world, rows):
    remind(world, rows)
    row = db.session.get_one(Assessment, rows[0])
    row.submitted_at = row.created_at
    db.session.commit()

    assert confirm(world, "kansli.b", asked().id) == 1


def test_when_nobody_lacks_anything_any_more_it_is_taken_back(world, rows):
    remind(world, rows)
    for one in rows:
        row = db.session.get_one(Assessment, one)
        row.submitted_at = row.created_at
    db.session.commit()

    with pytest.raises(InvalidError):
        confirm(world, "kansli.b", asked().id)
    approval.take_back(world.person("kansli.b"), the_round(), reminders.TO_ALL)

    assert (asked(), letters()) == (None, [])
    sentences = [one.sentence for one in round_story.story_of_round(the_round())]
    assert sentences[0] == "tog tillbaka begäran om en påminnelse till alla"


def test_two_who_confirm_at_once_send_it_once(world, rows):
    remind(world, rows)
    who, where, seen = world.person("kansli.b"), the_round().id, asked().id

    told = at_once(world, *[lambda: reminders.confirm(who, where, seen, {})] * 2)

    assert sorted(type(one).__name__ for one in told) == ["NotReadyError", "int"]
    assert (len(letters()), happened("reminder.sent")) == (2, 2)


def test_the_page_shows_what_is_asked_for_to_the_other_officer(small_world):
    ids = [small_world.assessment(name) for name in ("Exempelby", "Lillhärad")]
    other = small_world.assessment("Exempelby", "kvalitetskommun/2003")
    db.session.execute(update(Assessment).where(Assessment.id.in_(ids)).values(submitted_at=None))
    db.session.commit()
    to = "/kansli/2026/paminn"
    form = {"chosen": [str(one) for one in (*ids, other)], "own": OWN}

    first = small_world.at("kansli").post(to, form)
    mine, theirs = small_world.at("kansli").get(to).text, small_world.at("kansli.b").get(to).text
    done = small_world.at("kansli.b").post(f"{to}/alla", {"asked": str(asked().id)}, page=to)

    assert (first.status_code, done.status_code, len(letters())) == (302, 302, 3)
    assert ("Bekräfta och skicka" in mine, "Bekräfta och skicka 3 påminnelser" in theirs) == (False, True)
    assert OWN in theirs
