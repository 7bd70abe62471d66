"""A report as a document: headings, tables, pictures and language as assistive programs want them."""

import shutil
import subprocess
import sys
from itertools import pairwise

import pytest
from docx.oxml.ns import qn

from exports.report import told
from exports.report.document import report_file
from exports.rose import as_read
from tests.exports.report.reports import (
    beside,
    group,
    headings,
    make_report,
    opened,
    pictures,
    tables,
    texts,
    told_tables,
)

SOFFICE = shutil.which("soffice")
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "\x00\x01\x0b\ufffe\ud800 styrning",
    "x" * 5_000,
    "\u202eakshcabf\u202c שלום مرحبا",
    "<w:p>&amp;</w:p>",
    "👩‍👩‍👧‍👧 " * 200,
    "rad\nrad\n\n\n\nrad",
)


def test_the_document_has_the_headings_of_the_report_and_skips_no_level():
    entry = make_report(texts={("1", "strengths"): "Tydliga mål"}, words={"brief": "En kommun."})

    found = headings(opened(entry))

    assert found == told(entry).headings
    levels = [1, *(level for level, _ in found)]
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_every_figure_of_the_document_is_a_figure_of_the_report():
    entry = make_report(group=group(6), earlier=(beside("Norrvik 2020"),), others=(beside(),))

    assert tables(opened(entry)) == told_tables(told(entry))


def test_every_word_of_a_heading_has_room_in_its_column():
    entry = make_report(group=group(6), earlier=(beside("Norrvik 2020"),))

    heads = [cell for table in opened(entry).tables for cell in table.rows[0].cells]

    letter, margins = 0.245, 0.4  # centimetres: a bold letter of ten points, and what Word leaves beside it
    assert [
        cell.text
        for cell in heads
        if cell.width.cm < margins + letter * max(map(len, cell.text.split()), default=0)
    ] == []


def test_every_table_marks_its_heading_row_keeps_its_rows_whole_and_merges_nothing():
    document = opened(make_report())

    for table in document.tables:
        rows = [row._tr for row in table.rows]
        assert [bool(row.trPr.findall(qn("w:tblHeader"))) for row in rows] == [True] + [False] * (
            len(rows) - 1
        )
        assert all(row.trPr.findall(qn("w:cantSplit")) for row in rows)
        assert list(table._tbl.iter(qn("w:gridSpan"), qn("w:vMerge"))) == []
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) != ""


def test_every_picture_says_in_words_what_it_shows():
    entry = make_report(others=(beside(),))

    found = pictures(opened(entry))

    areas = ", ".join(
        f"{area.number} Område {area.number} {as_read(entry.agreed.areas[area.number], 0)}"
        for area in entry.agreed.edition.areas
    )
    total = f"{as_read(entry.agreed.total, 0)} av 40. {areas}."
    assert found[:3] == [
        f"Kompassrosen för Norrvik. {total}",
        f"Kompassrosen för Norrvik. {total}",
        f"Områdena som staplar, Norrvik. {total}",
    ]
    assert found[3] == (
        f"Norrvik och valda kommuner. Norrvik: {areas}; "
        "Sjöholm 2025: 1 Område 1 10, 2 Område 2 12, 3 Område 3 bedöms inte."
    )


def test_the_document_says_its_language_title_and_author():
    document = opened(make_report())

    about = document.core_properties
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert (about.title, about.author, about.language) == (
        "Kommunkompassen i Norrvik",
        "Kompassrosen",
        "sv-SE",
    )
    assert languages == {"sv-SE"}


def test_a_draft_says_so_on_every_page_and_a_fixed_report_does_not():
    draft, fixed = opened(make_report(fixed=False)), opened(make_report())

    above = [document.sections[0].header.paragraphs[0].text for document in (draft, fixed)]
    assert above == ["Utkast – inte fastställt. Poäng och texter kan ändras.", ""]


def test_every_page_has_its_number_and_the_contents_lead_to_every_area():
    document = opened(make_report())

    fields = [one.text.strip() for one in document.sections[0].footer._element.iter(qn("w:instrText"))]
    names = {one.get(qn("w:name")) for one in document.element.body.iter(qn("w:bookmarkStart"))}
    links = [one.get(qn("w:anchor")) for one in document.element.body.iter(qn("w:hyperlink"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert len(links) == len([1 for level, _ in headings(document) if level <= 2])
    assert set(links) - names == set()


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_text_wherever_it_stands(hostile):
    entry = make_report(
        municipality=f"Norrvik {hostile}"[:300],
        words=dict.fromkeys(("brief", "visit", "summary"), hostile),
        texts={("1", "strengths"): hostile, ("1.1", "running"): hostile},
        others=(beside(hostile[:80]),),
    )

    document = opened(entry)

    assert headings(document)[0] == (1, "Vad Kommunkompassen är")
    assert [text for text in texts(document) if "\x00" in text or "\u202e" in text] == []


def test_the_same_report_gives_the_same_bytes():
    report = told(make_report())

    assert report_file(report) == report_file(report)


def test_telling_a_report_imports_neither_word_nor_pictures():
    found = "print(sorted({'docx', 'matplotlib', 'openpyxl'} & set(sys.modules)))"
    code = f"import sys, exports.report; {found}"

    answer = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603

    assert answer.stdout.strip() == "[]"


@pytest.mark.long
def test_libreoffice_opens_the_document_and_makes_pages_of_it(tmp_path):
    if SOFFICE is None:
        pytest.skip(
            "LibreOffice (soffice) finns inte här: dokumentet kan inte öppnas av någon annan än Word."
        )
    (tmp_path / "rapport.docx").write_bytes(report_file(told(make_report(group=group(6)))))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    convert = ["--headless", "--convert-to", "pdf", "--outdir", "out", "rapport.docx"]

    answer = subprocess.run(  # noqa: S603
        [SOFFICE, home, *convert], cwd=tmp_path, check=True, capture_output=True, timeout=120, text=True
    )
    if "could not be loaded" in answer.stderr:
        pytest.skip("LibreOffice saknar Writer (libreoffice-writer): dokumentet kan inte öppnas.")

    assert (tmp_path / "out" / "rapport.pdf").read_bytes()[:5] == b"%PDF-"
