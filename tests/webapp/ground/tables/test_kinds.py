"""Whatever somebody sends that is no table, they are told what it is and what works instead."""

from __future__ import annotations

import pytest

from tests.support.workbooks import packed
from webapp.ground.tables.reader import UnreadableTableError, read_table
from webapp.office.queries.participant_table import MOST

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ODS = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}
SPREAD = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (OLE, "Det är en äldre Excelfil (.xls). Öppna den i Excel, välj Spara som, Excel-arbetsbok (.xlsx)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "Filen är låst med lösenord. Öppna den, ta bort"),
        (OLE + "WordDocument".encode("utf-16-le"), "Det är ett textdokument. Kopiera tabellen till Excel"),
        (packed({"xl/workbook.bin": b"x"}), "Det är en binär Excelfil (.xlsb). Öppna den i Excel"),
        (packed(ODS), "Det är en fil från LibreOffice eller OpenOffice (.ods). Öppna den där, välj"),
        (packed({"Index/Document.iwa": b"x"}), "Det är en fil från Numbers. Öppna den där, välj Arkiv,"),
        (packed({"word/document.xml": "<x/>"}), "Det är ett textdokument. Kopiera tabellen till Excel"),
        (b"%PDF-1.7", "Det är en PDF. Be om tabellen som Excelfil (.xlsx)"),
        (b"\x89PNG\r\n", "Filen är ingen tabell utan en bild."),
        (b"\x1f\x8b\x08", "Filen är ett packat arkiv. Packa upp det"),
        (b"<html><table><tr><td>kommun</td></tr></table>", "Filen är en webbsida, vad den än heter."),
        ("<!DOCTYPE html>".encode("utf-16"), "Filen är en webbsida, vad den än heter."),
        (SPREAD, "Det är en äldre Excelfil (.xls)."),
    ],
)  # fmt: skip
def test_each_kind_of_file_is_named_with_the_remedy_that_works(app, content, told):
    with app.test_request_context(), pytest.raises(UnreadableTableError) as error:
        read_table(content, MOST)

    assert str(error.value).startswith(told)
