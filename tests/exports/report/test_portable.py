"""The PDF of a report is the same document, with tags for whoever listens."""

from __future__ import annotations

import re
import zlib

import pytest

from exports.report import told
from exports.report.document import maker, portable, report_file
from tests.exports.report.reports import beside, group, make_report


def opened(made: bytes) -> bytes:
    """Give a PDF with the objects that lie packed in it unpacked."""
    packed = re.findall(rb"/Type/ObjStm.*?stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL)
    return b"\n".join([made, *(zlib.decompress(one) for one in packed)])


@pytest.mark.long
@pytest.mark.skipif(not maker(), reason="LibreOffice is not there")
def test_the_pdf_is_tagged_with_headings_tables_lists_alternative_texts_language_and_title():
    texts = {("1", "strengths"): "Ett\nTvå", ("1.1", "running"): "**Fet** text."}
    report = told(make_report(texts=texts, group=group(6), others=(beside(),)))

    made = opened(portable(report_file(report)))

    tags = {
        name: len(re.findall(rb"/S/%s\b" % name, made))
        for name in (b"H1", b"H2", b"H3", b"Table", b"TH", b"Figure", b"LI")
    }
    levels = [level for level, _title in report.headings]
    assert made.startswith(b"%PDF-")
    assert re.search(rb"/MarkInfo<</Marked true>>", made)
    assert [
        re.search(one, made) is not None for one in (rb"/Lang\(sv-SE\)", rb"/StructTreeRoot", rb"/Outlines")
    ] == [True] * 3
    assert [tags[name] for name in (b"H1", b"H2", b"H3")] == [levels.count(n) for n in (1, 2, 3)]
    assert min(tags[name] for name in (b"Table", b"TH", b"Figure", b"LI")) > 0
    assert len(re.findall(rb"/Alt<", made)) >= tags[b"Figure"]
