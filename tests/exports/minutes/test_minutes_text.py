"""Minutes are one text in a stated form with a checksum that anybody can take again, and a document."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO

import docx
import pytest

from exports.minutes.minutes_report import Fixing, minutes_report, recipe
from exports.minutes.minutes_text import Minutes, checksum_of, data_of, minutes_of, text_of
from exports.report.contents import Chapter, Points, Room, Table, Text
from exports.report.document import report_file

MINUTES = Minutes(
    "Protokoll från juryns möte",
    ("20 november 2026", "Stadshuset"),
    (
        Chapter(
            "Närvarande",
            (Table("Ledamöter", ("Ledamot", "Närvaro"), (("Eva\nÅ", "På plats"),), worded=True),),
        ),
        Chapter("Beslut", (Points(("Vinnare: Norrvik",)), Text("Så blev det.\nEnigt."))),
    ),
)
TEXT = (
    "Protokoll från juryns möte\n20 november 2026\nStadshuset\n"
    "\nNärvarande\n\nLedamöter\nLedamot\tNärvaro\nEva Å\tPå plats\n"
    "\nBeslut\n\n- Vinnare: Norrvik\n\nSå blev det.\nEnigt.\n"
)
FIXING = Fixing(
    2,
    datetime(2026, 11, 21, 9, 30, tzinfo=UTC),
    "Per Åberg",
    "Ett namn var fel.",
    "0f" * 32,
    "protokoll-2.txt",
)


def test_the_text_stands_in_its_stated_form_to_the_last_sign():
    assert text_of(MINUTES) == TEXT


def test_the_checksum_is_taken_of_the_bytes_of_the_text():
    assert checksum_of(TEXT) == sha256(TEXT.encode("utf-8")).hexdigest()
    assert checksum_of(TEXT) == "1e202636ca5859eb1d48c690bdd7fdd45fb1393da946d974aaa2edc210343b1b"


def test_kept_as_data_they_come_back_the_same():
    assert minutes_of(json.loads(json.dumps(data_of(MINUTES)))) == MINUTES


def test_nothing_but_words_is_minuted():
    with pytest.raises(TypeError):
        text_of(Minutes("Protokoll", (), (Chapter("Rum", (Room("Skriv", 2),)),)))


def test_the_document_has_title_headings_table_language_and_checksum_and_no_list_of_contents():
    document = docx.Document(BytesIO(report_file(minutes_report(MINUTES, FIXING))))
    styled = {style: [one.text for one in document.paragraphs if one.style.name == style] for style in STYLES}

    assert styled == {
        "Title": ["Protokoll från juryns möte"],
        "Subtitle": [
            "20 november 2026",
            "Stadshuset",
            "Version 2, fastställd 2026-11-21 av Per Åberg",
        ],
        "Heading 1": ["Närvarande", "Beslut", "Version och kontrollsumma"],
        "toc 1": [],
    }
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Ledamot", "Närvaro"],
        ["Eva\nÅ", "På plats"],
    ]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert document.core_properties.title == "Protokoll från juryns möte"
    assert document.core_properties.language == "sv-SE"
    texts = [one.text for one in document.paragraphs]
    assert [
        line in texts
        for line in ("0f" * 32, "Varför en ny version: Ett namn var fel.", *recipe("protokoll-2.txt"))
    ] == [True] * 7


STYLES = ("Title", "Subtitle", "Heading 1", "toc 1")


def test_a_first_version_needs_no_reason():
    first = Fixing(1, FIXING.at, FIXING.who, "", FIXING.checksum, FIXING.file)

    (*_chapters, last) = minutes_report(MINUTES, first).chapters

    assert [block.kind for block in last.blocks] == ["text", "text", "points"]
