"""What takes long to make is made by whichever worker comes first; the others wait for it and copy it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fasteners import InterProcessLock


def made_once(path: Path, make: Callable[[Path], None]) -> Path:
    """Make a file unless it is there; whoever finds it finds it whole."""
    with InterProcessLock(path.with_suffix(".lock")):
        if not path.exists():
            unfinished = path.with_suffix(".unfinished")
            unfinished.unlink(missing_ok=True)
            make(unfinished)
            unfinished.rename(path)
    return path
