from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from questionnaires.library.published import FOLDER
from tests.support.browsing import PageWorld


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=["published", *words])


def test_the_values_to_compare_with_are_told_edition_by_edition(resting_world: PageWorld):
    result = run(resting_world.app, "reference")

    lines = result.output.splitlines()
    assert (result.exit_code, [line for line in lines if not line.startswith(" ")]) == (
        0,
        [
            "kommunkompassen/2006:",
            "kommunkompassen/2010:",
            "kommunkompassen/2012:",
            "kommunkompassen/2016:",
            "kommunkompassen/2020:",
            "okänd utgåva:",
            "19 referensvärden, 4 jämförelsegrupper",
            "Ett värde jämförs bara med resultat i sin egen utgåva.",
        ],
    )
    assert lines[1] == (
        "  median, totalt: 465,5 (till och med april 2010; antal inte tryckt). Medianen av alla svenska "
        "utvärderingar dittills, summan av åtta områden. [hasselby-vallingby-2010, sammanfattning]"
    )


@pytest.fixture
def banks(resting_world: PageWorld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the commands look for print beside other editions."""
    folder = tmp_path / "questionnaires"
    folder.mkdir()
    monkeypatch.setitem(resting_world.app.config, "BANKS", str(folder))
    return folder


def test_faults_in_the_values_to_compare_with_are_told(resting_world: PageWorld, banks: Path):
    shutil.copytree(FOLDER, banks / "published")
    file = banks / "published" / "references.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"median"', '"mitten"', 1), encoding="utf-8")

    result = run(resting_world.app, "reference")

    assert (result.exit_code, result.output.splitlines()[1:]) == (
        1,
        [
            "  värdet är ”mitten” men ska vara median, mean eller record.",
            "  Välj ett av dem.",
            "1 fel i referensvärdena. Rätta dem och försök igen.",
        ],
    )


@pytest.mark.usefixtures("banks")
def test_where_nothing_is_printed_beside_the_editions_our_own_print_is_known(resting_world: PageWorld):
    assert run(resting_world.app, "recompute").output.splitlines()[-1].startswith("206 tryckta värden")
