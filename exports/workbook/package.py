"""The parts of a zip file: one put in place of another, the rest left packed as they are."""

from __future__ import annotations

from io import SEEK_END, BytesIO
from itertools import pairwise
from shutil import copyfileobj
from struct import Struct
from typing import IO, TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = Struct("<4s4H2LH")
"""Signature, two disks, entries here and in all, size and start of the directory, length of the comment."""
_ENTRY = Struct("<4s6H3L5H2L")
_NAME, _EXTRA, _COMMENT = 10, 11, 12
_OFFSET = Struct("<L")
_OFFSET_AT = 42
_PIECE = 1 << 20


class _Part(NamedTuple):
    """A packed part: in which file, from where to where, and its entry in the directory."""

    name: str
    file: IO[bytes]
    start: int
    end: int
    entry: bytes


def put_part(source: IO[bytes], target: IO[bytes], name: str, part: bytes) -> None:
    """Copy a zip file with another part in place of the one with this name, a piece at a time."""
    ours = BytesIO()
    with ZipFile(ours, "w") as archive:
        archive.writestr(ZipInfo(name), part, ZIP_DEFLATED)
    (new,) = _parts(ours)
    _join([new if old.name == name else old for old in _parts(source)], target)


def _parts(file: IO[bytes]) -> list[_Part]:
    """Take a zip file apart without unpacking anything."""
    end = file.seek(-_END.size, SEEK_END)
    start = _END.unpack(file.read(_END.size))[6]
    file.seek(start)
    entries = list(_entries(file.read(end - start)))
    bounds = sorted([*(offset for _, _, offset in entries), start])
    ends = dict(pairwise(bounds))
    return [_Part(name, file, offset, ends[offset], entry) for name, entry, offset in entries]


def _entries(directory: bytes) -> Iterator[tuple[str, bytes, int]]:
    """Walk through the directory: name, entry, and where the part stands."""
    start = 0
    while start < len(directory):
        told = _ENTRY.unpack_from(directory, start)
        size = _ENTRY.size + told[_NAME] + told[_EXTRA] + told[_COMMENT]
        entry = directory[start : start + size]
        yield entry[_ENTRY.size : _ENTRY.size + told[_NAME]].decode(), entry, told[-1]
        start += size


def _join(parts: list[_Part], target: IO[bytes]) -> None:
    """Put a zip file together again, each entry with the place its part has now."""
    directory, at = bytearray(), 0
    for part in parts:
        where = _OFFSET.pack(at)
        directory += part.entry[:_OFFSET_AT] + where + part.entry[_OFFSET_AT + _OFFSET.size :]
        part.file.seek(part.start)
        copyfileobj(_Piece(part.file, part.end - part.start), target, _PIECE)
        at += part.end - part.start
    end = _END.pack(b"PK\x05\x06", 0, 0, len(parts), len(parts), len(directory), at, 0)
    target.write(bytes(directory) + end)


class _Piece:
    """So many bytes of a file, from where it stands."""

    def __init__(self, file: IO[bytes], left: int) -> None:
        self.file, self.left = file, left

    def read(self, most: int = _PIECE, /) -> bytes:
        """Read on, but not past the end of the piece."""
        found = self.file.read(min(most, self.left))
        self.left -= len(found)
        return found
