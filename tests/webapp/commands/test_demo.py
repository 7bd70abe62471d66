"""The commands of the demo: its accounts, and that it is loaded once."""

from __future__ import annotations

import json

import pytest

from tests.support.worlds import PASSWORD


@pytest.fixture
def run(resting_world):
    runner = resting_world.app.test_cli_runner()
    return lambda *words: runner.invoke(args=[str(word) for word in words])


def test_the_demo_accounts_are_told_one_a_role_and_then_their_colleagues(run):
    answer = run("demo", "accounts", "--json")

    told = json.loads(answer.output)
    assert answer.exit_code == 0
    assert [(one["role"], one["email"], one["start"]) for one in told] == [
        ("samordnare", "samordnare@demo.example", "/hem"),
        ("medarbetare", "medarbetare@demo.example", "/hem"),
        ("läsare", "lasare@demo.example", "/hem"),
        ("utvärderare", "utvarderare.a@demo.example", "/hem"),
        ("utvärderare", "utvarderare.b@demo.example", "/hem"),
        ("jury", "jury@demo.example", "/jury/2026"),
        ("kansli", "kansli@demo.example", "/kansli/2026"),
        ("nomineringsgrupp", "nomineringsgrupp@demo.example", "/nomineringsgrupp/2026"),
        ("kansli 2", "kansli.b@demo.example", "/kansli/2026"),
        ("jury 2", "jury.b@demo.example", "/jury/2026"),
        ("jury 3", "jury.c@demo.example", "/jury/2026"),
        ("nomineringsgrupp 2", "nomineringsgrupp.b@demo.example", "/nomineringsgrupp/2026"),
        ("nomineringsgrupp 3", "nomineringsgrupp.c@demo.example", "/nomineringsgrupp/2026"),
    ]
    assert {one["password"] for one in told} == {PASSWORD}


def test_the_demo_accounts_are_told_as_lines_too(run):
    answer = run("demo", "accounts")

    assert (answer.exit_code, len(answer.output.splitlines())) == (0, 13)


def test_a_demo_is_loaded_once(run):
    answer = run("demo", "load")

    assert (answer.exit_code, answer.output) == (0, "Demon fanns redan. Inget har ändrats.\n")
