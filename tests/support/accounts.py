"""Signing in, and choosing a password, as people do."""

from __future__ import annotations

from sqlalchemy import select

from tests.support.worlds import PASSWORD
from webapp.ground.events.models import Event
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
NEW = "häst batteri klammer rätt"
EMAIL = "jury@demo.example"
FORM = {"name": "Anna Alm", "password": NEW, "password_again": NEW}
"""What whoever is invited fills in."""


def sign_in(world, agent: str = FIREFOX, who: str = "jury", password: str = PASSWORD, **more: str):
    browser = world.browser()
    browser.client.environ_base["HTTP_USER_AGENT"] = agent
    form = {"email": f"{who}@demo.example", "password": password, **more}
    assert browser.post("/logga-in", form).status_code == 302
    return browser


def happened(world, who: str = "jury") -> list[str]:
    mine = (Event.person_id == world.person(who)) & Event.what.startswith("account.")
    return list(db.session.scalars(select(Event.what).where(mine).order_by(Event.id)))


def letters() -> list[Letter]:
    query = select(Letter).where(Letter.key.startswith("new-password:")).order_by(Letter.id)
    return list(db.session.scalars(query))


def ask(world, email: str = EMAIL):
    return world.browser().post("/glomt-losenord", {"email": email})


def choose(browser, link: str, words: str = NEW):
    return browser.post(link, {"password": words, "password_confirm": words})
