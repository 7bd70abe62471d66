"""Rights that depend on the role are asked by the guard, in the words of the deed, which asks again."""

from __future__ import annotations

import pytest
from flask import url_for
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.support.rights import objects
from webapp.ground.refusals import NotAllowedError
from webapp.ground.rights import Right, reaching_is_enough
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality
from webapp.subjects import POLICY

Q = "demokrati-strategi"
WRITE = ("Du kan läsa svaren men inte ändra dem.", "Be samordnaren om du behöver kunna svara.")
NOT_THEIRS = ("Det här är inte fördelat till dig.", "Be den som har det att säga till.")
NOT_THEIRS = ("Det här är inte fördelat till dig.", "Be den som har det att säga till.")
HAND_OUT = ("Bara samordnaren fördelar frågor och tar tillbaka dem.", "Be samordnaren göra det.")
PEOPLE = ("Bara samordnaren bestämmer vilka som deltar.", "Be samordnaren i kommunen om hjälp.")
REGISTER = (
    "Du kan läsa underlagen men inte lägga in eller ändra dem.",
    "Samordnaren kan ge dig en annan roll.",
)
GIVE = (
    "Du kan läsa vad utvärderarna ber om men inte lämna det.",
    "Samordnaren kan ge dig en annan roll.",
)
OWN_ONE = ("Bara samordnaren kan ändra uppgifterna om en egen värdering.", "Be samordnaren.")
PLAN = ("Du kan läsa planen men inte ändra den.", "Be samordnaren eller en medarbetare i kommunen.")
INQUIRY = ("Bara samordnaren svarar på förfrågningar.", "Be samordnaren om det.")
FOLLOW_UP = ("Bara samordnaren följer upp planen och bjuder in till den.", "Be samordnaren i kommunen.")
ABOUT_DRAFT = "Be samordnaren om det."
REFUSED = [
    ("assessment.answer_request", "award, request_id=1", GIVE),
    ("assessment.save_subarea", "award, number=1.1", WRITE),
    ("assessment.save_area", "award, number=1", WRITE),
    ("assessment.save_quick_pass", "award", WRITE),
    ("assessment.answer", f"award, question_id={Q}", WRITE),
    ("assessment.save_facts", "award", ("Du kan läsa men inte ändra kortfakta.", "Be samordnaren.")),
    ("nomination.save_criterion", "nomination, number=1", WRITE),
    ("nomination.save_description", "nomination", WRITE),
    ("first_rose.take_along", "award", WRITE),
    ("meeting.start", "award", WRITE),
    ("meeting.save_minutes", "award, poll_id=1", WRITE),
    *((f"meeting.{one}", "meeting", WRITE) for one in ("open_votes", "ask", "end")),
    ("assessment.take_over", f"award, question_id={Q}, proposal_id=1", WRITE),
    ("assessment.restore", f"award, question_id={Q}, version=1", WRITE),
    ("assessment.bring_answers", "award, file_id=1", WRITE),
    *(
        (f"assessment.{one}", f"award, question_id={Q}", WRITE)
        for one in ("choose_evidence", "add_evidence_file", "add_evidence_link", "keep_answer_link")
    ),
    *(
        (f"assessment.{one}", f"award, question_id={Q}, evidence_id=1", WRITE)
        for one in ("turn_evidence", "drop_evidence")
    ),
    *(
        (f"assessment.{one}", about, NOT_THEIRS)
        for one, about in (
            ("say_done", "award, task_id=1"),
            ("give_back", "award, task_id=1"),
            ("hand_on_all", "award"),
        )
    ),
    ("assessment.submit", "award", ("Bara samordnaren kan lämna in.", "Be samordnaren lämna in.")),
    ("assessment.look_at_changes", "award", HAND_OUT),
    ("assessment.distribute", "award", HAND_OUT),
    ("assessment.ask_again", "award, person_id=1", HAND_OUT),
    ("assessment.hand_out", "award", HAND_OUT),
    ("assessment.take_back", "award, task_id=1", HAND_OUT),
    ("assessment.send_back", "award, task_id=1", HAND_OUT),
    ("assessment.hand_on", "award, task_id=1", HAND_OUT),
    ("assessment.ask_certificate", "award", ("Bara samordnaren ber om intyg.", "Be samordnaren göra det.")),
    ("assessment.withdraw", "award", ("Bara samordnaren kan ta tillbaka inlämningen.", "Be samordnaren.")),
    (
        "assessment.certify",
        "award",
        ("Bara intygsgivaren kan intyga svaren.", "Be intygsgivaren läsa dem."),
    ),
    (
        "assessment.appoint",
        "internal",
        (
            "Bara samordnaren kan utse utvärderare, och bara i en egen självvärdering.",
            "Be samordnaren utse dem. I en omgång gör kansliet det.",
        ),
    ),
    (
        "assessment.replace_evaluator",
        "internal, track=a",
        (
            "Bara samordnaren kan byta utvärderare, och bara i en egen självvärdering.",
            "Be samordnaren byta dem. I en omgång gör kansliet det.",
        ),
    ),
    *((f"assessment.{one}", "internal", OWN_ONE) for one in ("particulars", "change_particulars")),
    *((f"assessment.{one}", "internal", OWN_ONE) for one in ("archive", "take_out", "remove")),
    *((f"evidence.{one}", "evidence", REGISTER) for one in ("rename", "remove", "withdraw")),
    *((f"evidence.{one}", "municipality", REGISTER) for one in ("add_file", "add_link")),
    *((f"assessment.{one}", "internal", OWN_ONE) for one in ("show_shares", "share")),
    ("assessment.revoke_share", "internal, share_id=1", OWN_ONE),
    (
        "reviewing.reply",
        "fixed, number=3, place=3",
        ("Du kan läsa utkastet men inte svara på det.", ABOUT_DRAFT),
    ),
    ("reviewing.finish", "fixed", ("Bara samordnaren säger att svaren är klara.", ABOUT_DRAFT)),
    ("reviewing.give_opinion", "fixed", ("Bara samordnaren svarar för kommunen.", ABOUT_DRAFT)),
    *(
        (f"reviewing.{one}", "fixed, example_id=1", ("Bara samordnaren bestämmer om exemplen.", ABOUT_DRAFT))
        for one in ("share", "welcome")
    ),
    ("inquiries.answer", "municipality, inquiry_id=1", INQUIRY),
    ("inquiries.hide", "municipality, inquiry_id=1", INQUIRY),
    *(
        (
            f"inquiries.{one}",
            "municipality, inquiry_id=1",
            (
                "Du kan läsa förfrågningar men inte skriva om dem.",
                "Be samordnaren eller en medarbetare i kommunen.",
            ),
        )
        for one in ("withdraw", "tell")
    ),
    (
        "plans.make",
        "municipality",
        ("Bara samordnaren gör en handlingsplan.", "Be samordnaren göra det."),
    ),
    ("plans.new_action", "plan", PLAN),
    ("plans.add_action", "plan", PLAN),
    ("plans.add_improvement", "plan", PLAN),
    ("plans.ask_to_let_be", "plan area", PLAN),
    ("plans.let_be", "plan area", PLAN),
    ("plans.rebase", "plan", PLAN),
    *((f"plans.{one}", "plan", FOLLOW_UP) for one in ("set_review", "save_follow_up", "ask_reader")),
    ("plans.end_reader", "plan, reader_id=1", FOLLOW_UP),
    ("people.invite", "municipality", PEOPLE),
    ("people.send_again", "invitation", PEOPLE),
    ("people.send_letter_again", "lost at home", PEOPLE),
    ("people.withdraw", "invitation", PEOPLE),
    ("people.let_in", "registration at home", PEOPLE),
    ("people.turn_down", "registration at home", PEOPLE),
    ("people.change_role", "member", PEOPLE),
    ("people.ask_to_remove", "member", PEOPLE),
    ("people.remove", "member", PEOPLE),
]
WHERE_PUBLIC = ("examples.ask",)
"""What nobody is asked about before an example is public: tried there (test_inquiries)."""
BY_STEP = ("jury.workbook", "jury.tables", "jury.nominee_file", "office.results_file")
READ = {
    "plans.new_action",
    "plans.ask_to_let_be",
    "people.ask_to_remove",
    "assessment.particulars",
    "assessment.show_shares",
    *BY_STEP,
}


