"""The command that tries what is told of judgements, as an operator runs it."""

from __future__ import annotations

import pytest
from click.testing import Result

from questionnaires.judgement.replay import lines
from tests.support.announced import again, announce, fix_the_fifth

SMALL = ("--worlds", "base", "--n", "5", "--tests", "10")


def run(app, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=["judgement", "replay", *words])


def test_a_replay_prints_a_row_for_totals_and_one_for_areas(app, monkeypatch):
    monkeypatch.setattr(lines, "LEAST", 0.0)
    monkeypatch.setattr(lines, "MOST", 1.0)
    result = run(app, *SMALL)

    head, total, areas, *lots, real = result.output.splitlines()
    assert (result.exit_code, head) == (0, lines.HEAD)
    assert [one.split()[:4] for one in (total, areas)] == [
        ["base", "5", "total", "10"],
        ["base", "5", "område", "80"],
    ]
    assert [one[:27].strip() for one in lots] == [
        f"base         {n}  {lot}" for n in (0, 5) for lot in ("lott", "lott, stopp")
    ]
    assert real == "Verkliga resultat: 0 kommuner. Prövas från 6, så att 5 andra finns."


def test_a_broken_promise_is_said_and_ends_with_exit_code_1(app, monkeypatch):
    monkeypatch.setattr(lines, "LEAST", 1.5)
    result = run(app, *SMALL)

    assert (result.exit_code, result.stderr.startswith("base, 5 utvärderade: ")) == (1, True)


def test_what_lies_outside_by_no_more_than_chance_gives_is_counted_and_no_fault(app, monkeypatch):
    monkeypatch.setattr(lines, "LEAST", 0.0)
    monkeypatch.setattr(lines, "MOST", 0.0)
    monkeypatch.setattr(lines, "CHANCE", 100)
    monkeypatch.setattr(lines, "doubt", lambda _kept: 1.0)
    result = run(app, *SMALL)

    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == "Utanför 77–87 %, men inte mer än slumpen ger: 5 rader."


def test_the_plan_is_tried_beside_an_oracle(app):
    words = ["judgement", "plan", "--worlds", "base", "--n", "0", "--tests", "5"]
    result = app.test_cli_runner().invoke(args=words)

    head, row = result.output.splitlines()
    assert (result.exit_code, head, row.split()[:3]) == (0, lines.PLAN_HEAD, ["base", "0", "5"])


def test_real_results_are_tried_one_municipality_at_a_time(small_world):
    fix_the_fifth(small_world)
    announce()
    again(1)

    result = run(small_world.app, "--real")

    _head, total, areas, watch = result.output.splitlines()
    assert (result.exit_code, total.split()[:4]) == (0, ["verkliga", "9", "total", "10"])
    assert areas.split()[:3] == ["verkliga", "9", "område"]
    assert watch == "Senaste omgången: 0 fick ett spann, 0 hamnade i det."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--worlds", "månen"), "Det finns inget land som heter månen."),
        (("--n", "många"), "”många” är inte antal. Skriv till exempel --n 5,10,20."),
        (("--edition", "kommunkompassen/1890"), "Utgåvan kommunkompassen/1890 finns inte"),
    ],
)
def test_what_cannot_be_tried_is_said(app, words, said):
    result = run(app, *words)

    assert (result.exit_code, result.stderr.startswith(said)) == (1, True)
