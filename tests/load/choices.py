"""What whoever plays the evening may choose, by flags or by the environment, told in Swedish."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SIZES = {"national": 290, "small": 12}
FEWEST, MOST = 8, 290
HELP = """make load spelar kvällen före sista dagen: inloggade samordnare sparar svar och läser sidor, i en
egen process. Anropen kommer efter klockan, inte efter svaren, och varje sparning som servern har bekräftat
skrivs i en journal. Efteråt jämförs varje rad i journalen med databasen. Slutkod 1 om något bekräftat saknas
eller något svar var ett fel.

  RATE=120 MINUTES=20 make load          eller  python -m tests.load --rate 120 --minutes 20

  --rate      RATE       anrop i sekunden, 80 % sparningar och 20 % sidor (annars {rate})
  --minutes   MINUTES    hur länge, i minuter; 0.2 går också (annars {minutes})
  --size      SIZE       national (290 kommuner, annars det), small (12, för att prova) eller 8 till 290
  --steps     STEPS      1 letar efter den högsta takt som har p95 ≤ 250 ms, från RATE; MINUTES för varje takt
  --jurors    JURORS     så många ledamöter hämtar arbetsböcker, gjorda på nytt varje gång, medan andra sparar
  --folder    FOLDER     en mapp som landet sparas i, så att det inte läses in nästa gång; ta bort den när
                         versionen har bytts
  --database  DATABASE   en databas som redan har landet, i stället för en egen PostgreSQL; dess nyckel står i
                         KOMPASSROSEN_SECRET_KEY
  --address   ADDRESS    en server som redan är igång här, till exempel 127.0.0.1:8000; kräver DATABASE
  --help                 visar det här

Utan ADDRESS startas servern som README rekommenderar, med två processer, och en arbetare bredvid. Siffrorna
skrivs också i load.json. I ett land med 49 kommuner har juryn sju nominerade:

  SIZE=49 JURORS=3 RATE=25 MINUTES=2 make load
"""


@dataclass(frozen=True, slots=True)
class Choices:
    """How the evening is played."""

    rate: float = 60
    minutes: float = 1
    many: int = SIZES["national"]
    steps: bool = False
    jurors: int = 0
    folder: str = ""
    database: str = ""
    port: int = 0


class ChoiceError(Exception):
    """What cannot be chosen, in a sentence with its remedy."""


def read(words: Sequence[str], said: Mapping[str, str] = os.environ) -> Choices:
    """Read the flags, and where there is none the environment."""
    told = _flags(words)
    given = {name: told.get(name, said.get(name.upper(), "")) for name in _READ}
    read_ = {field: _one(name, given[name]) for name, (field, _way) in _READ.items() if given[name]}
    if "port" in read_ and "database" not in read_:
        raise ChoiceError(
            "ADDRESS kräver DATABASE: utan databasen går det inte att se att inget är borta efteråt. "
            "Skriv samma adress som servern har i KOMPASSROSEN_DATABASE_URL."
        )
    return Choices(**read_)  # type: ignore[arg-type]  # each is read by its own way below


def help_text() -> str:
    """Tell what can be chosen, with what holds if nothing is."""
    return HELP.format(rate=round(Choices().rate), minutes=round(Choices().minutes))


def asked_for_help(words: Sequence[str]) -> bool:
    """Tell whether somebody only wants to know."""
    return any(word in ("--help", "-h") for word in words)


def _flags(words: Sequence[str]) -> dict[str, str]:
    """Read "--rate 60" and "--rate=60"."""
    found: dict[str, str] = {}
    left = list(words)
    while left:
        name, _equals, value = left.pop(0).partition("=")
        if name.removeprefix("--") not in _READ or not name.startswith("--"):
            raise ChoiceError(
                f"Det finns inget som heter {name}. Välj bland: {', '.join(_READ)}, eller --help."
            )
        if not _equals and not left:
            raise ChoiceError(f"{name} saknar sitt värde. Skriv till exempel: --rate 60")
        found[name.removeprefix("--")] = value if _equals else left.pop(0)
    return found


def _one(name: str, value: str) -> object:
    try:
        return _READ[name][1](value)
    except ValueError as error:
        raise ChoiceError(f"{name.upper()} är ”{value}”. {error}") from error


def _positive(value: str) -> float:
    try:
        number = float(value.replace(",", "."))
    except ValueError:
        number = 0
    if not 0 < number < float("inf"):
        raise ValueError("Skriv ett tal större än 0, till exempel 60 eller 0.5.")
    return number


def _many(value: str) -> int:
    if value in SIZES:
        return SIZES[value]
    if value.isdigit() and FEWEST <= int(value) <= MOST:
        return int(value)
    raise ValueError(f"Skriv national, small eller ett tal från {FEWEST} till {MOST}.")


def _count(value: str) -> int:
    if value.isdigit() and int(value) <= 3:
        return int(value)
    raise ValueError("Skriv 0, 1, 2 eller 3: så många sitter i demons jury.")


def _port(value: str) -> int:
    host, _colon, port = value.removeprefix("http://").rstrip("/").partition(":")
    if host in ("127.0.0.1", "localhost") and port.isdigit() and 0 < int(port) < 65536:
        return int(port)
    raise ValueError("Demokonton loggar bara in från samma dator: skriv till exempel 127.0.0.1:8000.")


def _folder(value: str) -> str:
    return str(Path(value).absolute())


_READ: dict[str, tuple[str, Callable[[str], object]]] = {
    "rate": ("rate", _positive),
    "minutes": ("minutes", _positive),
    "size": ("many", _many),
    "steps": ("steps", lambda value: value not in ("0", "")),
    "jurors": ("jurors", _count),
    "folder": ("folder", _folder),
    "database": ("database", str),
    "address": ("port", _port),
}
"""What each is called as a flag, which field it fills, and how it is read."""


def chosen(words: Sequence[str]) -> Choices:
    """Read what is chosen, or say what is wrong and end."""
    if asked_for_help(words):
        print(help_text(), end="")  # noqa: T201 -- told to whoever runs it
        sys.exit(0)
    try:
        return read(words)
    except ChoiceError as error:
        sys.exit(str(error))