def method(endpoint: str) -> str:
    return "GET" if endpoint in READ else "POST"


@pytest.fixture
def at(small_world):
    """Let the reader of one municipality read for another one too, whose draft and result there are."""
    place = db.session.scalars(select(Municipality.id).where(Municipality.name == "Norrvik")).one()
    db.session.add(Membership(person_id=small_world.person("lasare"), municipality_id=place, role="reader"))
    db.session.commit()
    with small_world.app.test_request_context():
        yield small_world


def refused(at, who, endpoint, named) -> tuple[TestResponse, tuple[str, str]]:
    """Give the page of a refusal, and what the guard itself says before any page is run."""
    args = objects(at, named)
    browser, to = at.at(who), url_for(endpoint, **args)
    posted = browser.post(to, {}, page="/hem") if method(endpoint) == "POST" else browser.get(to)
    with pytest.raises(NotAllowedError) as refusal:
        POLICY[endpoint, method(endpoint)].admit(at.person(who), args)
    return posted, (refusal.value.sentence, refusal.value.remedy)


@pytest.mark.parametrize(("endpoint", "named", "words"), REFUSED, ids=lambda one: str(one).split(",")[0])
def test_a_reader_is_refused_by_the_guard_in_the_words_of_the_deed(at, endpoint, named, words):
    page, said = refused(at, "lasare", endpoint, named)

    assert (page.status_code, said) == (403, words)
    assert "<h1>Du får inte göra det här</h1>" in page.text
    assert [one in page.text for one in words] == [True, True]


@pytest.mark.parametrize(
    ("endpoint", "named", "sentence", "them"),
    [
        (
            "jury.workbook",
            "round",
            "I arbetsboken står vad kommunerna har svarat, och det läser kansliet inte än.",
            "den",
        ),
        (
            "office.results_file",
            "round, kind=json",
            "I resultaten står fråga för fråga vad kommunerna har svarat, och det läser kansliet inte än.",
            "dem",
        ),
    ],
    ids=["jury.workbook", "office.results_file"],
)
def test_the_office_is_refused_what_was_answered_before_the_jury_reads(at, endpoint, named, sentence, them):
    page, said = refused(at, "kansli", endpoint, named)

    assert (page.status_code, said) == (
        403,
        (sentence, f"Ni kan hämta {them} från steget Jury, när juryn läser."),
    )
    assert [one in page.text for one in said] == [True, True]


def test_no_right_is_left_to_the_deed_alone():
    checked = {place for place, row in POLICY.items() if row.check is not reaching_is_enough}
    by_role = {Right.ASSESSMENT_WRITE, Right.ASSESSMENT_SUBMIT, Right.ASSESSMENT_CERTIFY, Right.PLACE_CHANGE}

    assert [right for right in Right if "service" in right] == []
    assert {place for place, row in POLICY.items() if row.right in by_role} <= checked
    assert checked == {
        (endpoint, method(endpoint)) for endpoint in (*BY_STEP, *WHERE_PUBLIC, *(one[0] for one in REFUSED))
    }
