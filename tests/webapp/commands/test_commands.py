"""The commands of the office and of operators: what they print, and how they end."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import update

from questionnaires.compass import count
from questionnaires.compass_data import compass_as_data
from questionnaires.marks import marks_from_data
from tests.conftest import SECRET
from tests.support.worlds import settings
from webapp import EmptyShelfError, FaultyEditionError, create_app
from webapp.ground import context
from webapp.ground.configuration.settings import ROOT
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Entrant

QUESTION = "demokrati-strategi"
REMEDY = "Arbetsboken kan göras när minst ett resultat är fastställt."


@pytest.fixture
def run(resting_world):
    runner = resting_world.app.test_cli_runner()
    return lambda *words: runner.invoke(args=[str(word) for word in words])


def test_sound_banks_are_told_a_line_an_edition(run):
    answer = run("banks", "check")

    lines = [line for line in answer.output.splitlines() if line.startswith("kommunkompassen/2012:")]
    assert answer.exit_code == 0
    assert lines == ["kommunkompassen/2012: 8 områden, 45 delområden, 198 frågor, 800 poäng"]


@pytest.fixture
def faulty(tmp_path) -> Path:
    """Give a folder of banks where a question of the open edition has lost its weight."""
    folder = tmp_path / "banks"
    shutil.copytree(ROOT / "questionnaires", folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    path = folder / "kommunkompassen" / "2012" / "1" / "1.1.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("weight", "vikt", 1), encoding="utf-8")
    return folder


def test_a_faulty_bank_is_told_with_file_and_line(run, faulty, resting_world, monkeypatch):
    monkeypatch.setitem(resting_world.app.config, "BANKS", str(faulty))

    answer = run("banks", "check")

    assert answer.exit_code == 1
    assert [line for line in answer.output.splitlines() if "1.1.toml" in line]
    assert [line for line in answer.output.splitlines() if " fel, " in line]


def test_the_service_does_not_start_on_a_faulty_open_edition(faulty):
    with pytest.raises(
        FaultyEditionError, match="Tjänsten startar inte, eftersom en öppen eller publicerad utgåva har fel"
    ):
        create_app({**settings("sqlite://", SECRET), "BANKS": str(faulty)})


@pytest.mark.parametrize("folder", [".", "nowhere"])
def test_the_service_does_not_start_without_any_edition_and_says_where_it_looked(tmp_path, folder):
    empty = tmp_path / folder

    with pytest.raises(EmptyShelfError) as refused:
        create_app({**settings("sqlite://", SECRET), "BANKS": str(empty)})

    assert str(refused.value) == (
        f"Tjänsten startar inte, eftersom ingen utgåva finns i {empty}. "
        "Låt KOMPASSROSEN_BANKS vara mappen med frågebankerna, eller ta bort inställningen."
    )


def test_a_check_of_no_editions_is_no_success(run, resting_world, tmp_path, monkeypatch):
    monkeypatch.setitem(resting_world.app.config, "BANKS", str(tmp_path))

    answer = run("banks", "check")

    assert (answer.exit_code, answer.output) == (
        1,
        f"Ingen utgåva finns i {tmp_path}. Låt KOMPASSROSEN_BANKS vara mappen med frågebankerna.\n",
    )


@pytest.mark.usefixtures("resting_world")
def test_marks_in_a_file_are_counted_as_the_pages_count(run, tmp_path):
    edition = context.edition("kommunkompassen/2012")
    parts = edition.questions[QUESTION].kind.parts
    data = {QUESTION: {part.id: part.levels[-1].id for part in parts}}
    path = tmp_path / "marks.json"
    path.write_text(json.dumps(data), encoding="utf-8")

    answer = run("banks", "count", edition.id, path)

    assert answer.exit_code == 0
    assert json.loads(answer.output) == compass_as_data(count(edition, marks_from_data(edition, data)))


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"{} rest", '{"å": 1'.encode("latin-1")]
)
def test_a_file_that_is_not_json_is_refused_in_swedish(run, tmp_path, content):
    path = tmp_path / "marks.json"
    path.write_bytes(content)

    answer = run("banks", "count", "kommunkompassen/2012", path)

    assert (answer.exit_code, answer.output.startswith(f"Filen {path} är inte giltig JSON: ")) == (1, True)


@pytest.mark.parametrize(
    "data",
    [
        "[]",
        "1",
        "null",
        '"x"',
        "NaN",
        '{"finns-inte": {}}',
        f'{{"{QUESTION}": {{"system": 1e400}}}}',
        f'{{"{QUESTION}": []}}',
        f'{{"{QUESTION}": {{"system": "tusen"}}}}',
        f'{{"{QUESTION}": {{"not_applicable": " "}}}}',
    ],
)
def test_marks_that_cannot_be_counted_are_refused_in_swedish(run, tmp_path, data):
    path = tmp_path / "marks.json"
    path.write_text(data, encoding="utf-8")

    answer = run("banks", "count", "kommunkompassen/2012", path)

    assert (answer.exit_code, answer.output.splitlines()[0]) == (1, f"{path} går inte att räkna:")


def test_every_fault_in_a_file_is_told_at_once(run, tmp_path):
    path = tmp_path / "marks.json"
    path.write_text(json.dumps({"a": {}, "b": {}, QUESTION: {"system": "tusen"}}), encoding="utf-8")

    answer = run("banks", "count", "kommunkompassen/2012", path)

    assert len(answer.output.splitlines()) == 4


def test_a_file_that_is_not_there_is_told(run, tmp_path):
    answer = run("banks", "count", "kommunkompassen/2012", tmp_path / "inte")

    assert (answer.exit_code, answer.output) == (
        1,
        f"Filen {tmp_path / 'inte'} finns inte. Kontrollera namnet.\n",
    )


@pytest.mark.usefixtures("resting_world")
def test_an_edition_that_is_not_there_is_told_with_those_that_are(run, tmp_path):
    answer = run("banks", "count", "kommunkompassen/1812", tmp_path / "inte")

    there = ", ".join(context.shelf().editions)
    assert (answer.exit_code, answer.output) == (
        1,
        f"Utgåvan kommunkompassen/1812 finns inte. Dessa finns: {there}.\n",
    )


def test_an_edition_without_questions_cannot_be_counted(run, tmp_path):
    path = tmp_path / "marks.json"
    path.write_text("{}", encoding="utf-8")

    answer = run("banks", "count", "kommunkompassen/2020", path)

    assert (answer.exit_code, answer.output) == (
        1,
        "Utgåvan kommunkompassen/2020 är inte känd ända ner till frågor och kan inte räknas så.\n",
    )


def test_the_jurys_workbook_is_written_to_a_file(run, tmp_path):
    path = tmp_path / "jury.xlsx"

    answer = run("export", "jury", "2026", "--to", path)

    assert (answer.exit_code, answer.output) == (0, f"{path} är skriven.\n")
    assert openpyxl.load_workbook(path).sheetnames


def test_a_round_that_is_not_there_is_told_with_those_that_are(run, tmp_path):
    answer = run("export", "jury", "1812", "--to", tmp_path / "jury.xlsx")

    assert (answer.exit_code, answer.output) == (1, "Omgången 1812 finns inte. Dessa finns: 2026.\n")


def test_a_workbook_cannot_be_written_where_there_is_no_folder(run, tmp_path):
    path = tmp_path / "ingen" / "jury.xlsx"

    answer = run("export", "jury", "2026", "--to", path)

    assert (answer.exit_code, answer.output) == (
        1,
        f"Filen {path} gick inte att skriva: No such file or directory. Kontrollera mappen.\n",
    )


def test_a_workbook_without_results_is_refused(small_world, tmp_path):
    db.session.execute(update(Entrant).values(nominated_at=None))
    db.session.commit()

    answer = small_world.app.test_cli_runner().invoke(
        args=["export", "jury", "2026", "--to", str(tmp_path / "jury.xlsx")]
    )

    assert (answer.exit_code, answer.output) == (
        1,
        f"Ingen nominerad kommun har ett fastställt resultat än. {REMEDY}\n",
    )


@pytest.mark.parametrize(
    "words",
    [
        ["banks"],
        ["demo"],
        ["export"],
        ["banks", "check"],
        ["banks", "count"],
        ["demo", "load"],
        ["demo", "accounts"],
        ["export", "jury"],
        ["mail"],
        ["mail", "send"],
    ],
    ids=" ".join,
)
def test_every_command_explains_itself_in_swedish(run, words):
    answer = run(*words, "--help")

    assert answer.exit_code == 0
    assert "Visa den här hjälpen." in answer.output
    assert "Show this" not in answer.output
