"""Lets another program than ours count a workbook anew."""

import shutil
import subprocess
from io import BytesIO

import pytest
from openpyxl import load_workbook

from exports.jury import jury_workbook

SOFFICE = shutil.which("soffice")
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""Lets LibreOffice count anew, whatever stands beside the formulas; else it believes a file from Excel."""


def recalculate(content, folder):
    if SOFFICE is None:
        pytest.skip(
            "LibreOffice (soffice) finns inte här: formlerna kan inte räknas om av någon annan än Excel."
        )
    folder.mkdir(exist_ok=True)
    (folder / "jury.xlsx").write_bytes(content)
    profile = folder / "home" / "user" / "registrymodifications.xcu"
    profile.parent.mkdir(parents=True)
    profile.write_text(ALWAYS, encoding="utf-8")
    convert = ["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "out", "jury.xlsx"]
    home = f"-env:UserInstallation=file://{folder}/home"
    subprocess.run([SOFFICE, home, *convert], cwd=folder, check=True, capture_output=True, timeout=120)  # noqa: S603
    return load_workbook(folder / "out" / "jury.xlsx", data_only=True)


def tried(entry, folder, changes):
    """Let a juror change cells, by sheet and place, and count anew."""
    workbook = load_workbook(BytesIO(jury_workbook(entry)))
    for (title, place), value in changes.items():
        workbook[title][place].value = value
    changed = BytesIO()
    workbook.save(changed)
    return recalculate(changed.getvalue(), folder)
