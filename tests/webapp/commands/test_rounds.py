"""Rounds from the command line: recipes, a new round, and who runs it."""

from __future__ import annotations

from importlib import import_module

import pytest

from webapp.rounds.queries import posts


@pytest.fixture
def run(small_world):
    runner = small_world.app.test_cli_runner()
    return lambda *words: runner.invoke(args=["rounds", *words])


def make(run, recipe="2021", key="2027", officer="kansli@demo.example"):
    answer = run("make", recipe, "--key", key, "--name", "Omgång 2027", "--officer", officer)
    return answer.exit_code, answer.output


def test_the_recipes_are_told_a_line_each(run):
    answer = run("recipes")

    lines = [line.partition(". ")[0::2] for line in answer.output.splitlines()]
    compass = "kommunkompassen/2012-forankrad"
    assert (answer.exit_code, lines) == (
        0,
        [
            (
                "2003: Inbjudan och fem nominerade",
                f"7 steg, 5 nominerade, kvalitetskommun/2003-omarbetad, {compass}",
            ),
            (
                "2021: Ansökan och tre till sju nominerade",
                f"6 steg, 3–7 nominerade, kvalitetskommun/2021-omarbetad, {compass}",
            ),
            ("2025: Nyckeltal nominerar", "5 steg, 3–7 nominerade, kvalitetskommun/2025"),
        ],
    )


def test_a_faulty_recipe_is_told_with_file_and_line(run, tmp_path, monkeypatch):
    (tmp_path / "2030.toml").write_text('name = "N"\n', encoding="utf-8")
    monkeypatch.setattr(import_module("webapp.commands.rounds"), "FOLDER", tmp_path)

    answer = run("recipes")

    assert answer.exit_code == 1
    assert answer.output.splitlines()[-1] == "7 fel i recepten. Rätta dem och försök igen."


def test_a_round_is_made(run, small_world):
    assert make(run) == (0, "Omgången 2027 är gjord: /kansli/2027\n")

    assert posts.office_round(small_world.person("kansli"), "2027").name == "Omgång 2027"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"recipe": "1999"}, "Välj ett av recepten. Dessa finns: 2003, 2021, 2025.\n"),
        ({"key": "2026"}, "Det finns redan en omgång som heter 2026 i adressen.\n"),
        (
            {"officer": "x@y.se"},
            (
                "Ingen i databasen har e-postadressen x@y.se. Kontrollera den. "
                "Är tjänsten ny bjuds den första i kansliet in med: "
                "flask --app wsgi office first E-POST NAMN\n"
            ),
        ),
    ],
)
def test_a_round_that_cannot_be_made_is_told_why(run, given, told):
    assert make(run, **given) == (1, told)


def test_an_officer_is_added(run):
    answers = [
        run("officer", *words)
        for words in (
            ("2026", "jury@demo.example"),
            ("2026", "jury@demo.example"),
            ("1812", "jury@demo.example"),
            ("2026", "x@y.se"),
        )
    ]

    assert [(answer.exit_code, answer.output) for answer in answers] == [
        (0, "Maria Ström är nu med i kansliet för 2026.\n"),
        (0, "Maria Ström var redan med i kansliet för 2026.\n"),
        (1, "Omgången 1812 finns inte. Kontrollera årtalet.\n"),
        (
            1,
            (
                "Ingen i databasen har e-postadressen x@y.se. Kontrollera den. "
                "Den som inte har ett konto bjuds in av kansliet på sidan Personer: /kansli/2026/personer\n"
            ),
        ),
    ]
