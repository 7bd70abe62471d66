"""A command as an operator gives it: in a process of its own, with these settings and no others."""

from __future__ import annotations

import os
import subprocess
import sys

from webapp.ground.configuration.settings import ROOT


def flask(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run flask with these settings, named without their beginning."""
    command = [sys.executable, "-m", "flask", "--app", "wsgi", *words]
    settings = {name: text for name, text in os.environ.items() if not name.startswith("KOMPASSROSEN_")}
    settings |= {f"KOMPASSROSEN_{name}": text for name, text in environment.items()}
    return subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)  # noqa: S603 -- our own words
