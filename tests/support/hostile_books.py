"""Small files that cost much: each is built to take memory or time from whoever opens it."""

from __future__ import annotations

from tests.support.workbooks import MAIN, PARTS, ROWS, TYPE, book, cell, packed, row, sheet

DECLARED = '<!DOCTYPE x [<!ENTITY a "b">]>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
WORKBOOK = "Filen går inte att läsa som arbetsbok."
SWELLS = "Filen är för stor när den packas upp."
BILLION = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><workbook>&l9;</workbook>'
QUADRATIC = f'<!DOCTYPE x [<!ENTITY a "{"x" * 50_000}">]><workbook>{"&a;" * 5_000}</workbook>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><workbook>&a;</workbook>'
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><cellXfs>{"<xf/>" * 64_000}</cellXfs></styleSheet>',
    "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml",
)


def _twice() -> bytes:
    """Give a workbook with two parts of one name."""
    import warnings  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return packed(
            {**PARTS, "xl/worksheets/sheet1.xml": sheet(), "XL/workbook.xml": PARTS["xl/workbook.xml"]}
        )


def _two_books() -> bytes:
    """Give a workbook whose list of parts names two parts as the workbook."""
    listed = PARTS["[Content_Types].xml"]
    second = f'<Override PartName="/xl/other.xml" ContentType="{TYPE}.sheet.main+xml"/></Types>'
    return book(
        more={
            "[Content_Types].xml": listed.replace("</Types>", second),
            "xl/other.xml": PARTS["xl/workbook.xml"],
        }
    )


def _encrypted() -> bytes:
    """Give a workbook whose parts say that they are encrypted."""
    whole = bytearray(book())
    at = 0
    while (at := whole.find(b"PK\x01\x02", at)) >= 0:
        whole[at + 8] |= 1
        at += 4
    return bytes(whole)


def _lying() -> bytes:
    """Give a workbook that says of its sheet that it is smaller than it is."""
    whole = bytearray(book(ROWS + "".join(row(n, "x") for n in range(3, 900))))
    at = whole.rfind(b"PK\x01\x02", 0, whole.rfind(b"xl/worksheets/sheet1.xml"))
    whole[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(whole)


def _over_each_other() -> bytes:
    """Give a workbook where two parts stand at the same place in the file."""
    whole = bytearray(book(more={"xl/a1.xml": "<x/>", "xl/a2.xml": "<x/>"}))
    first, second = (whole.rfind(name) - 46 for name in (b"xl/a1.xml", b"xl/a2.xml"))
    whole[second + 42 : second + 46] = whole[first + 42 : first + 46]
    return bytes(whole)


HOSTILE = {
    "300 MB of blanks": (lambda: book(more={"xl/theme/theme1.xml": b" " * 300_000_000}), SWELLS),
    "many parts": (lambda: book(more={f"xl/media/{n}.png": b"x" for n in range(400)}), WORKBOOK),
    "two parts of one name": (_twice, WORKBOOK),
    "a part outside": (lambda: book(more={"../x.xml": "<x/>"}), WORKBOOK),
    "two workbooks in one": (_two_books, WORKBOOK),
    "70,000 parts": (lambda: book(more={f"x/{n}": "" for n in range(70_000)}), "Filen är för stor."),
    "bytes before it": (lambda: b"x\x00" + book(), "Filen är ingen tabell."),
    "bytes after it": (lambda: book() + b"x" * 2_000, WORKBOOK),
    "parts over each other": (_over_each_other, WORKBOOK),
    "encrypted parts": (_encrypted, WORKBOOK),
    "a size that is a lie": (_lying, WORKBOOK),
    "cut off": (lambda: book()[:-200], WORKBOOK),
    "nothing but its first letters": (lambda: b"PK\x03\x04 and no more", WORKBOOK),
    "a billion laughs": (lambda: book(more={"xl/workbook.xml": BILLION}), WORKBOOK),
    "a long entity many times": (lambda: book(more={"xl/workbook.xml": QUADRATIC}), WORKBOOK),
    "an entity from outside": (lambda: book(more={"docProps/core.xml": OUTSIDE}), WORKBOOK),
    "declared in UTF-16": (
        lambda: book(more={"xl/theme/theme1.xml": f"{DECLARED}<x/>".encode("utf-16")}),
        WORKBOOK,
    ),
    "declared in UTF-16 without a mark": (
        lambda: book(
            more={"xl/theme/theme1.xml": f'<?xml version="1.0"?>{DECLARED}<x/>'.encode("utf-16-be")}
        ),
        WORKBOOK,
    ),
    "declared in a part of another name": (
        lambda: book(more={"xl/media/image1.png": f"{DECLARED}<x/>"}),
        WORKBOOK,
    ),
    "one cell in the last corner": (
        lambda: book(ROWS + f'<row r="1048576">{cell("x", "XFD1048576")}</row>'),
        "Filen har 1\u00a0048\u00a0576 rader, och högst 1\u00a0000 läses.",
    ),
    "one cell far to the right": (
        lambda: book(ROWS + f'<row r="3">{cell("x", "XFD3")}</row>'),
        "Filen har 16\u00a0384 kolumner (till och med XFD), och högst 100 läses (till och med CV).",
    ),
    "every row to the last column": (
        lambda: book("".join(f'<row r="{n}">{cell("x", f"CV{n}")}</row>' for n in range(1, 900))),
        "Filen har för många rutor (89",
    ),
    "a million empty rows": (lambda: book("<row/>" * 1_000_000), SWELLS),
    "rows twice": (lambda: book(ROWS + row(2, "Kalix")), WORKBOOK),
    "cells twice": (lambda: book(f'<row r="1">{cell("a", "A1")}{cell("b", "A1")}</row>'), WORKBOOK),
    "rows out of order": (lambda: book(row(2, "a") + row(1, "b")), WORKBOOK),
    "a number that is none": (lambda: book('<row r="1"><c r="A1"><v>NaN</v></c></row>'), WORKBOOK),
    "deep elements": (lambda: book(after="<x>" * 2_000 + "</x>" * 2_000), WORKBOOK),
    "one long tag": (lambda: book(after=f'<x y="{"z" * 5_000_000}"/>'), "Filen"),
    "64,000 styles": (lambda: book(more={"xl/styles.xml": STYLES[0]}), SWELLS),
    "macros": (lambda: book(more={"xl/vbaProject.bin": b"x"}), "Filen har makron."),
}
HOSTILE |= {
    f"a declaration in {part}": (
        lambda part=part: book(more={part: DECLARED + PARTS.get(part, "<x/>")}),
        WORKBOOK,
    )
    for part in (
        *PARTS,
        "xl/worksheets/sheet1.xml",
        "xl/theme/theme1.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
    )
}
"""By what it is: how the file is made, and how the sentence begins that refuses it."""
