"""Files as people send them as evidence: small and whole, of each kind; and some that are something else."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
TEXT = "application/vnd.oasis.opendocument.text"
SHEET = "application/vnd.oasis.opendocument.spreadsheet"


def pdf(words: str = "Verksamhetsplan") -> bytes:
    return f"%PDF-1.4\n% {words}\ntrailer<</Root 1 0 R>>\n%%EOF\n".encode()


def package(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(name, content, compress_type=how)
    return target.getvalue()


def office(kind: str = WORD, **more: bytes) -> bytes:
    types = f'<?xml version="1.0"?><Types><Override PartName="/doc.xml" ContentType="{kind}"/></Types>'
    return package({"[Content_Types].xml": types.encode(), "doc.xml": b"<doc/>", **more})


def open_document(kind: str = TEXT, **more: bytes) -> bytes:
    return package({"mimetype": kind.encode(), "content.xml": b"<doc/>", **more})


def png() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def jpeg() -> bytes:
    return b"\xff\xd8\xff\xe0" + b"\0" * 40 + b"\xff\xd9"


def bomb() -> bytes:
    """A document that is small, and enormous when it is unpacked."""
    return office(**{"word/media.xml": b"0" * 60_000_000})


def relations(target: str, kind: str = "attachedTemplate") -> dict[str, bytes]:
    told = (
        f'<Relationships><Relationship Id="a" Type="http://schemas/{kind}" Target="{target}" '
        'TargetMode="External"/></Relationships>'
    )
    return {"word/_rels/settings.xml.rels": told.encode()}
