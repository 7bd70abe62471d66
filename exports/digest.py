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
from typing import Any

from questionnaires.compass import Compass

LIBRARIES = ("matplotlib", "python-docx", "xlsxwriter")
_PLAIN = (str, int, float, bool, bytes, date, Decimal, Fraction, type(None))
_FLOOR = Path(__file__).parent


def digest(*contents: object) -> str:
    """Give the digest of contents as this code makes a file of them; another code gives another one."""
    pieces = [_code()]
    for content in contents:
        _add(pieces, content)
    return hashlib.sha256("\x00".join(pieces).encode(errors="surrogatepass")).hexdigest()


@cache
def _code() -> str:
    """Give the mark of everything that decides how contents look: our own code, and the libraries."""
    told = hashlib.sha256("".join(version(name) for name in LIBRARIES).encode())
    for path in sorted([*_FLOOR.rglob("*.py"), _FLOOR.parent / "questionnaires" / "rounding.py"]):
        told.update(path.read_bytes())
    return told.hexdigest()


def _add(pieces: list[str], content: Any) -> None:  # noqa: ANN401 -- whatever a file is told
    """Write contents piece by piece, so that different contents are never written alike."""
    kind = type(content).__qualname__
    if isinstance(content, _PLAIN):
        pieces.append(f"{kind} {content!r}")
    elif isinstance(content, Compass):
        _add(pieces, _drawn(content))
    elif isinstance(content, dict):
        _add(pieces, list(content.items()))
    elif isinstance(content, tuple | list):
        pieces.append(f"{kind} {len(content)}")
        for one in content:
            _add(pieces, one)
    elif is_dataclass(content):
        pieces.append(kind)
        for field in fields(content):
            _add(pieces, getattr(content, field.name))
    else:
        raise TypeError(f"{kind} has no digest: say here what it is made of.")


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
