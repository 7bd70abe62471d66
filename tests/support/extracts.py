"""What leaves, read back: the rows of every form, what a schema asks, and what an accessible workbook is."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from exports.extract import Extract, write
from exports.extract.json_form import SCHEMA

TYPES = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}
OWN = ("Innehall", "Kolumnerna", "LangaTexter")


def content_of(extract: Extract, ending: str) -> bytes:
    """Write an extract as a file with this ending."""
    target = io.BytesIO()
    write(extract, ending, target)
    return target.getvalue()


def as_json(extract: Extract) -> dict[str, Any]:
    """Read an extract as a program does; it keeps the schema."""
    told = json.loads(content_of(extract, "json"))
    assert faults_of(told) == []
    return told


def json_rows(extract: Extract, table: str) -> list[dict[str, Any]]:
    return as_json(extract)["tables"][table]["rows"]


def csv_rows(content: bytes) -> list[list[str]]:
    """Read a CSV file as a Swedish spreadsheet does."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def zipped_rows(content: bytes) -> dict[str, list[list[str]]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: csv_rows(archive.read(name)) for name in archive.namelist()}


def sheet_rows(content: bytes, title: str) -> list[list[Any]]:
    """Read the table of a sheet, headings first."""
    sheet = load_workbook(io.BytesIO(content))[title]
    (table,) = sheet.tables.values()
    return [[cell.value for cell in row] for row in sheet[table.ref]]


def faults_of(told: Any, rule: dict[str, Any] | None = None, at: str = "") -> list[str]:
    """Hold data against the part of JSON Schema that ours uses; other words of it are a fault of the test."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    rule = schema if rule is None else rule
    if "$ref" in rule:
        rule = schema["$defs"][rule["$ref"].rsplit("/", 1)[-1]]
    kinds = rule.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    wrong = [f"{at}: {told!r} is not {kinds}"] if kinds and not _is_one(told, kinds) else []
    if "enum" in rule and told not in rule["enum"]:
        wrong.append(f"{at}: {told!r} is not one of {rule['enum']}")
    least = next((rule[one] for one in ("minItems", "minLength", "minProperties") if one in rule), 0)
    if least and len(told) < least:
        wrong.append(f"{at}: too few")
    if "pattern" in rule and not re.search(rule["pattern"], told):
        wrong.append(f"{at}: {told!r} is not like {rule['pattern']}")
    if isinstance(told, list):
        return wrong + [
            one for n, item in enumerate(told) for one in faults_of(item, rule["items"], f"{at}[{n}]")
        ]
    return wrong + (_object_faults(told, rule, at) if isinstance(told, dict) else [])


def _is_one(told: Any, kinds: list[str]) -> bool:
    return any(isinstance(told, TYPES[kind]) for kind in kinds) and not isinstance(told, bool)


def _object_faults(told: dict[str, Any], rule: dict[str, Any], at: str) -> list[str]:
    known, rest = rule.get("properties", {}), rule.get("additionalProperties", {})
    wrong = [f"{at}: {name} is missing" for name in rule.get("required", ()) if name not in told]
    for name, value in told.items():
        if "propertyNames" in rule:
            wrong += faults_of(name, rule["propertyNames"], f"{at} name")
        if name not in known and rest is False:
            wrong.append(f"{at}: {name} is unknown")
        elif name in known or rest:
            wrong += faults_of(value, known.get(name, rest), f"{at}.{name}")
    return wrong


def assert_accessible(content: bytes, title: str) -> None:
    """Hold a workbook against the rules of accessible spreadsheets (gptables' list)."""
    book = load_workbook(io.BytesIO(content))
    about = book.properties
    assert (about.title, about.language, about.creator) == (title, "sv-SE", "Kompassrosen")
    named = [name.casefold() for sheet in book for name in sheet.tables]
    assert len(named) == len(set(named))
    notes = {(row[0].value, row[1].value): row[2].value for row in book["Kolumner"].iter_rows(min_row=4)}
    for sheet in book:
        _assert_sheet(sheet)
        for table in sheet.tables.values():
            explained = [notes.get((sheet.title, head)) for head in table.column_names]
            assert all(explained) or table.name in OWN, (sheet.title, table.column_names)


def _assert_sheet(sheet: Worksheet) -> None:
    assert sheet["A1"].value, f"{sheet.title} has no heading"
    assert (sheet.sheet_state, sheet.merged_cells.ranges, sheet.legacy_drawing) == ("visible", set(), None)
    assert not any(one.hidden for one in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()))
    assert (sheet.page_setup.paperSize, bool(sheet.print_area)) == (9, True)
    assert [
        cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type in ("f", "e")
    ] == []
    for table in sheet.tables.values():
        first, *rows = sheet[table.ref]
        heads = [cell.value for cell in first]
        assert len(heads) == len(set(heads))
        assert all(heads)
        assert [row[0].row for row in rows if not any(cell.value not in (None, "") for cell in row)] == []
        if table.name not in OWN:
            assert (sheet.freeze_panes, sheet.print_title_rows) != (None, None)
