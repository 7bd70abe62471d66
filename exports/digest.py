"""The digest of what a file is made from, its contents and the code that makes it: alike is the same file."""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from questionnaires.compass import Compass

if TYPE_CHECKING:
    from collections.abc import Iterator

LIBRARIES = ("matplotlib", "python-docx", "openpyxl")
_PLAIN = (str, int, float, bool, bytes, date, Decimal, Fraction, type(None))
_FLOOR = Path(__file__).parent


def digest(*contents: object) -> str:
    """Give the digest of contents as this code makes a file of them; another code gives another one."""
    told = hashlib.sha256(_code().encode())
    for content in contents:
        for piece in _pieces(content):
            told.update(piece.encode(errors="surrogatepass"))
            told.update(b"\x00")
    return told.hexdigest()


@cache
def _code() -> str:
    """Give the mark of everything that decides how contents look: our own code, and the libraries."""
    told = hashlib.sha256("".join(version(name) for name in LIBRARIES).encode())
    for path in sorted([*_FLOOR.rglob("*.py"), _FLOOR.parent / "questionnaires" / "rounding.py"]):
        told.update(path.read_bytes())
    return told.hexdigest()


def _pieces(content: Any) -> Iterator[str]:  # noqa: ANN401 -- whatever a file is told
    """Write contents piece by piece, so that different contents are never written alike."""
    if isinstance(content, Compass):
        yield from _pieces(_drawn(content))
    elif is_dataclass(content) and not isinstance(content, type):
        yield type(content).__qualname__
        for field in fields(content):
            yield from _pieces(getattr(content, field.name))
        yield ")"
    elif isinstance(content, tuple | list):
        yield f"{type(content).__qualname__} {len(content)}"
        for one in content:
            yield from _pieces(one)
    elif isinstance(content, dict):
        yield from _pieces(list(content.items()))
    elif isinstance(content, _PLAIN):
        yield f"{type(content).__qualname__} {content!r}"
    else:
        raise TypeError(f"{type(content).__qualname__} has no digest: say here what it is made of.")


def _drawn(compass: Compass) -> tuple[object, ...]:
    """Give everything of a compass that can be read off a picture or a table of it."""
    edition = compass.edition
    names = [(area.number, str(area.name)) for area in edition.areas]
    return (
        edition.id,
        edition.digest,
        edition.decimals,
        names,
        compass.areas,
        compass.subareas,
        compass.total,
    )
