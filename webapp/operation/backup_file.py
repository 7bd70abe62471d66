"""The file of a backup: a zip file of rows and files, with a manifest that says what is in it.

Rows are lines of JSON, a file a table, alike for both databases: what SQLite held can be restored into
PostgreSQL, and no tool of a database's own version is needed. The manifest has the migration they are of, and
the digest and number of everything; it is written last, so that a file without one was never whole.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any, Self

FORM = 1
"""The form of these files; one of a higher number was written by a newer service."""
MANIFEST, ROWS, FILES, KEY = "manifest.json", "rows/", "files/", "secret-key"
PIECE = 1 << 20


class BackupError(Exception):
    """A backup that cannot be made or restored; the sentence says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is in one file of it: its digest, and how many rows or bytes; of rows also the columns."""

    sha256: str
    count: int
    columns: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Manifest:
    """What a backup is of: when it was made, by which version, of which migration, and with which key."""

    made_at: str
    version: str
    migration: str
    database: str
    key: str
    form: int = FORM
    parts: dict[str, Part] = field(default_factory=dict)

    @property
    def tables(self) -> dict[str, Part]:
        """Give the parts that hold rows, by table."""
        return {name.removeprefix(ROWS): part for name, part in self.parts.items() if name.startswith(ROWS)}

    @property
    def rows(self) -> int:
        """Count all rows."""
        return sum(part.count for part in self.tables.values())

    @property
    def files(self) -> dict[str, Part]:
        """Give the parts that are files, by name."""
        return {name.removeprefix(FILES): part for name, part in self.parts.items() if name.startswith(FILES)}


class Writer:
    """Writes a backup, part by part, and its manifest when all of them are there."""

    def __init__(self, target: IO[bytes], manifest: Manifest) -> None:
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED)
        self.manifest = manifest

    def add_rows(self, table: str, columns: list[str], rows: Iterable[list[Any]]) -> None:
        """Write the rows of a table."""
        count, digest = 0, hashlib.sha256()
        with self._zip.open(ROWS + table, "w", force_zip64=True) as part:
            for row in rows:
                line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
                digest.update(line)
                part.write(line)
                count += 1
        self.manifest.parts[ROWS + table] = Part(digest.hexdigest(), count, columns)

    def add_file(self, name: str, content: IO[bytes]) -> None:
        """Write a file."""
        size, digest = 0, hashlib.sha256()
        with self._zip.open(name, "w", force_zip64=True) as part:
            while piece := content.read(PIECE):
                digest.update(piece)
                part.write(piece)
                size += len(piece)
        self.manifest.parts[name] = Part(digest.hexdigest(), size)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, fault: object, *_more: object) -> None:
        """Write the manifest, unless something went wrong."""
        with self._zip:
            if fault is None:
                told = json.dumps(asdict(self.manifest), ensure_ascii=False, indent=1)
                self._zip.writestr(MANIFEST, told)


class Reader:
    """Reads a backup; nothing of it is trusted before `check`."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._zip = archive
        self.manifest = _manifest(archive)

    def check(self) -> None:
        """Read all of it once, and refuse what is not as the manifest says; raises BackupError."""
        found = set(self._zip.namelist()) - {MANIFEST}
        if found != set(self.manifest.parts):
            raise BackupError(f"Kopian har inte de delar som den ska: {_named(found, self.manifest)}.")
        for name, part in self.manifest.parts.items():
            if self._digest(name) != part.sha256:
                raise BackupError(f"Delen {name} i kopian är skadad. Ta en annan kopia.")

    def _digest(self, name: str) -> str:
        with self._zip.open(name) as part:
            return hashlib.file_digest(part, "sha256").hexdigest()  # type: ignore[arg-type]  # it reads alike

    def rows(self, table: str) -> Iterator[list[Any]]:
        """Read the rows of a table, one at a time."""
        with self._zip.open(ROWS + table) as part:
            for line in part:
                yield json.loads(line)

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        """Open a file of it."""
        with self._zip.open(name) as part:
            yield part


@contextmanager
def opened(path: Path) -> Iterator[Reader]:
    """Open a backup; raises BackupError for what is none, or is of a newer form."""
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise BackupError(f"Filen {path} finns inte. Kontrollera namnet.") from None
    except (zipfile.BadZipFile, OSError):
        raise BackupError(f"Filen {path} är ingen säkerhetskopia, eller är inte hel.") from None
    with archive:
        try:
            yield Reader(archive)
        except (zipfile.BadZipFile, EOFError) as error:
            raise BackupError(f"Filen {path} är skadad. Ta en annan kopia.") from error


def digest_of(path: Path) -> str:
    """Give the digest of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    try:
        told = json.loads(archive.read(MANIFEST))
        if told["form"] > FORM:
            raise BackupError(_newer(told["version"]))
        parts = {name: Part(**part) for name, part in told.pop("parts").items()}
        return Manifest(**told, parts=parts)
    except (KeyError, TypeError, ValueError, zipfile.BadZipFile) as error:
        raise BackupError("Filen är ingen säkerhetskopia från Kompassrosen, eller är inte hel.") from error


def _named(found: set[str], manifest: Manifest) -> str:
    return ", ".join(sorted(found ^ set(manifest.parts))[:5])


def _newer(version: str) -> str:
    return f"Kopian är gjord av en nyare version ({version}). Installera den och återställ med den."
