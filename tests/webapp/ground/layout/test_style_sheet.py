"""The stylesheet is many files to whoever writes it, and one to whoever visits."""

from __future__ import annotations

from webapp.ground.configuration.settings import ROOT
from webapp.ground.layout.style_sheet import PARTS

STYLE = ROOT / "webapp" / "static" / "style"


def test_every_part_is_sent_and_none_is_missing():
    assert sorted(PARTS) == sorted(path.stem for path in STYLE.glob("*.css"))


def test_the_parts_come_in_their_order_without_what_only_a_writer_needs(app):
    answer = app.test_client().get("/static/style.css")

    assert (answer.status_code, answer.mimetype) == (200, "text/css")
    assert answer.text.startswith(":root {color-scheme: light dark;--paper: #FBFBF8;")
    assert answer.text.endswith("}")
    assert [sign for sign in ("/*", "\n", "  ") if sign in answer.text] == []


def test_a_browser_that_has_it_gets_nothing_more(app):
    first = app.test_client().get("/static/style.css")

    again = app.test_client().get("/static/style.css", headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.data) == (304, b"")
    assert first.headers["Cache-Control"] == "no-cache"
