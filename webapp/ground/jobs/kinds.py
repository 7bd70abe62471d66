"""What a file is made of: its kind, what it is about, how that stands now, and the code that makes it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeAlias

from webapp.ground import context
from webapp.ground.configuration.settings import ROOT
from webapp.ground.store import extracts
from webapp.ground.store.files import kept
from webapp.ground.words.languages import SWEDISH, speaking

if TYPE_CHECKING:
    from exports.extract import Extract

LIBRARIES = ("babel", "matplotlib", "python-docx", "xlsxwriter")
FLOORS, WRITTEN = ("webapp", "exports", "questionnaires"), (".py", ".yaml", ".toml", ".csv", ".json", ".mo")
PUBLIC: set[str] = set()
"""The kinds that anybody may ask for, without an account."""
Made: TypeAlias = "Extract | bytes | Callable[[IO[bytes]], None]"
"""Tables, a file that is ready, or what writes one that is too large to be held."""
_MAKERS: dict[str, Callable[[Mapping[str, Any], str], Made]] = {}


@dataclass(frozen=True, slots=True)
class Job:
    """A file that somebody wants and may have: who asks for it has been asked for the right already.

    `about` is plain data, and all that its maker is told: which round, and whom its reader may not see. So
    those who may read the same share a file, and nobody else comes to it. `state` is how its grounds stand.
    Files are in Swedish, whoever fetches them: they are shared, kept for later and brought back, and what is
    brought back is read by its Swedish headings.
    """

    kind: str
    about: Mapping[str, Any]
    ending: str
    state: tuple[object, ...] = ()

    @property
    def digest(self) -> str:
        """Give the digest of everything that decides what is in the file."""
        told = [self.kind, self.about, self.ending, self.state]
        written = json.dumps(told, sort_keys=True, default=str)
        return hashlib.sha256(f"{code_mark()}\n{written}".encode()).hexdigest()

    @property
    def subject(self) -> str:
        """Give the digest of what is asked for by whom may read it, however that stands."""
        written = json.dumps([self.kind, self.about, self.ending], sort_keys=True, default=str)
        return hashlib.sha256(written.encode()).hexdigest()


def maker(kind: str, *, public: bool = False) -> Callable[[Callable[[Mapping[str, Any], str], Made]], object]:
    """Register how a kind of file is made: from what it is about and its ending, as tables or ready made.

    What is `public` may be asked for by anybody, so it waits behind what people at work have asked for.
    """
    if public:
        PUBLIC.add(kind)

    def register(make: Callable[[Mapping[str, Any], str], Made]) -> object:
        _MAKERS[kind] = make
        return make

    return register


def make(job: Job, target: IO[bytes]) -> None:
    """Make a file; refusals go through: what cannot be made is refused as it is on a page."""
    with speaking(SWEDISH):
        made = _MAKERS[job.kind](job.about, job.ending)
        if isinstance(made, bytes):
            target.write(made)
        elif callable(made):
            made(target)
        else:
            extracts.write(made, job.ending, target)


def file_of(job: Job) -> Path:
    """Give the file of a job, made now if it is not there; ask when the right is sure."""
    return kept(job.digest, job.ending, partial(make, job))


@cache
def _code() -> str:
    """Give the mark of the code and the data that came with it; another version makes other files."""
    told = hashlib.sha256("".join(version(name) for name in LIBRARIES).encode())
    for floor in FLOORS:
        for path in sorted((ROOT / floor).rglob("*")):
            if path.suffix in WRITTEN:
                told.update(path.read_bytes())
    return told.hexdigest()


def code_mark() -> str:
    """Give the mark of everything but the database: of code and data, and of the editions in use."""
    known = context.kept("jobs")
    if "mark" not in known:
        editions = [one.digest for _key, one in sorted(context.shelf().editions.items())]
        known["mark"] = hashlib.sha256("".join([_code(), *editions]).encode()).hexdigest()
    return str(known["mark"])
