"""A file is what is in it: eight kinds are taken, and everything else is refused with a reason."""

from __future__ import annotations

import pytest

from tests.support import papers
from webapp.evidence.files.file_kinds import KINDS, known_kind
from webapp.ground.refusals import InvalidError


@pytest.fixture
def look(app, tmp_path):
    def known(content: bytes) -> str:
        path = tmp_path / "underlag"
        path.write_bytes(content)
        with app.test_request_context():
            try:
                return known_kind(path)
            except InvalidError as error:
                return error.faults["file"].split(". ")[0]

    return known


TAKEN = {
    "pdf": papers.pdf(),
    "docx": papers.office(),
    "xlsx": papers.office(papers.EXCEL),
    "pptx": papers.office(papers.SLIDES),
    "odt": papers.open_document(),
    "ods": papers.open_document(papers.SHEET),
    "png": papers.png(),
    "jpg": papers.jpeg(),
}


def test_every_kind_that_is_taken_is_known_by_what_is_in_it(look):
    assert {kind: look(content) for kind, content in TAKEN.items()} == {kind: kind for kind in KINDS}


PROGRAM, PAGE = "Filen är ett program", "Filen är en webbsida"
NOTHING = "Innehållet i filen är inget som tas emot, vad den än heter"
CUT, TWO = "Filen är inte hel", "Filen är två filer i en"
LARGE, MACROS = "Filen blir för stor när den packas upp", "Filen innehåller makron"
DAMAGED = "Filen är skadad eller har lösenord"
OLD = "Filen är i ett äldre Officeformat, eller har lösenord"
ARCHIVE = "Filen är ett arkiv eller av ett slag som inte tas emot"
FAR = "Filen hämtar delar av sig själv, som sin mall, från en annan dator när den öppnas"
FAR_TEMPLATE = papers.relations("http://x.se/a.dotm")
REFUSED = {
    "nothing at all": (b"", "Filen är tom"),
    "a program that says it is a PDF": (b"MZ\x90\0" + papers.pdf(), PROGRAM),
    "a page that says it is a picture": (b"<!DOCTYPE html><script>1</script>", PAGE),
    "a drawing that can run": (b"<svg onload='x'/>", PAGE),
    "a table as text": (b"a;b;c\n1;2;3\n", NOTHING),
    "a PDF that was cut off": (papers.pdf()[:20], CUT),
    "a picture that was cut off": (papers.png()[:-4], CUT),
    "a picture with a page behind it": (papers.png() + b"<script>", CUT),
    "a PDF that is an archive too": (papers.pdf() + papers.package({"a": b"b"}), TWO),
    "an old document, or one with a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD),
    "an archive": (papers.package({"a.pdf": papers.pdf()}), ARCHIVE),
    "a document that is enormous when unpacked": (papers.bomb(), LARGE),
    "a document with macros": (papers.office(**{"word/vbaProject.bin": b"x"}), MACROS),
    "a workbook that may have macros": (
        papers.office("application/vnd.ms-excel.sheet.macroEnabled.main+xml spreadsheetml.sheet.main+xml"),
        MACROS,
    ),
    "an open document with macros": (papers.open_document(**{"Basic/script.xml": b"x"}), MACROS),
    "a document whose template is on another machine": (papers.office(**FAR_TEMPLATE), FAR),
    "a document that leads out of its folder": (papers.office(**{"../../etc/passwd": b"x"}), DAMAGED),
    "a package that was cut off": (papers.office()[:-30], DAMAGED),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_not_taken_is_refused_with_its_reason(look, what):
    content, why = REFUSED[what]

    assert look(content) == why


def test_a_template_on_the_own_disk_is_no_danger(look):
    assert look(papers.office(**papers.relations("file:///C:/Mallar/Normal.dotm"))) == "docx"
