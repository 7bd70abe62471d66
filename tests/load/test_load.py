"""The evening is played whole, only small: it tells what is lost, and what is chosen is read or refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import SECRET
from tests.load import __main__ as load
from tests.load import choices, evening, figures, oracle
from tests.load.choices import ChoiceError, Choices, read


def test_what_is_chosen_comes_from_flags_before_the_environment() -> None:
    found = read(
        ["--rate", "120", "--size=small"], {"RATE": "5", "MINUTES": "0,5", "JURORS": "3", "STEPS": "1"}
    )

    assert found == Choices(rate=120, minutes=0.5, many=12, jurors=3, steps=True)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--rate", "noll"], "RATE är ”noll”. Skriv ett tal större än 0, till exempel 60 eller 0.5."),
        (["--size", "7"], "SIZE är ”7”. Skriv national, small eller ett tal från 8 till 290."),
        (["--rate"], "--rate saknar sitt värde. Skriv till exempel: --rate 60"),
        (
            ["--address", "kompassrosen.example:443", "--database", "x"],
            (
                "ADDRESS är ”kompassrosen.example:443”. Demokonton loggar bara in från samma dator: "
                "skriv till exempel 127.0.0.1:8000."
            ),
        ),
    ],
)
def test_what_cannot_be_chosen_is_said_with_its_remedy(words, sentence) -> None:
    with pytest.raises(ChoiceError) as refused:
        read(words, {})

    assert str(refused.value) == sentence


def test_help_tells_every_choice() -> None:
    assert [name for name in choices._READ if f"--{name}" not in choices.help_text()] == []


def test_the_climb_finds_the_highest_rate_within_the_bar() -> None:
    climbing = evening.climb(60, 250)
    rate, tried = next(climbing), []
    while True:
        tried.append(rate)
        try:
            rate = climbing.send(rate)  # a server that keeps everybody as many milliseconds as it is asked
        except StopIteration:
            break

    within = max(rate for rate in tried if rate <= 250)
    assert (240 < within <= 250, len(tried) < 14) == (True, True)


def test_percentiles_are_waits_that_somebody_had() -> None:
    waits = [float(n) for n in (*range(51, 101), *range(1, 51))]

    assert [figures.percentile(waits, share) for share in (0.5, 0.95, 0.99)] == [50, 95, 99]
    assert figures.percentile([], 0.95) == 0


@pytest.mark.long
def test_an_evening_is_played_and_nothing_that_was_acknowledged_is_lost(
    database_url: str, tmp_path: Path, monkeypatch, capsys
) -> None:
    monkeypatch.setenv("KOMPASSROSEN_SECRET_KEY", SECRET)
    monkeypatch.setattr(load, "BESIDE", tmp_path / "load.json")

    ended = load.main(["--database", database_url, "--rate", "10", "--minutes", "0.05"])

    told = json.loads((tmp_path / "load.json").read_text(encoding="utf-8"))
    (played,) = told["rates"]
    assert (ended, told["lost"], played["errors"]) == (0, 0, {})
    assert (told["acknowledged"], played["saves"] > 5) == (played["saves"], True)
    assert (
        f"{played['saves']} bekräftade sparningar jämförda med databasen. 0 borta." in capsys.readouterr().out
    )


@pytest.mark.long
def test_the_oracle_names_what_the_database_does_not_have(sqlite_url: str, tmp_path: Path) -> None:
    ((_email, assessment),) = oracle.people(sqlite_url)
    journal = tmp_path / "journal.jsonl"
    never = [assessment, "demokrati-strategi", "kvall-1", 1, "Aldrig sparat."]
    journal.write_text(json.dumps(never), encoding="utf-8")

    assert oracle.lost(sqlite_url, journal) == ["kvall-1", f"{assessment} demokrati-strategi"]
