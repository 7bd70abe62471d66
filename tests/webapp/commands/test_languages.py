"""What leaves by a command is said in one language throughout, in every form."""

from __future__ import annotations

import json

import pytest

from questionnaires import language
from tests.support.figures import read_in
from tests.support.languages import Brackets, said_as_written, texts_in
from webapp.ground.store.database import db
from webapp.rounds.queries import posts

DATA = {
    "Resultat",
    "Spridning",
    "System",
    "Förbättring",
    "Tillgänglighet",
    "Utveckling",
    "alla",
    "Nämndordförande",
}
"""What the banks and the evaluators call parts, areas, levels and roles, that are words of ours too."""


def kinds(world) -> dict[str, tuple[str, ...]]:
    theirs = str(world.assessment("Norrvik"))
    by = ("--by", "samordnare@norrvik.example")
    return {
        "answers": (theirs, *by),
        "applications": ("2026", "--by", "nomineringsgrupp@demo.example"),
        "feedback": (str(world.evaluation("Norrvik")), *by),
        "figures": ("2025",),
        "jury": ("2026",),
        "national": ("--round", "2026", "--by", "kansli@demo.example"),
        "nominee": ("2026", "norrvik"),
        "participants": ("2026",),
        "reference": ("--edition", "kommunkompassen/2012"),
    }


@pytest.fixture
def spoken(small_world, tmp_path):
    """Write every kind in an ending, said by another language."""
    small_world.begin_round("kvalitetskommun/2025")
    read_in(small_world, posts.round_by_key("2025"))
    posts.round_by_key("2026").step = "jury"
    db.session.commit()
    asked = kinds(small_world)
    language.speak_through(Brackets())

    def write(kind: str, ending: str) -> bytes:
        path = tmp_path / f"{kind}.{ending}"
        words = ["export", kind, *asked[kind], "--to", str(path)]
        answer = small_world.app.test_cli_runner().invoke(args=words)
        assert answer.exit_code == 0, answer.output
        return path.read_bytes()

    yield write
    language.speak_through(None)


@pytest.mark.long
def test_every_kind_is_said_in_the_readers_language_in_every_form(spoken):
    left = {}
    for kind in kinds_with("xlsx"):
        left[kind, "xlsx"] = said_as_written(texts_in(spoken(kind, "xlsx")), known=DATA)
    left["answers", "docx"] = said_as_written(texts_in(spoken("answers", "docx")), known=DATA)
    for kind in kinds_with("json"):
        left[kind, "json"] = said_as_written(set(strings(json.loads(spoken(kind, "json")))), known=DATA)

    assert "\n".join(f"{a}: {w}" for a, w in left.items() if w) == ""


def kinds_with(ending: str) -> list[str]:
    every = ["answers", "applications", "feedback", "figures", "jury", "national", "nominee", "participants"]
    return [one for one in (*every, "reference") if ending == "xlsx" or one != "jury"]


def strings(told: object):
    """Give every text of a file of JSON; the kind of what a column holds is for programs."""
    if isinstance(told, dict):
        for key, value in told.items():
            if key != "kind":
                yield from strings(value)
    elif isinstance(told, list):
        for value in told:
            yield from strings(value)
    elif isinstance(told, str):
        yield told
