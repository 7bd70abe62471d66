"""What is written in the log: that something failed and for whom, and never what people wrote."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from webapp.ground.store.database import db

pytestmark = pytest.mark.both

WORDS = "Kommunens hemliga ord"
BROKEN = {
    "sqlite": [
        f"CREATE TRIGGER broken_{deed} BEFORE {deed} ON answer BEGIN SELECT RAISE(ABORT, 'broken'); END"
        for deed in ("INSERT", "UPDATE")
    ],
    "postgresql": ["ALTER TABLE answer ADD CONSTRAINT broken CHECK (version < 0) NOT VALID"],
}


def test_a_fault_of_the_database_is_logged_without_what_was_written(world, caplog):
    place = f"/sjalvvardering/{world.assessment('Exempelby')}"
    browser = world.at("samordnare")
    page = browser.page(f"{place}/delomrade/1.1")
    question = next(one["name"] for one in page.all("textarea")).partition(":")[0]
    form = {f"{question}:text": WORDS, f"{question}:version": page.value(f"{question}:version")}
    for statement in BROKEN[db.engine.dialect.name]:
        db.session.execute(text(statement))
    db.session.commit()
    browser.client.application.config["PROPAGATE_EXCEPTIONS"] = False

    answer = browser.post(f"{place}/fraga/{question}", form, page=f"{place}/delomrade/1.1")

    assert (answer.status_code, "broken" in caplog.text, WORDS in caplog.text) == (500, True, False)


@pytest.mark.parametrize(
    ("email", "whose"),
    [("jury@demo.example", "person "), ("finns-inte@demo.example", "an account that does not exist")],
)
def test_a_failed_sign_in_leaves_a_line_that_names_no_unknown_address(small_world, caplog, email, whose):
    answer = small_world.browser().post("/logga-in", {"email": email, "password": "fel lösenord här"})

    lines = [one.message for one in caplog.records if one.name.startswith("webapp")]
    named = f"{whose}{small_world.person('jury')}" if "jury" in email else whose
    assert (answer.status_code, lines) == (
        200,
        [f"Failed: account.sign_in_failed, of {named}, from 127.0.0.1"],
    )
