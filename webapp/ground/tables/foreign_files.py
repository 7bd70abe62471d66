"""What a file is that is no workbook of ours: each kind has its own remedy, whatever the file is called."""

from __future__ import annotations

from collections.abc import Collection

from webapp.ground.tables.table import NoTableError

OLD_BOOK = b"\xd0\xcf\x11\xe0"
LOCKED, OLD_WORD = ("EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le"))
_BEGINNINGS = {
    b"%PDF": "pdf",
    b"{\\rtf": "word",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"II*\x00": "picture",
    b"Rar!": "archive",
    b"7z\xbc\xaf": "archive",
    b"\x1f\x8b": "archive",
}
_PAGES = (b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")
_PARTS = {
    "xl/workbook.bin": "binary_book",
    "Index/Document.iwa": "numbers",
    "Index.zip": "numbers",
    "content.xml": "ods",
    "word/document.xml": "word",
    "ppt/presentation.xml": "word",
}


def check_beginning(content: bytes) -> None:
    """Refuse what can be told by its first bytes."""
    if content.startswith(OLD_BOOK):
        word = "word" if OLD_WORD in content else "old_book"
        raise NoTableError("locked" if LOCKED in content else word)
    for beginning, kind in _BEGINNINGS.items():
        if content.startswith(beginning):
            raise NoTableError(kind)
    start = content[:3000].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(_PAGES):
        raise NoTableError("page")
    if start.startswith(b"<?xml"):
        spread = b"urn:schemas-microsoft-com:office:spreadsheet" in start
        raise NoTableError("old_book" if spread else "page")


def check_kind(parts: Collection[str]) -> None:
    """Refuse a package that some other program has made, by the parts it has."""
    if "xl/workbook.xml" in parts:
        return
    for part, kind in _PARTS.items():
        if part in parts:
            raise NoTableError(kind)
