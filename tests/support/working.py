"""A worker beside the server, in a process of its own, or as the test itself does its work."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from webapp.ground.configuration.settings import ROOT
from webapp.ground.jobs import line, worker
from webapp.ground.store.database import only_looking

RUN = """
import sys
from tests.support.worlds import settings
from webapp import create_app
app = create_app({**settings(sys.argv[1], sys.argv[2]), "TESTING": False, "FILES": sys.argv[3]})
with app.app_context():
    from webapp.ground.jobs.worker import Worker
    one = Worker()
    print("ready", flush=True)
    one.run()
"""


@contextmanager
def working(world, secret: str, run: str = RUN) -> Iterator[subprocess.Popen[str]]:
    """Let a worker run on a world's database until the test is done with it."""
    told = [world.app.config["SQLALCHEMY_DATABASE_URI"], secret, world.app.config["FILES"]]
    process = subprocess.Popen(  # noqa: S603 -- our own words
        [sys.executable, "-c", run, *told], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def await_worker(longest: float = 60) -> None:
    """Wait until the worker has shown itself, without holding what it waits for."""
    until = monotonic() + longest
    while not _is_there():
        assert monotonic() < until
        sleep(0.05)


def _is_there() -> bool:
    with only_looking():
        return line.worker_is_there()


def make_next() -> bool:
    """Do what a worker does with the next job, here and now; tell whether there was one."""
    taken = line.take()
    if taken is None:
        return False
    worker._make(taken)
    line.finish(taken.id)
    return True
