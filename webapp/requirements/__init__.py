"""What is installed, to the letter: one locked list for each way of installing, written by `make lock`.

Every file is named with its hashes, so that the same is installed everywhere and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
EXTRAS = {"run": "", "test": "test", "prod": "prod"}
"""The ways of installing, and what each takes besides what the service always needs."""
TOOLS = ("pip", "setuptools>=77")
"""What installs: renewed with the rest, or .venv would keep those its Python came with."""
HEAD = "# Skriven av make lock. Ändra inte här, utan i pyproject.toml."
FIRST = "test"
"""Locked first, and the others after it: what two ways share has one version."""


class LockError(Exception):
    """The lists could not be written; the text says what was wrong."""


def listed(kind: str) -> Path:
    """Give the list of a way of installing."""
    return FOLDER / f"{kind}.txt"


def asked(project: dict[str, Any], kind: str) -> list[str]:
    """Give what pyproject.toml asks for by name."""
    extra = EXTRAS[kind]
    more = project["optional-dependencies"][extra] if extra else []
    return [*TOOLS, *project["dependencies"], *more]


def mark(project: dict[str, Any], kind: str) -> str:
    """Give the mark of what is asked for: a list with another mark is no longer what pyproject.toml says."""
    told = json.dumps([project["requires-python"], asked(project, kind)])
    return hashlib.sha256(told.encode()).hexdigest()


def write(root: Path) -> None:
    """Write all lists anew, with the newest versions there are.

    Raises LockError where uv is not installed or finds no answer.
    """
    import tomllib  # noqa: PLC0415 -- an old Python has none, and only reads the lists

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for kind in sorted(EXTRAS, key=lambda one: one != FIRST):
        lines = _locked(asked(project, kind), project["requires-python"], alike=kind != FIRST)
        head = f"{HEAD}\n# märke: {mark(project, kind)}\n"
        listed(kind).write_text(head + lines, encoding="utf-8")


def _locked(wanted: list[str], python: str, *, alike: bool) -> str:
    """Ask uv which files fit together, for every system and every Python that is supported."""
    command = [
        sys.executable,
        "-m",
        "uv",
        "pip",
        "compile",
        "-",
        "--universal",
        "--generate-hashes",
        "--upgrade",
    ]
    command += ["--python-version", python.removeprefix(">="), "--no-header", "--no-annotate", "--quiet"]
    command += ["--no-emit-index-url", "--no-emit-find-links"]
    command += ["--constraint", str(listed(FIRST))] if alike else []
    done = subprocess.run(  # noqa: S603 -- our own words
        command, check=False, input="\n".join(wanted), capture_output=True, text=True
    )
    if done.returncode != 0:
        raise LockError(done.stderr.strip())
    return done.stdout
