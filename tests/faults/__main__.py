"""Plays every fault on both databases and tells what was lost; ends with 1 unless it was nothing."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.faults.journal import Kept
from tests.faults.played import breaks, browsers, workbooks
from tests.faults.played.scenes import POSTGRESQL, SQLITE, Ground, Scene, SkippedError, ground, scene
from tests.faults.played.writers import acknowledged, lost
from webapp.ground.configuration.settings import ROOT

BESIDE = ROOT / "faults.json"
FAULTS: dict[str, tuple[str, Callable[[Scene], str]]] = {
    "avbrott": ("Servern dödas", breaks.kills),
    "omstart": ("Databasen startas om", breaks.restarts),
    "disk": ("Disken blir full", breaks.full_disk),
    "lås": ("Ett lås hålls", breaks.lock),
    "servrar": ("Två servrar på en databas", breaks.two_servers),
    "arbetsbok": ("Arbetaren dödas mitt i en bok", workbooks.worker_killed),
    "webbläsare": ("Servern dödas medan någon skriver", browsers.typed_text),
}
"""The faults by the word that chooses them, what each is called, and how it is played."""
COLUMNS = "{:<34} {:<11} {:>11} {:>6} {:>5} {:>9} {:>5}  {}"
HEAD = COLUMNS.format("Fel", "databas", "bekräftade", "borta", "503", "andra fel", "s", "")
HELP = f"""make faults spelar allt som kan hända det som tjänsten står på, mot den riktiga servern, medan åtta
sparar. Slutkod 1 om något bekräftat är borta, eller om servern svarade med ett annat fel än 503 och när man
kan försöka igen.

  make faults                        alla fel på båda databaserna; ARGS="disk lås" make faults väljer
  python -m tests.faults --short     två avbrott i stället för tjugo, och korta lås

  {" ".join(FAULTS)}
  --sqlite, --postgresql             bara den ena databasen
  --short                            en kort omgång, för att se att allt går att spela
  --help                             visar det här

En full disk spelas på en liten disk som bara root kan montera; annars hoppas den över, liksom webbläsaren
där ingen finns. Tabellen skrivs också i faults.json."""


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one fault on one database."""

    fault: str
    database: str
    acknowledged: int = 0
    lost: tuple[str, ...] = ()
    busy: int = 0
    strange: tuple[str, ...] = ()
    seconds: float = 0
    told: str = ""
    failed: bool = False

    @property
    def wrong(self) -> bool:
        """Tell whether a promise was broken."""
        return bool(self.lost or self.strange or self.failed)

    def line(self) -> str:
        """Write it as a line of the table."""
        figures = (self.acknowledged, len(self.lost), self.busy, len(self.strange), f"{self.seconds:.0f}")
        return COLUMNS.format(FAULTS[self.fault][0], self.database, *figures, self.told)


def main(words: list[str]) -> int:
    """Play what is chosen."""
    flags = [word for word in words if word.startswith("-")]
    named = [word for word in words if not word.startswith("-")]
    if {"--help", "-h"} & set(flags):
        say(HELP)
        return 0
    if unknown := [one for one in flags if one not in ("--short", "--sqlite", "--postgresql")]:
        sys.exit(f"Det finns inget som heter {unknown[0]}. Skriv --help för att se vad som finns.")
    if unknown := [one for one in named if one not in FAULTS]:
        sys.exit(f"Det finns inget fel som heter {unknown[0]}. Välj bland: {' '.join(FAULTS)}.")
    kinds = [kind for kind in (SQLITE, POSTGRESQL) if f"--{kind}" in flags] or [SQLITE, POSTGRESQL]
    say(f"{HEAD}")
    came = []
    for one in played(named or list(FAULTS), kinds, short="--short" in flags):
        came.append(one)
        say(one.line())
    return told(came)


def played(names: list[str], kinds: list[str], *, short: bool) -> Iterator[Came]:
    """Play the faults on each database, one after the other, each on a world of its own."""
    with tempfile.TemporaryDirectory(prefix="kompassrosen-faults-") as made, ExitStack() as stack:
        folder = Path(made)
        folder.chmod(0o755)  # PostgreSQL runs as somebody else, and comes through here
        grounds = {kind: stack.enter_context(ground(kind, folder)) for kind in kinds}
        for name in names:
            for on in grounds.values():
                yield _played(name, on, folder, short=short)


def _played(name: str, on: Ground, folder: Path, *, short: bool) -> Came:
    begun = time.monotonic()
    with scene(on, name, folder, short=short) as there:
        try:
            words = FAULTS[name][1](there)
        except SkippedError as why:
            return Came(name, on.kind, told=f"hoppas över: {why}")
        except Exception as fault:  # noqa: BLE001 -- whatever it is, it is told, and the others are played
            words, failed = f"{type(fault).__name__}: {fault}"[:300], True
        else:
            failed = False
        return Came(
            fault=name,
            database=on.kind,
            acknowledged=len(acknowledged(there.writers)),
            lost=tuple(lost(there.writers, Kept(there.database, there.assessment))),
            busy=sum(one.busy for one in there.writers),
            strange=tuple(what for one in there.writers for what in one.strange),
            seconds=time.monotonic() - begun,
            told=words,
            failed=failed,
        )


def told(came: list[Came]) -> int:
    """Say what was broken, write the table beside the Makefile, and give the exit code."""
    wrong = [one for one in came if one.wrong]
    say("")
    for one in wrong:
        for what in (*one.lost[:3], *sorted(set(one.strange))[:3]):
            say(f"{FAULTS[one.fault][0]}, {one.database}: {what}")
    everything = sum(one.acknowledged for one in came)
    missing = sum(len(one.lost) for one in came)
    broken = f"{len(wrong)} av {len(came)} fel bröt ett löfte."
    say(f"{everything} bekräftade sparningar, {missing} borta. {broken}")
    data = json.dumps([asdict(one) for one in came], ensure_ascii=False, indent=2)
    BESIDE.write_text(f"{data}\n", encoding="utf-8")
    return int(bool(wrong))


def say(line: str) -> None:
    """Tell whoever runs it."""
    print(line, flush=True)  # noqa: T201 -- told to whoever runs it


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
