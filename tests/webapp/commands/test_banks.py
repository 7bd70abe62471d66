from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from openpyxl import load_workbook

from questionnaires.compass_data import carried_as_data
from questionnaires.library import Shelf, read_shelf
from questionnaires.marks import marks_from_data
from questionnaires.succession.second_edition import carried
from tests.support.browsing import PageWorld
from webapp.ground.configuration.settings import ROOT

OLD, NEW = "kommunkompassen/2010", "kommunkompassen/2012"


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=["banks", *words])


@pytest.fixture
def app(resting_world: PageWorld) -> Flask:
    return resting_world.app


@pytest.fixture
def banks(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the commands work on a copy of the editions."""
    folder = tmp_path / "questionnaires"
    shutil.copytree(app.config["BANKS"], folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    monkeypatch.setitem(app.config, "BANKS", folder)
    return folder


def test_a_bridge_is_printed_as_a_table(app: Flask):
    result = run(app, "bridge", OLD, NEW)

    lines = result.output.splitlines()
    assert (result.exit_code, lines[0], lines[-1]) == (
        0,
        "Från Kommunkompassen 2010 till Kommunkompassen 2012, frågor",
        "Sammanlagt: samma 198",
    )


def test_a_bridge_that_is_not_there_is_told_with_those_that_are(app: Flask):
    result = run(app, "bridge", NEW, OLD)

    shelf: Shelf = app.extensions["shelf"]
    known = "; ".join(f"{ends.old} till {ends.new}" for ends in shelf.bridges)
    assert (result.exit_code, result.output) == (
        1,
        f"Det finns ingen bro från {NEW} till {OLD}. Dessa finns: {known}.\n",
    )


def test_the_difference_between_2010_and_2012_is_points_and_marks_of_question(app: Flask):
    result = run(app, "diff", OLD, NEW)

    headings = [line for line in result.output.splitlines() if line and not line.startswith(" ")]
    assert (result.exit_code, headings) == (
        0,
        [
            "Från Kommunkompassen 2010 till Kommunkompassen 2012",
            "Poäng som flyttas (23)",
            "Områden och delområden med nytt namn eller nummer (4)",
        ],
    )


def test_an_unknown_edition_is_told_with_those_there_are(app: Flask):
    result = run(app, "diff", OLD, "kommunkompassen/1999")

    known = ", ".join(app.extensions["shelf"].editions)
    assert (result.exit_code, result.output) == (
        1,
        f"Utgåvan kommunkompassen/1999 finns inte. Dessa finns: {known}.\n",
    )


SAID = {
    "dialog-rad": {"system": "delvis", "spridning": "halften"},
    "kultur-pris": {"not_applicable": "Det finns inget kulturpris."},
}


@pytest.fixture
def said(tmp_path: Path) -> Path:
    """Give a file with two marks of 2010, one of them that a question does not apply."""
    path = tmp_path / "marks.json"
    path.write_text(json.dumps(SAID), encoding="utf-8")
    return path


def test_marks_are_counted_under_a_second_edition_that_a_bridge_leads_to(app: Flask, said: Path):
    result = run(app, "count", OLD, str(said), "--under", NEW)

    shelf: Shelf = app.extensions["shelf"]
    told = json.loads(result.output)
    marks = marks_from_data(shelf.editions[OLD], SAID)
    assert (result.exit_code, told) == (0, carried_as_data(carried(marks, shelf, OLD, NEW)))
    assert (told["edition"], told["carried"]["from"], told["carried"]["reached"]) == (NEW, OLD, 2)


def test_an_edition_that_no_bridge_of_questions_leads_to_is_told_with_those_that_can_be_chosen(
    app: Flask, said: Path
):
    result = run(app, "count", OLD, str(said), "--under", "kommunkompassen/2020")

    assert (result.exit_code, result.output) == (
        1,
        (
            "Utgåvan kommunkompassen/2020 är bara känd till sina områden, så ingen fråga kan räknas där. "
            f"Välj en av dem som går att nå från {OLD}: kommunkompassen/2006, "
            f"kommunkompassen/2006-omarbetad, kommunkompassen/2010-forankrad, {NEW}, "
            "kommunkompassen/2012-forankrad, kommunkompassen/2020-fragor.\n"
        ),
    )


def test_a_second_edition_that_is_not_there_is_told(app: Flask, said: Path):
    result = run(app, "count", OLD, str(said), "--under", "kommunkompassen/1812")

    assert (result.exit_code, result.output.partition(". ")[0]) == (
        1,
        "Utgåvan kommunkompassen/1812 finns inte",
    )


def test_a_copy_is_a_draft_the_office_can_go_on_with(app: Flask, banks: Path):
    result = run(app, "copy", NEW, "kommunkompassen/2028")

    assert (result.exit_code, result.output) == (
        0,
        (
            "kommunkompassen/2028: 8 områden, 45 delområden, 198 frågor, 800 poäng. Utkastet följer "
            f"{NEW}.\nÄndra i {banks / 'kommunkompassen/2028'}, skriv en rad i CHANGELOG.md "
            "och kör banks check.\n"
        ),
    )
    assert read_shelf(banks).statuses["kommunkompassen/2028"] == "draft"


def test_a_copy_onto_an_edition_is_refused_and_changes_nothing(app: Flask, banks: Path):
    result = run(app, "copy", OLD, NEW)

    assert (result.exit_code, result.output) == (
        1,
        f"{NEW} finns redan. Välj ett annat namn, eller ta bort mappen {banks / NEW}.\n",
    )


def test_a_copy_that_cannot_be_written_is_told(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(app.config, "BANKS", tmp_path)

    result = run(app, "copy", OLD, "kommunkompassen/2028")

    assert (result.exit_code, result.output[:59]) == (
        1,
        "Mappen för kommunkompassen/2028 gick inte att skriva: No su",
    )


def test_a_sheet_is_a_workbook_of_the_edition(app: Flask, tmp_path: Path):
    path = tmp_path / "2012.xlsx"

    result = run(app, "sheet", NEW, "--to", str(path))

    assert (result.exit_code, result.output) == (0, f"{path} är skriven.\n")
    assert load_workbook(BytesIO(path.read_bytes())).sheetnames == [
        "Kommunkompassen 2012",
        "Frågor",
        "Delar och nivåer",
        "Kolumner",
    ]


def test_a_sheet_that_cannot_be_written_is_told(app: Flask, tmp_path: Path):
    path = tmp_path / "finns inte" / "2012.xlsx"

    result = run(app, "sheet", NEW, "--to", str(path))

    assert (result.exit_code, result.output) == (
        1,
        f"Filen {path} gick inte att skriva: No such file or directory. Kontrollera mappen.\n",
    )


def _flask(words, banks, instance):
    """Run flask as an operator does, with these banks."""
    environment = {**os.environ, "KOMPASSROSEN_BANKS": str(banks), "KOMPASSROSEN_INSTANCE": str(instance)}
    command = [sys.executable, "-m", "flask", "--app", "wsgi", *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603


def test_a_faulty_open_edition_stops_the_start_but_not_the_check(tmp_path):
    banks = tmp_path / "questionnaires"
    shutil.copytree(ROOT / "questionnaires", banks, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    file = banks / "kommunkompassen" / "2012" / "3" / "3.2.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("max_points = 25", "max_points = 26"), encoding="utf-8")

    checked = _flask(["banks", "check"], banks, tmp_path)
    started = _flask(["routes"], banks, tmp_path)

    assert (checked.returncode, checked.stdout.count("questionnaires/kommunkompassen/2012/3")) == (1, 1)
    assert (started.returncode, started.stderr.count("Tjänsten startar inte")) == (1, 1)


@pytest.mark.parametrize("way", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman", "cp850"])
def test_marks_are_counted_however_the_letters_of_their_file_are_written(
    app: Flask, said: Path, tmp_path: Path, way: str
):
    other = tmp_path / "other.json"
    other.write_bytes(json.dumps(SAID, ensure_ascii=False).encode(way))

    assert run(app, "count", OLD, str(other)).output == run(app, "count", OLD, str(said)).output


def test_marks_whose_letters_are_lost_are_told_with_what_to_do(app: Flask, tmp_path: Path):
    lost = tmp_path / "lost.json"
    lost.write_bytes(b'{"dialog-rad": "\xdd\xfe\xf7"}')

    result = run(app, "count", OLD, str(lost))

    assert (result.exit_code, result.output) == (
        1,
        (
            f"Bokstäverna i filen {lost} går inte att läsa. Öppna den i den textredigerare som skrev den, "
            "kontrollera å, ä och ö och spara den som UTF-8.\n"
        ),
    )
