"""Who reaches what: every route has a row, and every role gets the answer that is written down for it."""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

import pytest

from tests.support.browsing import PageBrowser, PageWorld
from tests.support.cases import READ, WRITE
from tests.support.cases.asking import FORM, OBJECTS, address, form_of
from tests.support.cases.open_routes import OPEN
from tests.support.dumps import row_counts
from tests.support.rights import ABSENT, DENY, HIDE, HUGE, PAGE, PEOPLE, ROLES, SIGN_IN, objects
from webapp.subjects import POLICY


def routes(app) -> set[tuple[str, str]]:
    return {
        (rule.endpoint, method)
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }


def verdict(answer) -> str:
    """Name what an answer amounts to; whoever is sent to the question about conflicts reads nothing yet."""
    status, sent_to = answer.status_code, answer.location or ""
    if status == 302 and sent_to.endswith("/jav") and not answer.request.path.endswith("/jav"):
        return DENY
    if status == 401 or (status == 302 and sent_to.startswith("/logga-in")):
        return SIGN_IN
    return {403: DENY, 404: HIDE}.get(status, PAGE if status < 500 else f"a fault: {status}")


def post(browser: PageBrowser, role: str, to: str, form: dict[str, str]):
    token = browser.token(FORM if role else "/logga-in")
    return browser.send("POST", to, data={"csrf_token": token, **form})


def test_every_route_has_a_row_and_every_row_a_route(resting_world):
    assert set(POLICY) == routes(resting_world.app)


def test_every_route_has_its_answers_written_down(resting_world):
    assert {(case.endpoint, case.method) for case in READ + WRITE} | OPEN == routes(resting_world.app)


def test_every_row_says_why():
    assert [place for place, row in POLICY.items() if len(row.why) < 10] == []


class Read(NamedTuple):
    """What a role was answered: what it amounts to, and the whole of it."""

    verdict: str
    status: int
    mark: bytes
    headers: str


@pytest.fixture
def at(resting_world: PageWorld):
    """Write addresses as a page would."""
    with resting_world.app.test_request_context():
        yield resting_world


@pytest.fixture(scope="module")
def reads() -> dict[tuple[str, str], Read]:
    """Keep what each role was answered at each address: nothing changes in a world at rest."""
    return {}


@pytest.fixture
def read(at, reads):
    """Read as a role, once at each address."""

    def once(role: str, to: str) -> Read:
        if (role, to) not in reads:
            answer = at.at(role).get(to)
            mark = sha256(answer.data).digest()
            reads[role, to] = Read(verdict(answer), answer.status_code, mark, str(sorted(answer.headers)))
        return reads[role, to]

    return once


@pytest.mark.parametrize("case", READ, ids=str)
def test_every_role_reads_what_it_may_and_nothing_else(at, read, case):
    to = address(case, objects(at, case.args))

    found = {role: read(role, to).verdict for role in ROLES}

    assert found == {role: case.expected(role) for role in ROLES}


@pytest.mark.parametrize("case", WRITE, ids=str)
def test_every_role_does_what_it_may_and_nothing_else(small_world, case):
    with small_world.app.test_request_context():
        to, form = address(case, objects(small_world, case.args)), form_of(case)
    refused = [role for role in ROLES if role not in case.pages]
    assert [small_world.at(role) for role in ROLES]  # signing in leaves a row
    before = row_counts()

    found = {role: verdict(post(small_world.at(role), role, to, form)) for role in refused}

    assert row_counts() == before
    found |= {role: verdict(post(small_world.at(role), role, to, form)) for role in case.pages}
    assert found == {role: case.expected(role) for role in ROLES}


@pytest.mark.parametrize("case", [case for case in READ if case.args], ids=str)
def test_what_is_not_yours_and_what_is_not_there_answer_the_same_bytes(at, read, case):
    args = objects(at, case.args)
    hidden = [role for role in ROLES if case.expected(role) == HIDE]
    absent = {**args, **{name: "1812" if name == "round_key" else ABSENT for name in args if name in OBJECTS}}
    huge = {**args, **{name: "x" * 300 if name == "round_key" else HUGE for name in args if name in OBJECTS}}
    addresses = [address(case, one) for one in (args, absent, huge)]

    for role in hidden:
        answers = [read(role, to) for to in addresses]

        assert {answer.status for answer in answers} == {404}
        assert len({answer.mark for answer in answers}) == 1
        assert len({answer.headers for answer in answers}) == 1


@pytest.mark.parametrize("case", [case for case in READ if case.args], ids=str)
def test_an_object_that_is_not_there_is_a_page_that_is_not_there_for_its_own_people_too(at, read, case):
    args = objects(at, case.args)
    absent = {**args, **{name: "1812" if name == "round_key" else ABSENT for name in args if name in OBJECTS}}

    assert {read(role, address(case, absent)).verdict for role in PEOPLE} == {HIDE}


@pytest.mark.parametrize("case", READ, ids=str)
def test_head_asks_what_get_asks(at, case):
    to = address(case, objects(at, case.args))

    assert {role: verdict(at.at(role).send("HEAD", to)) for role in ("", "samordnare", "kansli")} == {
        role: case.expected(role) for role in ("", "samordnare", "kansli")
    }


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_no_other_method_does_anything(at, method):
    before = row_counts()
    headers = {"X-HTTP-Method-Override": method}

    answers = {at.at("samordnare").send(method, f"/sjalvvardering/{at.assessment('Exempelby')}").status_code}
    overridden = at.at("samordnare").get(f"/sjalvvardering/{at.assessment('Exempelby')}", headers=headers)

    assert (answers, overridden.status_code, row_counts()) == ({405}, 200, before)


@pytest.mark.parametrize(
    "address",
    [
        "/sjalvvardering/0",
        "/sjalvvardering/-1",
        "/sjalvvardering/1.0",
        "/sjalvvardering/1e3",
        "/sjalvvardering/9223372036854775808",
        "/sjalvvardering/%00",
        "/sjalvvardering/１",  # noqa: RUF001 -- that is what is tried
        "/jury/%00",
        "/kansli/..",
        "/kansli/%F0%9F%92%A9",
        "/finns-inte",
        "//kansli/2026x",
    ],
)
def test_an_address_that_no_page_of_ours_has_is_not_there(resting_world, address):
    answer = resting_world.at("samordnare").get(address, follow_redirects=True)

    assert (answer.status_code, "Sidan finns inte" in answer.text) == (404, True)
