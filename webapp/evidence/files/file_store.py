"""Where the files of evidence lie: the only copy there is, so nothing here goes by its age or for room.

A file lies under a random name in a folder of its own beside the kept files. Where several hosts share a
storage it is there too, and a file that one host has taken in can be had from all.
"""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from flask_babel import gettext as _

from webapp.evidence.files.file_kinds import refused
from webapp.ground import context
from webapp.ground.refusals import NotReadyError
from webapp.ground.store.files import BEGUN
from webapp.ground.store.storage import storage

log = logging.getLogger(__name__)

FOLDER = "evidence"
PIECE = 1 << 20
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Received:
    """A file that has come in and is kept nowhere yet."""

    path: Path
    size: int
    digest: str


def folder() -> Path:
    """Give the folder of these files, made where it is not there."""
    found = context.files() / FOLDER
    found.mkdir(mode=0o700, parents=True, exist_ok=True)
    return found


@contextmanager
def received(stream: IO[bytes]) -> Iterator[Received]:
    """Take a file in, piece by piece; what is not kept when this ends is gone."""
    most = context.evidence_largest() * MEGABYTE
    begun: Path | None = None
    try:
        with disk():
            handle, name = tempfile.mkstemp(dir=folder(), prefix=BEGUN)
            begun = Path(name)
            size, digest = 0, hashlib.sha256()
            with os.fdopen(handle, "wb") as file:
                while piece := stream.read(PIECE):
                    size += len(piece)
                    if size > most:
                        raise refused(too_large())
                    digest.update(piece)
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
        yield Received(begun, size, digest.hexdigest())
    finally:
        stream.close()
        if begun is not None:
            begun.unlink(missing_ok=True)


def keep(one: Received, place: str = "") -> str:
    """Keep a file that has come in, and give the name that it lies under: one that nobody can guess."""
    place = place or secrets.token_hex(16)
    with disk():
        one.path.replace(folder() / place)
    if not let_others_have(place):
        throw(place)
        raise _no_room()
    return place


def let_others_have(place: str) -> bool:
    """Put a file where the other hosts find it; tell whether it is there. Alone it needs nothing."""
    shared = storage()
    return shared is None or shared.keep(folder() / place, f"{FOLDER}/{place}")


def file_at(place: str) -> Path | None:
    """Give a file that is kept, from the other hosts where this one has it not; None where it is nowhere."""
    path, shared = folder() / place, storage()
    if path.is_file() or (shared is not None and shared.fetch(f"{FOLDER}/{place}", path)):
        return path
    log.error("evidence.missing", extra={"place": place})
    return None


def is_kept(place: str) -> bool:
    """Tell whether a file is there still, here or where the hosts share."""
    shared = storage()
    return (folder() / place).is_file() or (shared is not None and shared.has(f"{FOLDER}/{place}"))


def throw(place: str) -> None:
    """Throw a file away, wherever it is."""
    with suppress(OSError):
        (folder() / place).unlink(missing_ok=True)
    shared = storage()
    if shared is not None:
        shared.throw(f"{FOLDER}/{place}")


def lying() -> Iterator[tuple[str, float]]:
    """Name every file that lies here, with when it was written."""
    for path in folder().iterdir():
        with suppress(OSError):  # another has just thrown it away
            yield path.name, path.stat().st_mtime


def too_large() -> str:
    """Say how large a file may be."""
    most = context.evidence_largest()
    return _("Filen är för stor: högst %(most)s MB tas emot. Dela upp den, eller lägg in en länk.", most=most)


@contextmanager
def disk() -> Iterator[None]:
    """Say in words that there is no room, where the disk is full."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise
        log.exception("evidence.disk_full")
        raise _no_room() from error


def _no_room() -> NotReadyError:
    return NotReadyError(
        _("Filen kunde inte tas emot just nu, och inget av den är sparat."),
        _("Försök igen om en stund. Lägg in en länk så länge, om underlaget finns på nätet."),
    )
