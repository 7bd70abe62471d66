"""The house law that a machine can read: sizes, forbidden words, told settings and the rooms there are."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

from tests.support.house import CODE, calls, name, tree
from webapp.ground.configuration.register import PREFIX, SETTINGS
from webapp.ground.configuration.settings import ROOT

TOP = {
    "webapp",
    "questionnaires",
    "migrations",
    "exports",
    "tests",
    "wsgi.py",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "Makefile",
}
MEASURED = {"bench.json", "load.json", "faults.json"}
MADE = {"instance", *MEASURED, "kompassrosen.egg-info", "build", "dist", "htmlcov"}
TESTS = sorted((ROOT / "tests").rglob("*.py"))
SCRIPTS = sorted([*(ROOT / "webapp" / "static").glob("*.js"), *(ROOT / "tests").rglob("*.js")])
STYLES = sorted((ROOT / "webapp" / "static").rglob("*.css"))
BORROWED = re.compile(r'{% from "[^"]+" import ([^%]+?)(?: with context)? %}')
TEMPLATES = sorted(path for path in (ROOT / "webapp").rglob("templates/**/*.*") if path.is_file())


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_function_is_longer_than_forty_lines():
    long = {
        f"{name(path)}:{node.name}": node.end_lineno - node.lineno + 1
        for path in CODE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno + 1 > 40
    }

    assert long == {}


def test_no_file_is_longer_than_two_hundred_and_fifty_lines():
    files = [*CODE, *TESTS, *SCRIPTS, *TEMPLATES, *STYLES]

    assert {name(path): lines(path) for path in files if lines(path) > 250} == {}


def test_no_test_borrows_from_another():
    """What several tests need has a home of its own, in tests/support or beside them."""
    borrowed = re.compile(r"^from tests[\w.]*\.test_\w+ import|^from tests[\w.]* import test_", re.MULTILINE)

    assert [name(path) for path in TESTS if borrowed.search(path.read_text(encoding="utf-8"))] == []


def test_no_line_that_a_page_is_made_of_is_wider_than_a_hundred_and_twenty_characters():
    wide = {
        f"{name(path)}:{number}": len(line)
        for path in [*TEMPLATES, *STYLES, *SCRIPTS]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > 120
    }

    assert wide == {}


def test_no_browser_test_waits_for_a_while():
    """A browser test waits for what happens: too long is slow, and too short is wrong on a busy machine."""
    waits = re.compile(r"wait_for_timeout|sleep\(|setTimeout")
    scripts = (ROOT / "tests" / "browser").rglob("*.*")

    assert [
        name(one) for one in scripts if one.suffix in (".py", ".js") and waits.search(one.read_text())
    ] == []


def test_no_room_has_more_than_nine_modules():
    rooms = Counter(path.parent for path in CODE if path.name != "__init__.py")
    doors = {room: many for room, many in rooms.items() if many > 9}

    assert {str(room.relative_to(ROOT)): many for room, many in doors.items()} == {}


def test_every_module_says_in_its_first_line_what_lives_there():
    assert [name(path) for path in CODE if not ast.get_docstring(tree(path)) and lines(path)] == []


def test_the_top_level_is_as_the_house_is_drawn():
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith((".", "__"))}

    assert found - TOP - MADE == set()
    assert {"README.md", "webapp", "questionnaires", "migrations", "exports", "tests"} - found == set()


FORBIDDEN = {
    "eval",
    "exec",
    "Markup",
    "render_template_string",
    "time.time",
    "datetime.now",
    "datetime.utcnow",
    "date.today",
    "pickle.loads",
    "os.system",
}
ALLOWED = {
    ("webapp/ground/calendar/clock.py", "datetime.now"),
    ("webapp/ground/frame/filters.py", "Markup"),  # texts of our own, with what is put into them escaped
    ("webapp/ground/frame/pieces.py", "Markup"),  # pieces of a page made once, with what is poured in escaped
}


def test_nothing_is_called_that_the_house_forbids():
    found = {(name(path), called) for path in CODE for called in calls(path) if called in FORBIDDEN}

    assert found - ALLOWED == set()


def test_points_never_become_floats_where_they_are_counted_or_kept():
    found = {name(path) for path in CODE if "float" in calls(path) and not name(path).startswith("exports/")}

    assert found == {
        "webapp/ground/charts.py",  # places on a picture, never points again
        "questionnaires/judgement/evaluators/severity.py",  # levels between people, as above
        "questionnaires/municipalities/distance.py",  # miles
        "questionnaires/judgement/replay/plans.py",  # figures of invented countries
        "questionnaires/judgement/likely/evaluated.py",  # estimates, which nothing is scored by
        "questionnaires/succession/estimate.py",
    }


def test_no_template_borrows_a_part_that_it_does_not_use():
    idle = []
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        for borrowed in BORROWED.finditer(text):
            rest = text.replace(borrowed[0], "")
            names = [name.split(" as ")[-1].strip() for name in borrowed[1].split(",")]
            idle += [(path.name, name) for name in names if not re.search(rf"\b{name}\b", rest)]

    assert idle == []


def test_no_template_trusts_what_people_write():
    words = re.compile(r"\|\s*safe\b|Markup\(|autoescape\s+false|<style|style=\"|\son(?!ly=)[a-z]+=\"")

    assert [name(path) for path in TEMPLATES if words.search(path.read_text(encoding="utf-8"))] == []


def test_no_sentence_for_people_shouts():
    found = {
        f"{name(path)}: {node.args[0].value}"
        for path in CODE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "_"
        and isinstance(node.args[0], ast.Constant)
        and ("!" in node.args[0].value or '"' in node.args[0].value)
    }

    assert found == set()


def test_the_readme_tells_every_setting_and_no_other():
    rows = [line for line in (ROOT / "README.md").read_text().splitlines() if line.startswith(f"| `{PREFIX}")]

    assert rows == [f"| `{PREFIX}{one.name}` | {one.means} |" for one in SETTINGS]


def test_every_setting_is_used_and_every_one_that_is_named_exists():
    """A name that the code only speaks of stands in a sentence: MAIL_ of them all, X of an example."""
    known = {one.name for one in SETTINGS}
    texts = [path.read_text(encoding="utf-8") for path in CODE if path.name != "register.py"]
    named = {word for text in texts for word in re.findall(rf"{PREFIX}([A-Z_]*[A-Z])", text)}
    read = {
        one.name
        for one in SETTINGS
        for text in texts
        if re.search(
            rf'"{one.kept_as}"|"{one.name.partition("_")[2] or "-"}"|_{one.name}"', text, re.IGNORECASE
        )
    }

    assert named - known == {"IN_VENV", "MAIL"}
    assert known - read == set()


def test_only_the_settings_file_reads_the_environment():
    readers = {name(path) for path in CODE if re.search(r"os\.environ\b", path.read_text(encoding="utf-8"))}

    assert readers == {
        "webapp/ground/configuration/settings.py",
        "webapp/__main__.py",
        "webapp/setting_up.py",
    }


def test_nothing_tells_of_how_the_house_was_built():
    words = re.compile(r"/work/|/tmp/brief|\bhelper session\b", re.IGNORECASE)
    texts = [
        *CODE,
        *(path for path in TESTS if path.name != "test_house.py"),
        *TEMPLATES,
        *ROOT.glob("*.md"),
        *ROOT.glob("*.toml"),
    ]

    assert [name(path) for path in texts if words.search(path.read_text(encoding="utf-8"))] == []


def test_what_the_banks_readme_calls_by_name_is_there():
    told = (ROOT / "questionnaires" / "README.md").read_text(encoding="utf-8").split("## För utvecklare")[1]
    named = re.findall(r"`([a-z_]+(?:\.py|/))` ?[(·]", told)

    assert len(named) > 10
    assert [one for one in named if not (ROOT / "questionnaires" / one).exists()] == []
