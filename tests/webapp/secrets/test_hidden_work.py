"""What is not yours and what is not there cost the same questions: nobody learns which by taking the time."""

from __future__ import annotations

import pytest

from tests.support.asked import counted
from tests.support.cases import READ, WRITE
from tests.support.cases.asking import FORM, OBJECTS, address, form_of
from tests.support.rights import ABSENT, HIDE, ROLES, objects

ADDRESSED = [case for case in READ + WRITE if case.args]
NAMED = (*OBJECTS, "task_id", "proposal_id", "file_id", "person_id", "poll_id", "request_id", "version")
OTHER_QUESTION = "demokrati-effekter"
"""Whoever has the form knows its questions: what is not at one of them costs what it does at another."""


def to(case, world, args) -> str:
    """Write an address as a page would."""
    with world.app.test_request_context():
        return address(case, args)


def work(browser, case, to: str, form: dict[str, str]) -> list[str]:
    """List the statements that one request sends."""
    with counted() as sent:
        if case.method == "GET":
            browser.get(to)
        else:
            browser.send("POST", to, data=form)
    return list(sent)


@pytest.mark.parametrize("case", ADDRESSED, ids=str)
def test_what_is_hidden_and_what_is_absent_ask_the_same_of_the_database(small_world, case):
    with small_world.app.test_request_context():
        args = objects(small_world, case.args)
    absent = {name: "1812" if name == "round_key" else ABSENT for name in args if name in NAMED}
    innermost = dict(list(absent.items())[-1:])
    for role in ROLES:
        if case.expected(role) != HIDE:
            continue
        browser = small_world.at(role)
        form = {"csrf_token": browser.token(FORM if role else "/logga-in"), **form_of(case)}
        hidden = work(browser, case, to(case, small_world, args), form)

        elsewhere = {"question_id": OTHER_QUESTION} if "question_id" in args else innermost
        others = (
            work(browser, case, to(case, small_world, {**args, **other}), form)
            for other in (elsewhere, absent, innermost)
        )

        assert any(other == hidden for other in others)  # whoever has the round or the form knows it is there
