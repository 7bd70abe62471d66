"""All that is stored about one, told on a page and in a file."""

from __future__ import annotations

import json

from tests.support.accounts import sign_in
from tests.support.factors import begin, clock_at, is_in
from tests.support.pages import assert_house_rules
from webapp.ground.store.database import db
from webapp.people.queries import personal_data


def test_every_table_that_names_people_is_told_in_words():
    naming = {
        table.name
        for table in db.metadata.sorted_tables
        if any(key.column.table.name == "person" for one in table.columns for key in one.foreign_keys)
    }

    assert set(personal_data.WORDS) == naming


def test_all_that_is_stored_can_be_read_and_taken_home_without_what_opens_anything(small_world):
    with clock_at():
        browser = sign_in(small_world)
        begin(browser)
        browser.post("/konto/epost", {"email": "ny@kommunen.example"}, page="/konto")
        answer = browser.get("/konto/lagrat/fil")

    found = json.loads(answer.data)
    me = small_world.person("jury")
    assert (found["person"]["email"], found["person"]["id"]) == ("jury@demo.example", me)
    assert [one["role"] for one in found["tables"]["post"]["rows"]] == ["juror"]
    assert len(found["tables"]["recovery_code"]["rows"]) == 10
    assert [one["what"] for one in found["tables"]["event"]["rows"]][-1] == "account.address_asked"
    assert [one["subject"] for one in found["letters"]] == [
        "Du loggar in i två steg",
        "Godkänn bytet av e-postadress",
    ]
    columns = {name for table in found["tables"].values() for row in table["rows"] for name in row}
    assert columns & personal_data.HIDDEN == set()
    assert (columns | set(found["person"])) & {
        "password",
        "fs_uniquifier",
        "said",
        "before",
        "after",
    } == set()


def test_the_page_tells_how_much_there_is_of_each_sort(small_world):
    browser = sign_in(small_world, who="samordnare")

    page = assert_house_rules(browser.get("/konto/lagrat").text)

    kinds = [one.text for one in page.all("th") if one["scope"] == "row"]
    assert {"Kommuner du deltar för", "Webbläsare där du är inloggad"} <= set(kinds)
    assert is_in(browser)
