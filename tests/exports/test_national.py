"""The national workbook: every municipality, question and track, in memory that does not grow with them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from exports.kinds.national import AGREED, OWN
from tests.exports.nation import FEW, MANY, nation
from tests.support.extracts import content_of, csv_rows, json_rows
from webapp.ground.configuration.settings import ROOT

MEASURE = """
import pathlib, sys
from tests.exports.nation import nation, write_whole
write_whole(nation(int(sys.argv[1])), sys.argv[2])
status = pathlib.Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""
"""What a process has held at most is asked of Linux; the usual way counts the process that began it too."""


def test_every_municipality_question_and_track_has_a_row_of_its_own():
    rows = json_rows(nation(3), "questions")

    keys = [(one["municipality"], one["track"], one["question_id"]) for one in rows]
    assert len(set(keys)) == len(rows) == 3 * 200 * 2
    assert {one["track"] for one in rows} == {OWN, AGREED}


def test_the_large_workbook_holds_what_the_csv_file_holds(tmp_path):
    path = tmp_path / "nation.xlsx"
    path.write_bytes(content_of(nation(2), "xlsx"))
    plain = csv_rows(content_of(nation(2), "csv"))

    sheet = load_workbook(path)["Frågor"]

    heads, *rows = sheet[sheet.auto_filter.ref]
    assert [cell.value for cell in heads] == plain[0]
    assert [[row[n].value for n in (1, 5, 8, 15)] for row in rows] == [
        [row[n] for n in (1, 5, 8, 15)] for row in plain[1:]
    ]
    assert len(rows) == 2 * 200 * 2


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asked of Linux")
@pytest.mark.parametrize("ending", ["xlsx", "csv", "json", "zip"])
def test_memory_is_the_same_for_ten_times_as_many(ending):
    few, many = (peak(number, ending) for number in (FEW, MANY))

    assert (many <= 100, many - few <= 25) == (True, True), (few, many)


def peak(many: int, ending: str) -> int:
    """Tell how many megabytes a process of its own has held at most."""
    command = [sys.executable, "-c", MEASURE, str(many), ending]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S603 -- our own
    return int(run.stdout) // 1024
