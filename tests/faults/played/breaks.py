"""What breaks: the server is killed, the database restarted, held or filled; two servers answer at once."""

from __future__ import annotations

import os
import random
import time
from contextlib import suppress

from pysqlite3 import dbapi2
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from tests.faults.played.scenes import SQLITE, Scene, SkippedError
from tests.faults.played.writers import let_write, writing

HOLD_LOCK = "LOCK TABLE answer IN ACCESS EXCLUSIVE MODE"


def kills(scene: Scene) -> str:
    """Kill every process of the server, again and again, in the middle of saves."""
    scene.serve()
    luck, many = random.Random(9), scene.times(20, 2)  # noqa: S311 -- when to kill is no secret
    with writing(scene.writers):
        for _ in range(many):
            let_write(scene.writers)
            time.sleep(luck.uniform(0.1, 0.6))
            scene.servers[0].kill()
            scene.servers[0].start()
        let_write(scene.writers)
    return f"{many} avbrott"


def restarts(scene: Scene) -> str:
    """Restart the database as suddenly as it can be, and in good order."""
    if scene.ground.kind == SQLITE:
        raise SkippedError("SQLite har ingen egen server att starta om")
    scene.serve()
    many = scene.times(6, 2)
    with writing(scene.writers):
        for nth in range(many):
            let_write(scene.writers)
            scene.ground.control("-m", ("immediate", "fast")[nth % 2], "restart")
            scene.ground.ensure()
        let_write(scene.writers)
    return f"{many} omstarter"


def lock(scene: Scene) -> str:
    """Hold a lock that every save needs, longer than anybody waits for it."""
    scene.serve()
    seconds = scene.times(20, 3)
    with writing(scene.writers):
        let_write(scene.writers)
        if scene.ground.kind == SQLITE:
            other = dbapi2.connect(
                scene.database.removeprefix("sqlite:///"), timeout=30, isolation_level=None
            )
            other.execute("BEGIN IMMEDIATE")
            time.sleep(seconds)
            other.close()
        else:
            engine = create_engine(scene.database)
            with engine.begin() as connection:
                connection.execute(text(HOLD_LOCK))
                time.sleep(seconds)
            engine.dispose()
        let_write(scene.writers)
    return f"{seconds} sekunder"


def two_servers(scene: Scene) -> str:
    """Let two servers answer on one database, and kill one of them now and then."""
    scene.serve(2)
    many = scene.times(4, 1)
    with writing(scene.writers):
        for nth in range(many):
            let_write(scene.writers, 5)
            scene.servers[nth % 2].kill()
            scene.servers[nth % 2].start()
        let_write(scene.writers, 5)
    return f"två servrar, {many} avbrott"


def full_disk(scene: Scene) -> str:
    """Fill the disk that the database is on, to the last byte, and make room again."""
    if not scene.ground.small:
        raise SkippedError("en liten disk går bara att montera som root")
    scene.serve()
    filler = scene.ground.disk / "filler"
    with writing(scene.writers):
        let_write(scene.writers)
        _fill(scene, filler)
        until = time.monotonic() + scene.times(12, 4)
        while time.monotonic() < until:
            _fill(scene, filler)
            if scene.ground.kind != SQLITE:
                _next_log(scene)
            time.sleep(0.5)
        filler.unlink()
        if scene.ground.kind != SQLITE:
            scene.ground.ensure()
        let_write(scene.writers)
    return f"{sum(one.busy for one in scene.writers)} fick vänta"


def _fill(scene: Scene, filler: object) -> None:
    """Take every byte that is left."""
    with suppress(OSError), open(str(filler), "ab", buffering=0) as file:  # noqa: PTH123 -- unbuffered
        while os.statvfs(scene.ground.disk).f_bavail:
            file.write(b"\0" * 65536)


def _next_log(scene: Scene) -> None:
    """Let PostgreSQL need a new piece of its log, which there is no room for."""
    engine = create_engine(scene.database, connect_args={"connect_timeout": 2})
    with suppress(DBAPIError), engine.connect() as connection:
        connection.execute(text("SELECT pg_switch_wal()"))
    engine.dispose()
