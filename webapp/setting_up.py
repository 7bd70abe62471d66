"""Makes this machine ready from a bare clone: standard library only, and readable by an old Python too."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from webapp.requirements import listed

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)


class NotReadyError(Exception):
    """What the machine lacks, in one sentence with its remedy."""


def check_python() -> None:
    """Refuse a Python that is too old for the libraries."""
    if sys.version_info < OLDEST:
        found = ".".join(str(number) for number in sys.version_info[:2])
        raise NotReadyError(
            "Kompassrosen behöver Python 3.11 eller nyare, men det här är " + found + ". Installera en nyare "
            "och skriv till exempel: make run PYTHON=python3.12"
        )


def python_of_venv() -> Path:
    """Find the Python of .venv, which lies in another place on Windows."""
    windows = VENV / "Scripts" / "python.exe"
    return windows if os.name == "nt" else VENV / "bin" / "python"


def prepare(extra: str = "") -> Path:
    """Make .venv and install what is locked, unless that is done already; give its Python.

    Raises NotReadyError when something is lacking on the machine.
    """
    check_python()
    kind = extra or "run"
    wanted, stamp = wanted_by(kind), VENV / f".ready-{kind}"
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted and python_of_venv().exists():
        return python_of_venv()
    _make_venv()
    print("Installerar det som behövs i .venv. Det tar en minut första gången.", flush=True)
    _install("--require-hashes", "--requirement", str(listed(kind)))
    _install("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp.write_text(wanted, encoding="ascii")
    return python_of_venv()


def is_checkout() -> bool:
    """Tell whether this is the code as it is kept, rather than installed somewhere."""
    return (ROOT / "pyproject.toml").exists()


def wanted_by(kind: str) -> str:
    """Give the mark of what a way of installing installs."""
    whole = (ROOT / "pyproject.toml").read_bytes() + listed(kind).read_bytes()
    return hashlib.sha256(whole).hexdigest()


def _install(*what: str) -> None:
    _call(
        [str(python_of_venv()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what],
        "Installationen gick inte att göra klar. Kontrollera nätet och att PyPI går att nå, och försök igen.",
    )


def _make_venv() -> None:
    if python_of_venv().exists() and _works([str(python_of_venv()), "-m", "pip", "--version"]):
        return
    _call(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        "Python kan inte göra en egen miljö. På Debian och Ubuntu hjälper: apt install python3-venv",
    )


def _works(command: list[str]) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603 -- our own words


def _call(command: list[str], sentence: str) -> None:
    """Run a command; when it fails, show what it said and then what to do."""
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 -- our own words
    if done.returncode != 0:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-8:])
        raise NotReadyError(f"{said}\n\n{sentence}")


def go_on_in_venv(arguments: list[str]) -> int:
    """Run `python -m webapp …` once more with the Python of .venv, in the same terminal."""
    python = str(prepare())
    environment = {**os.environ, "KOMPASSROSEN_IN_VENV": "1"}
    command = [python, "-m", "webapp", *arguments]
    if os.name != "nt":
        os.chdir(ROOT)
        os.execve(python, command, environment)  # noqa: S606 -- no shell is wanted
    return subprocess.run(command, check=False, env=environment, cwd=ROOT).returncode  # noqa: S603 -- our own words
