"""A page of comparison as tests read it: its tables, its faults, and what is chosen in its form."""

from __future__ import annotations

from sqlalchemy import select

from tests.support.pages import Page
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

PAGE, PICTURES = "/jamfor/visa", "/jamfor/"
TOO_FEW = "resultat i den här utgåvan. Färre än fem: visas inte."
NOT_GROUPED = "finns inte i SKR:s indelning, som bara gäller hela kommuner."


def get(world, **query):
    return world.at("").get(PAGE, query_string=query)


def rows(answer, caption: str) -> list[list[str]]:
    """Give the rows of a table by its caption."""
    tables = [
        t for t in Page(answer.text).root.all("table") if any(c.text == caption for c in t.all("caption"))
    ]
    return [[cell.text for cell in row.all("th", "td")] for row in tables[0].all("tr")]


def announce() -> int:
    db.session.scalars(select(Round)).one().announced_at = clock.now()
    db.session.commit()
    return db.session.scalars(select(PublishedResult.id).order_by(PublishedResult.id)).first()


def chosen(answer) -> list[str]:
    """List what is chosen in the form."""
    root = Page(answer.text).root
    selected = [one["value"] for one in root.all("option") if "selected" in one.attrs]
    return selected + [one["value"] for one in root.all("input") if "checked" in one.attrs]


def faults(answer) -> list[str]:
    return [one.text for one in Page(answer.text).root.all("p") if one["class"] == "fault"]
