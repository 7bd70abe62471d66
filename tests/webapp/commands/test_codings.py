"""The commands of codings, as the office runs them."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from tests.support.browsing import PageWorld
from webapp.ground.configuration.settings import ROOT

FOLDER = ROOT / "questionnaires" / "published" / "codings"
OREBRO, HASSELBY = (str(FOLDER / f"{name}.json") for name in ("orebro-2012", "hasselby-vallingby-2010"))


@pytest.fixture
def app(resting_world: PageWorld) -> Flask:
    return resting_world.app


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=["banks", *words])


def test_codings_are_told_beside_what_is_printed(app: Flask):
    result = run(app, "calibrate", OREBRO, HASSELBY, "--against", "published")

    assert (result.exit_code, result.output.splitlines()[-2]) == (
        0,
        (
            "Tillsammans: 44 delområden, r 0,79, snedhet −5,3, medelfel 11,5, inom 10: 28, inom 20: 36. "
            "Alltid medelvärdet: 17,5."
        ),
    )


def test_old_and_new_questions_are_told_apart_whichever_file_comes_first(app: Flask):
    anchored = str(FOLDER / "orebro-2012-forankrad.json")

    told = [
        line
        for files in ((OREBRO, anchored), (anchored, OREBRO))
        for line in run(app, "calibrate", *files, "--against", "published").output.splitlines()
        if line.startswith("  Kodade")
    ]

    plain, split = "  Kodade frågor: 83 av 98", "  Kodade frågor: 79 av 94; nya: 22 av 28"
    assert told == [plain, split, split, plain]


def test_two_codings_of_one_report_are_told_beside_each_other(app: Flask):
    result = run(app, "agree", OREBRO, OREBRO)

    assert (result.exit_code, result.output.splitlines()[-1]) == (
        0,
        "  Alla: 195 par, 100 % lika, viktad kappa 1,00",
    )


def test_codings_of_different_reports_are_refused(app: Flask):
    result = run(app, "agree", OREBRO, HASSELBY)

    assert (result.exit_code, result.output) == (
        1,
        (
            f"{OREBRO} och {HASSELBY} är inte kodningar av samma rapport i samma utgåva. "
            "Kontrollera edition, municipality och year i filerna.\n"
        ),
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "Filen {path} finns inte. Kontrollera namnet."),
        (b"{", "Filen {path} är inte giltig JSON: "),
        (
            json.dumps({"edition": "kommunkompassen/2012", "marks": {}}).encode(),
            "{path} går inte att läsa som en kodning:\nmunicipality saknas. Skriv en text.",
        ),
    ],
    ids=["none", "broken", "unsaid"],
)
def test_a_file_that_is_no_coding_is_refused_in_words(app: Flask, tmp_path: Path, content, told):
    path = tmp_path / "kodning.json"
    if content is not None:
        path.write_bytes(content)

    result = run(app, "calibrate", str(path), "--against", "published")

    assert result.exit_code == 1
    assert result.output.startswith(told.format(path=path))


def test_the_check_measures_the_texts_if_asked_to(app: Flask):
    result = run(app, "check", "--quality")

    assert [line.split()[0] for line in result.output.splitlines() if line.startswith("utgåva")] == ["utgåva"]
