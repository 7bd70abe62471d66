"""Plays the evening and tells what came of it; ends with 1 if anything acknowledged is lost or went wrong."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.load import oracle
from tests.load.choices import Choices, chosen
from tests.load.figures import HEAD, row
from tests.load.installation import Place, place
from webapp.ground.configuration.settings import ROOT

BESIDE, BAR = ROOT / "load.json", 250
"""Where the figures are written too, and how many milliseconds all but the slowest twentieth may wait."""


def main(words: list[str]) -> int:
    """Play what is chosen."""
    choices = chosen(words)
    with tempfile.TemporaryDirectory(prefix="kompassrosen-journal-") as folder, place(choices, say) as there:
        journal = Path(folder) / "journal.jsonl"
        people = oracle.people(there.database)
        say(f"{len(people)} samordnare loggar in. 80 % sparningar, 20 % sidor; p95 får vara {BAR} ms.\n")
        say(HEAD)
        played = []
        for told in _evening(there, people, choices, journal):
            played.append(told)
            say(row(told))
        lost = oracle.lost(there.database, journal)
        many = sum(len(saves) for saves in oracle.acknowledged(journal).values())
    return _told(choices, played, many, lost)


def _evening(
    there: Place, people: list[tuple[str, int]], choices: Choices, journal: Path
) -> Iterator[dict[str, Any]]:
    """Start the evening's process and give what it tells, rate by rate."""
    plan = {
        "port": there.port,
        "people": people,
        "run": uuid.uuid4().hex[:8],
        "journal": str(journal),
        "rate": choices.rate,
        "seconds": choices.minutes * 60,
        "bar": BAR if choices.steps else 0,
        "jurors": choices.jurors,
        "files": there.files,
        "database": there.database,
    }
    command = [sys.executable, "-m", "tests.load.evening"]
    with subprocess.Popen(  # noqa: S603 -- our own words
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        json.dump(plan, process.stdin)
        process.stdin.close()
        for line in process.stdout:
            yield json.loads(line)
    if process.returncode:
        raise RuntimeError(f"Kvällen avbröts med slutkod {process.returncode}.")


def _told(choices: Choices, played: list[dict[str, Any]], many: int, lost: list[str]) -> int:
    """Say what came of it, write it beside the Makefile, and give the exit code."""
    wrong = [told for told in played if told["errors"] and (told["all_p95"] <= BAR or not choices.steps)]
    within = [told for told in played if told["all_p95"] <= BAR and not told["errors"]]
    best = max(within, key=lambda told: told["rate"], default=None)
    say("")
    if choices.steps:
        words = (
            f"{best['rate']:.0f} anrop/s, {best['saves_per_second']:.0f} sparningar/s" if best else "ingen"
        )
        say(f"Högsta takt med p95 ≤ {BAR} ms: {words.replace('.', ',')}.")
    if choices.jurors:
        say(f"{played[-1]['workbooks']} arbetsböcker hämtades av {choices.jurors} ledamöter under tiden.")
    for told in played:
        for what, times in told["errors"].items():
            say(f"Fel vid {told['rate']:.0f}/s: {what}, {times} gånger.")
    say(f"{many} bekräftade sparningar jämförda med databasen. {len(lost)} borta.")
    for one in lost[:5]:
        say(f"Borta: {one}.")
    data = {
        "versions": versions(),
        "size": choices.many,
        "rates": played,
        "acknowledged": many,
        "lost": len(lost),
    }
    BESIDE.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    say("Siffrorna står också i load.json.")
    return int(bool(lost or wrong or not many))


def versions() -> dict[str, str]:
    """Tell what it was measured with."""
    names = ("flask", "sqlalchemy", "gunicorn", "psycopg")
    return {"python": platform.python_version(), **{name: version(name) for name in names}}


def say(line: str) -> None:
    """Tell whoever runs it."""
    print(line, flush=True)  # noqa: T201 -- told to whoever runs it


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
