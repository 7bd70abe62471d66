"""Recipes are read from their files, and every fault in one is told at once."""

from __future__ import annotations

import pytest

from webapp.rounds.recipe_files import FOLDER, read_recipe, recipe_of, recipes

HEAD = """name = "N"
about = "A"
award = "P"
nomination = "kvalitetskommun/2021"
chosen_by = "group"
fewest = 3
most = 7
"""
STEPS = """
[[step]]
id = "svar"
name = "Svar"
about = "Kommunerna svarar."
who = "municipality"
answers = "nomination"
requires = ["nominations"]

[[step]]
id = "slut"
name = "Slut"
about = "Allt är öppet."
who = "everybody"
announces = true
"""


@pytest.fixture
def wrong(tmp_path):
    """Read a recipe that has been changed, and give what is wrong: where, and what."""

    def read(*changes):
        text = HEAD + STEPS
        for before, after in changes:
            assert before in text
            text = text.replace(before, after, 1)
        path = tmp_path / "2030.toml"
        path.write_text(text, encoding="utf-8")
        recipe, faults = read_recipe(path)
        assert (recipe is None) == bool(faults)
        return [tuple(line.strip() for line in fault.splitlines()[:2]) for fault in faults]

    return read


def test_the_shipped_recipes_have_no_fault_and_three_ways_to_choose():
    assert recipes().faults == ()
    assert {one.id: (one.chosen_by, one.fewest, one.most) for one in recipes().known.values()} == {
        "2003": ("group", 5, 5),
        "2021": ("compass", 3, 7),
        "2025": ("figures", 3, 7),
    }


def test_every_recipe_ends_in_public_and_asks_its_questionnaires_once():
    told = {
        one.id: ([step.answers for step in one.steps if step.answers], one.steps[-1].id)
        for one in recipes().known.values()
    }

    assert told == {
        "2003": (["nomination", "compass"], "offentligt"),
        "2021": (["nomination", "compass"], "offentligt"),
        "2025": (["nomination"], "offentligt"),
    }


def test_who_answers_follows_from_where_the_choice_stands():
    asked = {
        one.id: [one.only_nominees(answers) for answers in ("nomination", "compass")]
        for one in recipes().known.values()
    }

    assert asked == {"2003": [False, True], "2021": [False, False], "2025": [True, False]}


def test_a_recipe_whose_file_is_gone_is_no_recipe():
    assert recipe_of("1999") is None


def test_a_sound_recipe_has_no_faults(wrong):
    assert wrong() == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("most = 7\n", "", ("rad 1:", "most saknas.")),
        ("most = 7", "most = 7\nmest = 8", ("rad 8, mest:", "mest är inte en nyckel här.")),
        ("fewest = 3", 'fewest = "3"', ("rad 6, fewest:", "fewest ska vara ett heltal.")),
        ("fewest = 3", "fewest = 8", ("rad 6, fewest:", "fewest ska vara minst 1 och inte mer än most.")),
        ('chosen_by = "group"', 'chosen_by = "lott"', ("rad 5, chosen_by:", "”lott” finns inte.")),
        ('who = "municipality"', 'who = "alla"', ("rad 13, step[1].who:", "”alla” finns inte.")),
        (
            'answers = "nomination"',
            'answers = "compass"',
            ("rad 14, step[1].answers:", "”compass” finns inte."),
        ),
        ('["nominations"]', '["lycka"]', ("rad 15, step[1].requires:", "”lycka” finns inte.")),
        (
            'requires = ["nominations"]',
            'may_waive = ["nominees"]',
            ("rad 15, step[1].may_waive:", "”nominees” krävs inte i steget."),
        ),
        ('id = "slut"', 'id = "svar"', ("rad 18, step[2].id:", "två steg heter svar.")),
        (
            "announces = true",
            "announces = false",
            ("rad 9, step:", "det sista steget, och bara det, ska ha announces = true."),
        ),
        ('about = "A"', 'about = ""', ("rad 2, about:", "about är tom.")),
    ],
)
def test_a_fault_is_told_with_its_line_and_key(wrong, before, after, told):
    ((where, what),) = wrong((before, after))

    assert where.endswith(told[0])
    assert what == told[1]


def test_a_text_that_does_not_end_is_told_with_its_line(wrong):
    ((where, _what),) = wrong(('about = "A"', 'about = "A'))

    assert where.endswith("rad 2:")


def test_all_faults_are_told_at_once(wrong):
    found = wrong(('chosen_by = "group"', 'chosen_by = "lott"'), ('who = "everybody"', 'who = "ingen"'))

    assert [what for _where, what in found] == ["”lott” finns inte.", "”ingen” finns inte."]


def test_a_file_that_is_not_utf8_is_told(tmp_path):
    path = tmp_path / "2030.toml"
    path.write_bytes((HEAD + STEPS).replace("öppet", "oppet").encode() + b"# \xe5\n")

    recipe, faults = read_recipe(path)

    assert (recipe, len(faults)) == (None, 1)


@pytest.mark.parametrize("steps", ["", "step = []\n", "step = [1]\n"])
def test_a_recipe_without_steps_is_told(tmp_path, steps):
    path = tmp_path / "2030.toml"
    path.write_text(HEAD + steps, encoding="utf-8")

    recipe, faults = read_recipe(path)

    assert (recipe, len(faults)) == (None, 1)


def test_no_year_stands_in_the_code_of_rounds():
    code = [
        *FOLDER.parent.rglob("*.py"),
        *(FOLDER.parents[1] / "office").rglob("*.py"),
    ]
    years = [one.stem for one in FOLDER.glob("*.toml")]

    assert [p.name for p in code for year in years if f'"{year}"' in p.read_text(encoding="utf-8")] == []
