"""Every event is registered by its subject, has words for whoever reads it, and is written in one place."""

from __future__ import annotations

import ast
import importlib
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask
from flask_babel import Babel

from tests.support.house import CODE, name, tree
from webapp.ground.configuration.settings import ROOT
from webapp.ground.events import registry, story
from webapp.ground.events.journal import note
from webapp.ground.events.models import Event
from webapp.ground.events.registry import EVENTS, About, Audience, EventType, names

REGISTERS = sorted((ROOT / "webapp").glob("*/events.py"))
HERE = Path(__file__).parent
AROUND = {"place": "Norrvik", "form": "Norrvik, Nominering", "step": "Urval"}
UNTOLD = {"note.saved", "ballot.saved"}
"""What somebody in a panel keeps to themselves: that they wrote, and what."""


@pytest.fixture(scope="module", autouse=True)
def _in_swedish():
    """Tell in Swedish, as the service does; a story in itself needs no database."""
    app = Flask(__name__)
    Babel(app, default_locale="sv")
    with app.test_request_context():
        yield


def rows(table: str) -> list[list]:
    return [json.loads(line) for line in (HERE / f"{table}_rows.jsonl").read_text("utf-8").splitlines()]


def tell(audience: str, what: str, before: dict | None, after: dict | None, why: str) -> str:
    row = SimpleNamespace(what=what, before=before, after=after, why=why)
    return story.sentence(Audience[audience], row, **(AROUND if audience == "OFFICE" else {}))


def registered() -> dict[str, EventType]:
    """Give every event of every subject by the name that deeds use."""
    modules = [importlib.import_module(f"webapp.{path.parent.name}.events") for path in REGISTERS]
    return {key: one for module in modules for key, one in vars(module).items() if isinstance(one, EventType)}


def test_an_event_is_called_in_the_code_what_it_is_called_in_the_database():
    assert {one.what: key for key, one in registered().items()} == {
        what: what.upper().replace(".", "_") for what in EVENTS
    }


def test_the_service_knows_every_event_before_anybody_asks():
    """What the application imports by itself is all there is, so that no old row is without its words."""
    code = (
        "import webapp.subjects\nfrom webapp.ground.events.registry import EVENTS\n"
        "print(*sorted(one.what for one in EVENTS.values() if one.told))"
    )
    known = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603

    assert known.stdout.split() == sorted(one.what for one in EVENTS.values() if one.told)
    assert max(len(what) for what in EVENTS) <= Event.what.type.length


def test_one_name_is_one_event():
    with pytest.raises(ValueError, match=r"mark\.given"):
        EventType("mark.given", About.EVALUATION)


@pytest.mark.parametrize("path", CODE, ids=name)
def test_nothing_but_a_registered_event_is_written(path):
    """Events are made in the subjects' registers and written by the journal; nowhere is one spelled out."""
    calls = {ast.unparse(one) for one in ast.walk(tree(path)) if isinstance(one, ast.Call)}
    spelled = {
        one.value
        for one in ast.walk(tree(path))
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value in EVENTS
    }

    if path not in REGISTERS:
        assert (spelled, {one for one in calls if one.startswith("EventType(")}) == (set(), set())
    if path.stem != "journal":
        assert {one for one in calls if one.startswith(("insert(Event.", "Event("))} == set()


def test_a_field_that_an_event_does_not_have_is_not_written():
    with pytest.raises(LookupError, match=r"pen\.taken has no such field after: pencil"):
        note(registered()["PEN_TAKEN"], None, after={"person": 1, "pencil": 2})


def test_whoever_has_a_story_is_told_every_event_in_it():
    owed = {
        About.ASSESSMENT: Audience.MUNICIPALITY,
        About.ROUND: Audience.OFFICE,
        About.ENTRANT: Audience.OFFICE,
    }

    untold = {one.what for one in EVENTS.values() if one.about in owed and owed[one.about] not in one.told}

    assert untold == UNTOLD


def test_the_tables_hold_every_event_for_every_audience():
    told = {(audience.name, what) for audience in Audience for what in names(audience)}

    assert {(audience, what) for audience, what, *_row in rows("old")} == told
    assert {(audience, what) for audience, what, *_row in rows("new")} == {
        (audience, what) for audience, what in told if EVENTS[what].why_held
    }


@pytest.mark.parametrize("row", [*rows("old"), *rows("new")], ids=lambda row: f"{row[0]}-{row[1]}")
def test_a_row_is_told_word_for_word_whether_it_is_old_or_new(row):
    audience, what, before, after, why, sentence = row

    assert tell(audience, what, before, after, why) == sentence


@pytest.mark.parametrize("row", rows("new"), ids=lambda row: f"{row[0]}-{row[1]}")
def test_what_is_written_now_has_only_fields_that_the_event_has(row):
    _audience, what, before, after, _why, _sentence = row
    event = EVENTS[what]

    assert event.why_held in event.after
    assert (set(before or ()) - event.before, set(after or ()) - event.after) == (set(), set())


def test_an_event_that_nobody_knows_is_told_by_its_name():
    assert tell("MUNICIPALITY", "mystery.solved", None, None, "") == "mystery.solved"


def test_a_sentence_is_built_once_and_not_for_each_row(monkeypatch):
    made = []
    monkeypatch.setattr(registry.Sentence, "__init__", lambda *_words, **_more: made.append(1))

    told = {tell("MUNICIPALITY", "task.done", None, {"task": one}, "") for one in range(200)}

    assert (told, made) == ({"sade till att svaret är klart"}, [])
