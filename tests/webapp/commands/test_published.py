from __future__ import annotations

import contextvars
import getpass
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import delete, select

from tests.support.browsing import PageWorld
from tests.support.printed import written
from webapp.ground.events.models import Event
from webapp.ground.store.database import db
from webapp.printed.models.printed import PrintedFigure, PrintedFlag
from webapp.printed.queries.printed_table import MOST

SOUND = "Nacka,2018,2012,area,1,30,100,31,rapport"
TOLD = (
    "går inte ihop: nacka.csv, rad 2: Nacka 2018, skala 2012, område 1, procent: "
    "tryckt 31, räknat 30 (rapport)"
)


def run(app: Flask, *words: str | Path) -> Result:
    return app.test_cli_runner().invoke(args=["published", *map(str, words)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "nacka.csv"
    path.write_bytes(written(SOUND))
    return path


def test_every_printed_figure_is_reproduced_or_a_listed_deviation(resting_world: PageWorld):
    result = run(resting_world.app, "recompute")

    assert (result.exit_code, result.output.splitlines()[-1]) == (
        0,
        "206 tryckta värden omräknade: 143 stämmer, 63 listade avvikelser, 0 går inte ihop",
    )


def test_without_a_database_only_the_files_are_recounted(small_world: PageWorld, tmp_path: Path):
    absent = PageWorld(f"sqlite:///{tmp_path / 'none.sqlite'}", small_world.app.config["SECRET_KEY"])

    result = contextvars.Context().run(run, absent.app, "recompute")

    assert (result.exit_code, result.output.splitlines()[0]) == (
        0,
        "Ingen aktuell databas finns, så bara questionnaires/published/ räknas om.",
    )


def test_a_file_is_only_checked_until_it_is_to_be_written(resting_world: PageWorld, file: Path):
    result = run(resting_world.app, "import", file)

    assert (result.exit_code, result.output.splitlines()) == (
        0,
        [
            TOLD,
            "nacka.csv: 1 siffra kan läsas in, 1 motsägelse flaggad",
            "Inget har ändrats. Läs in med --write.",
        ],
    )
    assert db.session.scalar(select(PrintedFigure.id)) is None


def test_a_file_is_read_in_and_recounted_with_what_was_flagged(world: PageWorld, file: Path):
    result = run(world.app, "import", file, "--write", "--by", "kansli@demo.example")

    assert (result.exit_code, result.output.splitlines()) == (
        0,
        [TOLD, "nacka.csv: 1 siffra inläst, 1 motsägelse flaggad"],
    )
    recounted = run(world.app, "recompute")
    assert (recounted.exit_code, recounted.output.splitlines()[-1]) == (
        0,
        "208 tryckta värden omräknade: 144 stämmer, 64 listade avvikelser, 0 går inte ihop",
    )


def test_a_contradiction_that_nobody_flagged_ends_the_recount_with_a_fault(world: PageWorld, file: Path):
    run(world.app, "import", file, "--write")
    db.session.execute(delete(PrintedFlag))
    db.session.commit()

    result = run(world.app, "recompute")

    assert (result.exit_code, result.output.splitlines()[-3:-1]) == (
        1,
        [
            TOLD.replace("nacka.csv, rad 2: ", ""),
            "208 tryckta värden omräknade: 144 stämmer, 63 listade avvikelser, 1 går inte ihop",
        ],
    )


@pytest.mark.parametrize("writing", [[], ["--write"]])
def test_every_fault_is_told_and_nothing_is_read_in(small_world: PageWorld, file: Path, writing: list[str]):
    file.write_bytes(written(SOUND.replace("Nacka", "orebro"), SOUND.replace("30,", "1.000,"), SOUND))

    result = run(small_world.app, "import", file, *writing)

    assert (result.exit_code, result.output.splitlines()) == (
        1,
        [
            "nacka.csv, rad 2, municipality:",
            "  kommunen ”orebro” finns inte.",
            "  Menar du Örebro?",
            "nacka.csv, rad 3, achieved:",
            "  ”1.000” är inget tal som går att läsa.",
            (
                "  Skriv 7,5 eller 7.5: högst två decimaler och inget mellan tusental. "
                "Lämna rutan tom om siffran inte är tryckt."
            ),
            "2 fel. Inget har lästs in.",
        ],
    )
    assert db.session.scalar(select(PrintedFigure.id)) is None


def test_a_file_that_is_too_large_is_told_without_being_read(resting_world: PageWorld, file: Path):
    file.write_bytes(b"x" * (MOST.size + 1))

    assert run(resting_world.app, "import", file).output.splitlines()[1] == "  Filen är för stor."


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ingen.csv", "Filen {path} finns inte. Kontrollera namnet."),
        ("mapp", "{path} är en mapp. Skriv namnet på en fil."),
        (
            "x" * 300,
            "Filen {path} gick inte att läsa: File name too long. Kontrollera namnet och rättigheterna.",
        ),
    ],
)
def test_a_file_that_cannot_be_opened_is_told(resting_world: PageWorld, tmp_path: Path, name: str, told: str):
    (tmp_path / "mapp").mkdir()

    result = run(resting_world.app, "import", tmp_path / name)

    assert (result.exit_code, result.output) == (1, f"{told.format(path=tmp_path / name)}\n")


def test_without_a_database_a_file_is_compared_with_the_files_alone(
    small_world: PageWorld, file: Path, tmp_path: Path
):
    absent = PageWorld(f"sqlite:///{tmp_path / 'none.sqlite'}", small_world.app.config["SECRET_KEY"])

    result = contextvars.Context().run(run, absent.app, "import", file)

    assert (result.exit_code, result.output.splitlines()[:2]) == (
        0,
        ["Ingen aktuell databas finns, så filen jämförs bara med questionnaires/published/.", TOLD],
    )


def test_nothing_is_read_in_without_a_database(small_world: PageWorld, file: Path, tmp_path: Path):
    absent = PageWorld(f"sqlite:///{tmp_path / 'none.sqlite'}", small_world.app.config["SECRET_KEY"])

    result = contextvars.Context().run(run, absent.app, "import", file, "--write")

    assert (result.exit_code, result.output) == (
        1,
        "Databasen finns inte eller är inte aktuell. Kör först: flask --app wsgi db upgrade\n",
    )


def test_an_address_nobody_has_is_told(small_world: PageWorld, file: Path):
    result = run(small_world.app, "import", file, "--write", "--by", "ingen@demo.example")

    assert (result.exit_code, result.output) == (
        1,
        "Ingen i databasen har e-postadressen ingen@demo.example. Rätta den eller utelämna --by.\n",
    )


@pytest.mark.parametrize(("named", "account"), [("anna", "anna"), (None, "")])
def test_without_an_address_the_account_of_the_machine_is_noted(
    small_world: PageWorld,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    named: str | None,
    account: str,
):
    def getuser() -> str:
        if named is None:
            raise OSError
        return named

    monkeypatch.setattr(getpass, "getuser", getuser)

    run(small_world.app, "import", file, "--write")

    event = db.session.scalars(select(Event).where(Event.what == "figures.imported")).one()
    assert (event.person_id, event.after["account"]) == (None, account)
