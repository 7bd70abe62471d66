"""Names are the field's nouns: one word a thing, from the glossary that people read."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

from tests.support.house import CODE
from webapp.ground.configuration.settings import ROOT
from webapp.subjects import SUBJECTS

LAYERS = ("models", "forms", "deeds", "queries", "views")
NEVER = {
    *("telling", "reading", "standing", "knowing", "noticing", "having", "places", "second", "said"),
    *("arranging", "together", "helpers", "utils", "common", "misc"),
}
NOUNS_IN_ING = {"ranking", "rounding", "setting_up", "sorting"}
"""Words of the field, or of what every house has, that end as a deed under way does."""
OF_EVERY_SUBJECT = {"blueprint", "frame"}
GLOSSARY = [
    tuple(cell.strip().strip("`") for cell in line.strip("|").split("|")[:2])
    for line in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| [^|]+ \| `\w+` \| ", line)
]

READMES = [
    ROOT / "CONTRIBUTING.md",
    ROOT / "webapp" / "README.md",
    *sorted((ROOT / "webapp").glob("*/README.md")),
]
PLACE = re.compile(r"`((?:[a-z_]+/)*(?:[a-z_]+/|\w+\.(?:py|toml|svg|jsonl)))`")
"""A file or a folder that is called by its name in a text."""


def modules() -> list[Path]:
    return [path for path in CODE if path.name != "__init__.py"]


def rooms() -> list[Path]:
    return [path.parent for path in CODE if path.name == "__init__.py"]


def layer(path: Path) -> str:
    return next((part for part in path.parts if part in LAYERS), "")


def test_no_module_and_no_room_has_a_name_that_says_nothing():
    named = [*(path.stem for path in modules()), *(room.name for room in rooms())]

    assert sorted(set(named) & NEVER) == []


def test_no_test_and_no_room_of_tests_has_one_either():
    tests = [path for path in (ROOT / "tests").rglob("*.py") if path.name != "__init__.py"]
    named = {path.stem.removeprefix("test_") for path in tests} | {path.parent.name for path in tests}

    assert sorted(named & NEVER) == []


def test_modules_are_nouns_and_not_deeds_under_way():
    named = {*(path.stem for path in modules()), *(room.name for room in rooms())}

    assert (
        sorted(
            one
            for one in named
            if one.endswith("ing") and one not in NOUNS_IN_ING and not one.endswith("_ranking")
        )
        == []
    )


def test_no_name_stands_for_two_things_in_one_layer():
    """Two subjects may not have a module of the same name in the same layer: it would be two things."""
    found = Counter(
        (layer(path), path.stem)
        for path in modules()
        if layer(path) and path.parts[len(ROOT.parts)] == "webapp" and path.stem not in OF_EVERY_SUBJECT
    )

    assert sorted(one for one, many in found.items() if many > 1) == []


def test_the_glossary_has_one_word_for_a_thing_and_one_thing_for_a_word():
    swedish = Counter(one for one, _code in GLOSSARY)
    code = Counter(one for _swedish, one in GLOSSARY)

    assert 55 <= len(GLOSSARY) <= 100
    assert [one for one, many in [*swedish.items(), *code.items()] if many > 1] == []


def test_every_word_of_the_glossary_is_one_that_the_house_uses():
    used = {
        part.removesuffix("s")
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        for part in re.sub(r"(?<!^)(?=[A-Z])", "_", node.name).lower().split("_")
    } | {part for path in CODE for part in path.stem.removesuffix("s").split("_")}
    named = used | {path.parent.name for path in CODE} | {"sign_in", "hand_in", "follow_up", "minutes"}

    assert [code for _swedish, code in GLOSSARY if code not in named] == []


def test_every_subject_tells_what_it_is_and_where_something_new_goes():
    told = [(ROOT / "webapp" / one / "README.md").read_text(encoding="utf-8") for one in SUBJECTS]

    assert [text.splitlines()[0] for text in told] == [f"# {one}" for one in SUBJECTS]
    assert all("**Who may import it.**" in one and "**Where something new goes.**" in one for one in told)


def test_the_picture_of_the_subjects_is_the_order_they_have():
    """One who is new finds each subject in the table and in the picture, the lowest first."""
    told = (ROOT / "webapp" / "README.md").read_text(encoding="utf-8")
    drawn = (ROOT / "webapp" / "house.svg").read_text(encoding="utf-8")

    assert tuple(re.findall(r"^\| `(\w+)` \| ", told, re.MULTILINE)) == SUBJECTS
    assert [one for one in SUBJECTS if f">{one}<" not in drawn] == []


def test_what_a_readme_calls_by_its_place_is_there():
    """From the top, from webapp, or somewhere in the subject that the README is of."""
    house = [str(one.relative_to(ROOT)) for one in (ROOT / "webapp").rglob("*")]
    lost = []
    for readme in READMES:
        within = [one for one in house if (ROOT / one).is_relative_to(readme.parent)]
        for named in PLACE.findall(readme.read_text(encoding="utf-8")):
            there = (ROOT / named).exists() or (ROOT / "webapp" / named).exists()
            if not there and not any(one.endswith(f"/{named.rstrip('/')}") for one in within):
                lost.append((str(readme.relative_to(ROOT)), named))

    assert lost == []
