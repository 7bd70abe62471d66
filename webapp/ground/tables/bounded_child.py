"""One file is read in a process of its own, in bounds of memory and time, and at most two at once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from webapp.ground.configuration.settings import ROOT, bare_process
from webapp.ground.tables.table import Most, NoTableError

SECONDS, AT_ONCE = 25, 2
_PLACES = BoundedSemaphore(AT_ONCE)
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); from webapp.ground.tables.child import main; main()"
)


def read_apart(file: bytes | Path, most: Most, sought: dict[str, Any]) -> dict[str, Any]:
    """Let the process read, and give what it wrote. Raises NoTableError where it takes too long."""
    asked_for = [*most.words(), json.dumps(sought)]
    command = [sys.executable, "-I", "-X", "utf8", "-c", _START, str(ROOT), *asked_for]
    asked: dict[str, Any] = {"capture_output": True, "timeout": SECONDS, "env": bare_process()}
    try:
        with _PLACES:
            if isinstance(file, bytes):
                done = subprocess.run(command, check=False, input=file, **asked)  # noqa: S603 -- our own words
            else:
                with file.open("rb") as content:
                    done = subprocess.run(command, check=False, stdin=content, **asked)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise NoTableError("slow") from error
    if done.returncode != 0:
        raise NoTableError("slow" if done.returncode < 0 else "no_book")
    told: dict[str, Any] = json.loads(done.stdout)
    return told
