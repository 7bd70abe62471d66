"""Keeps files that are slow to make, each under the digest of what it is made from; never one that is old."""

from __future__ import annotations

import hmac
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import IO

from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.calendar.upkeep import forgotten
from webapp.ground.store.storage import storage

MOST_KEPT, MOST_FILES = 200_000_000, 5_000
"""So many bytes and files are kept; those that nobody has asked for lately go first."""
BEGUN, LOCK, NEVER_FINISHED = "begun-", ".lock", 3600
OLDEST = timedelta(days=7)
"""What nobody has asked for in so long goes, whether or not there is room."""


def kept(digest: str, ending: str, fill: Callable[[IO[bytes]], object]) -> Path:
    """Give the file of a digest, made now if nobody has asked for it before; ask when the right is sure.

    Nothing is held of the database meanwhile. One file is made at a time: who asks for the same waits for it.
    """
    folder = context.files()
    path = folder / f"{_name(digest)}.{ending}"
    context.let_go()
    if not _is_there(path):
        with _alone(folder):
            if not _is_there(path):
                _fetch_or_make(path, fill)
                _make_room(folder, but=path)
    return path


def _fetch_or_make(path: Path, fill: Callable[[IO[bytes]], object]) -> None:
    """Take what another host has made, or make it and let the others have it."""
    shared = storage()
    if shared is None or not shared.fetch(path.name, path):
        _write(path, fill)
        if shared is not None:
            shared.give(path)


def kept_already(digest: str, ending: str) -> Path | None:
    """Give the file of a digest if it is there already; ask when the right is sure."""
    folder = context.files()
    path, shared = folder / f"{_name(digest)}.{ending}", storage()
    if _is_there(path):
        return path
    if shared is None:
        return None
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path if shared.fetch(path.name, path) else None


def _name(digest: str) -> str:
    """Name a file so that nobody who knows what is in it can tell its name."""
    return hmac.digest(context.secret(), digest.encode(), "sha256").hex()


def _is_there(path: Path) -> bool:
    """Tell whether a file is kept, and that somebody has asked for it now."""
    try:
        os.utime(path)
    except OSError:
        return False
    return True


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one process or thread at a time make a file; what a process holds ends with it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / f"making{LOCK}").open("ab") as lock:
        _take(lock.fileno())
        yield


def _take(handle: int) -> None:
    """Wait for a lock; closing its file gives it back."""
    try:
        import fcntl  # noqa: PLC0415 -- not there on Windows
    except ImportError:
        import msvcrt  # noqa: PLC0415

        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined, unused-ignore]
        return
    fcntl.flock(handle, fcntl.LOCK_EX)


def _write(path: Path, fill: Callable[[IO[bytes]], object]) -> None:
    """Write a file whole or not at all, to be read by this service only."""
    handle, begun = tempfile.mkstemp(dir=path.parent, prefix=BEGUN)
    try:
        with os.fdopen(handle, "wb") as file:
            fill(file)
        Path(begun).replace(path)
    except BaseException:
        Path(begun).unlink(missing_ok=True)
        raise


def _make_room(folder: Path, but: Path) -> None:
    """Throw away what nobody has asked for lately, until the rest has room; also what was never finished."""
    room, files = MOST_KEPT - but.stat().st_size, MOST_FILES - 1
    for about, path in _newest_first(folder):
        if path != but:
            room, files = room - about.st_size, files - 1
            if room < 0 or files < 0 or path.name.startswith(BEGUN):
                _throw(path)


@forgotten.answered
def forget_old() -> int:
    """Throw away what nobody has asked for in a week, and what was never finished."""
    folder, shared = context.files(), storage()
    gone = shared.forget(clock.now(), OLDEST) if shared else 0
    if not folder.is_dir():
        return gone
    now = clock.now().timestamp()
    for about, path in _newest_first(folder):
        age = now - about.st_mtime
        if age > OLDEST.total_seconds() or (path.name.startswith(BEGUN) and age > NEVER_FINISHED):
            _throw(path)
            gone += 1
    return gone


def throw_kept(ending: str) -> None:
    """Throw away every kept file with an ending: something in one of them is not to be had any more.

    What is still asked for is made again. Other hosts forget theirs by age; nobody is led to them.
    """
    folder, shared = context.files(), storage()
    for path in folder.glob(f"*.{ending}"):
        _throw(path)
        if shared is not None:
            shared.throw(path.name)


def _newest_first(folder: Path) -> list[tuple[os.stat_result, Path]]:
    """List the files that are kept, the one that somebody has asked for last first.

    What lies in a folder of its own is not of this kind: nobody could make it again.
    """
    found = []
    for path in folder.iterdir():
        if path.suffix != LOCK and not path.is_dir():
            with suppress(OSError):  # another process has just thrown it away
                found.append((path.stat(), path))
    return sorted(found, key=lambda one: -one[0].st_mtime)


def _throw(path: Path) -> None:
    with suppress(OSError):  # on Windows it may be being read
        path.unlink()
