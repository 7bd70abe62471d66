"""The parts of a zip file: one put in place of another, the rest left packed as they are."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = Struct("<4s4H2LH")
"""Signature, two disks, entries here and in all, size and start of the directory, length of the comment."""
_ENTRY = Struct("<4s6H3L5H2L")
_NAME, _EXTRA, _COMMENT = 10, 11, 12
_OFFSET = Struct("<L")
_OFFSET_AT = 42


class _Part(NamedTuple):
    """A packed part, and its entry in the directory."""

    name: str
    packed: bytes
    entry: bytes


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Put another part in place of the one with this name."""
    ours = BytesIO()
    with ZipFile(ours, "w") as archive:
        archive.writestr(ZipInfo(name), part, ZIP_DEFLATED)
    (new,) = _parts(ours.getvalue())
    return _joined([new if old.name == name else old for old in _parts(content)])


def _parts(content: bytes) -> list[_Part]:
    """Take a zip file apart without unpacking anything."""
    _, _, _, _, _, _, start, _ = _END.unpack(content[-_END.size :])
    entries = list(_entries(content, start))
    bounds = sorted([*(offset for _, _, offset in entries), start])
    ends = dict(pairwise(bounds))
    return [_Part(name, content[offset : ends[offset]], entry) for name, entry, offset in entries]


def _entries(content: bytes, start: int) -> Iterator[tuple[str, bytes, int]]:
    """Walk through the directory: name, entry, and where the part stands."""
    while start + _END.size < len(content):
        told = _ENTRY.unpack_from(content, start)
        size = _ENTRY.size + told[_NAME] + told[_EXTRA] + told[_COMMENT]
        entry = content[start : start + size]
        yield entry[_ENTRY.size : _ENTRY.size + told[_NAME]].decode(), entry, told[-1]
        start += size


def _joined(parts: list[_Part]) -> bytes:
    """Put a zip file together again, each entry with the place its part has now."""
    file, directory = bytearray(), bytearray()
    for part in parts:
        where = _OFFSET.pack(len(file))
        directory += part.entry[:_OFFSET_AT] + where + part.entry[_OFFSET_AT + _OFFSET.size :]
        file += part.packed
    end = _END.pack(b"PK\x05\x06", 0, 0, len(parts), len(parts), len(directory), len(file), 0)
    return bytes(file + directory + end)
