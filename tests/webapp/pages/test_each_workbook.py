"""Every workbook that a page hands out: accessible, and counted and drawn alike by another program."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from exports.twin.workbook import SEAL
from tests.exports.jury.recalculation import ALWAYS
from tests.support.extracts import assert_accessible
from tests.support.leaving_files import FILES, address, fetched, with_every_file

NONE = {"jury_tables", "minutes", "evidence", "replies", "report", "booklet", "picture", "public_picture"}
"""What leaves in other forms alone."""
KINDS = sorted(FILES.keys() - NONE)
BUILT = {"jury", "edition", "participants to change", "answers to fill in", "marks to fill in"}
"""The workbooks that are no plain tables: their own tests hold them to the same rules."""
LARGE = {"national"}
"""Its rows are let go of as they are written, so its tables have a name and a filter only."""


@pytest.fixture
def books(small_world) -> dict[str, bytes]:
    """Fetch one of each."""
    world = with_every_file(small_world)
    return {kind: fetched(world, kind, as_book(address(world, kind))) for kind in KINDS}


def as_book(to: str) -> str:
    return to if to.endswith("/arbetsbok") else re.sub(r"\.\w+$", ".xlsx", to)


def test_every_workbook_of_tables_is_accessible(books):
    for kind in KINDS:
        if kind not in BUILT | LARGE:
            assert_accessible(books[kind], load_workbook(BytesIO(books[kind])).properties.title)


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there")
def test_another_program_counts_every_figure_and_draws_every_chart_alike(books, tmp_path):
    again = recounted(books, tmp_path)

    for kind in KINDS:
        ours, theirs = cells(books[kind]), cells(again[kind])
        assert {place: ours[place] for place in ours if not alike(ours[place], theirs.get(place))} == {}, kind
        assert charts(books[kind]) == charts(again[kind])


def recounted(books: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """Let LibreOffice open, count and save them all, whatever stands beside the formulas."""
    profile = folder / "home" / "user" / "registrymodifications.xcu"
    profile.parent.mkdir(parents=True)
    profile.write_text(ALWAYS, encoding="utf-8")
    names = {kind: f"{kind.replace(' ', '-')}.xlsx" for kind in books}
    for kind, name in names.items():
        (folder / name).write_bytes(books[kind])
    command = ["soffice", f"-env:UserInstallation=file://{folder}/home", "--headless", "--convert-to"]
    command += ["xlsx:Calc MS Excel 2007 XML", "--outdir", "out", *names.values()]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=500)  # noqa: S603 -- our own words
    return {kind: (folder / "out" / name).read_bytes() for kind, name in names.items()}


def cells(content: bytes) -> dict[tuple[str, str], object]:
    """Give every value that is shown, by sheet and place."""
    book = load_workbook(BytesIO(content), data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        if sheet.title != SEAL
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }


def alike(ours: object, theirs: object) -> bool:
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        return ours == pytest.approx(theirs, abs=1e-9)
    return str(ours).replace("_x005F_", "_") == str(theirs).replace("_x005F_", "_")


def charts(content: bytes) -> int:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return sum(bool(re.fullmatch(r"xl/charts/chart\d+\.xml", name)) for name in package.namelist())
