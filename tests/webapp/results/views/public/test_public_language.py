"""Whoever is signed in chooses a language on public pages too, and comes back to the same page."""

from __future__ import annotations

from sqlalchemy import select

from webapp.ground.store.database import db
from webapp.ground.who import Person


def test_a_signed_in_person_chooses_a_language_on_a_public_page(small_world):
    browser = small_world.at("samordnare")
    form = browser.page("/resultat/").form("where")

    answer = browser.post("/konto/sprak", {**form, "language": "en"}, page="/resultat/")

    chosen = db.session.scalar(select(Person.language).where(Person.id == small_world.person("samordnare")))
    assert (answer.status_code, answer.location, chosen) == (302, "/resultat/", "en")
    assert 'lang="en"' in browser.get("/resultat/").text
