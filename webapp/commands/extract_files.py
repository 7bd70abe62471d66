"""What leaves the service written to files by a command: whole or not at all, and said in one line a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from webapp.commands.terminal import fail
from webapp.ground.refusals import Refusal
from webapp.ground.store import extracts

if TYPE_CHECKING:
    from exports.extract import Extract

ENDINGS = ("xlsx", "csv", "json")


def ending_of(path: Path, known: Sequence[str] = ENDINGS) -> str:
    """Tell the form that a file's name asks for; end where there is no such form."""
    ending = path.suffix.removeprefix(".").lower()
    if ending not in known:
        told = ", ".join(f".{one}" for one in known)
        fail(f"Filen {path} slutar inte på någon av {told}. Ändelsen väljer formen; ge filen en av dem.")
    return ending


def write_extract(extract: Extract, path: Path) -> None:
    """Write an extract to a file; as CSV each further table to a file of its own beside it."""
    ending = ending_of(path)
    write_file(path, lambda target: extracts.write(extract, ending, target))
    if ending == "csv":
        for key in extracts.further_tables(extract):
            beside = path.with_name(f"{path.stem}-{key}{path.suffix}")
            write_file(beside, partial(extracts.write_table, extract, key))


def write_file(path: Path, fill: Callable[[IO[bytes]], object]) -> None:
    """Write a file whole, and say so; a refusal leaves what was there before."""
    begun = path.with_name(f"{path.name}.begun")
    with refusals(path):
        try:
            with begun.open("wb") as target:
                fill(target)
            begun.replace(path)
        finally:
            begun.unlink(missing_ok=True)
    click.echo(f"{path} är skriven.")


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """End with exit code 1 where something is refused, or a file cannot be written."""
    try:
        yield
    except Refusal as refusal:
        fail(f"{refusal.sentence} {refusal.remedy}".strip())
    except OSError as error:
        fail(f"Filen {path} gick inte att skriva: {error.strerror}. Kontrollera mappen.")
