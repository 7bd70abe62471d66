"""A worker is killed in the middle of a workbook: whoever waits for it gets it, and saving goes on."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from functools import partial
from html import unescape

from sqlalchemy import create_engine, text

from tests.faults.journal import PATIENCE
from tests.faults.played.scenes import Scene
from tests.faults.played.writers import let_write, writing
from tests.faults.serving import ROOT, Visitor

BOOK = "/jury/2026/arbetsbok"
BEGUN = "SELECT coalesce(sum(tries), 0) FROM job WHERE kind = 'jury'"
"""How often a worker has begun a workbook."""
AGAIN = re.compile(rf'({BOOK}\?[^"]+)"')
MADE, LATER = 200, 202


def worker_killed(scene: Scene) -> str:
    """Kill the worker and its child as soon as it has begun, start another, and fetch the workbook."""
    scene.serve()
    juror = Visitor(scene.servers[0].port, "jury")
    worker = _worker(scene)
    try:
        with writing(scene.writers):
            let_write(scene.writers)
            _until(lambda: _shown(scene), "Arbetaren syns inte.")
            address = _asked(juror)
            many = scene.times(2, 1)
            for nth in range(many):
                _until(partial(_begun, scene, nth + 1), "Ingen bok börjades.")
                _kill(worker)
                worker = _worker(scene)
            body = _fetched(juror, address)
            let_write(scene.writers)
    finally:
        _kill(worker)
        juror.connection.close()
    sheets = len([one for one in zipfile.ZipFile(io.BytesIO(body)).namelist() if "worksheets/sheet" in one])
    return f"{many} avbrott, bok med {sheets} blad"


def _worker(scene: Scene) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "worker"]
    environment = scene.servers[0].environment
    with (scene.folder / "worker.log").open("ab") as log:
        return subprocess.Popen(  # noqa: S603 -- our own words
            command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
        )


def _kill(worker: subprocess.Popen[bytes]) -> None:
    """Kill a worker and what it has made of itself."""
    if worker.poll() is None:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait(20)


def _shown(scene: Scene) -> bool:
    return _count(scene, "SELECT count(*) FROM worker") > 0


def _begun(scene: Scene, many: int) -> bool:
    return _count(scene, BEGUN) >= many


def _asked(juror: Visitor) -> str:
    """Ask for the workbook; give the address that asks for the same once more."""
    status, body = juror.ask("GET", BOOK)
    found = AGAIN.search(unescape(body.decode()))
    if status != LATER or not found:
        raise RuntimeError(f"{BOOK} svarade {status} och sade inte var boken kommer.")
    return found[1]


def _count(scene: Scene, question: str) -> int:
    engine = create_engine(scene.database)
    with engine.connect() as connection:
        found = int(connection.execute(text(question)).scalar_one())
    engine.dispose()
    return found


def _fetched(juror: Visitor, address: str) -> bytes:
    """Ask for the workbook until it is there, as its page does."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        status, body = juror.ask("GET", address)
        if status == MADE:
            return body
        if status != LATER:
            raise RuntimeError(f"{BOOK} svarade {status}.")
        time.sleep(1)
    raise TimeoutError("Arbetsboken blev aldrig klar.")


def _until(there: Callable[[], bool], sentence: str) -> bool:
    until = time.monotonic() + 120
    while not there():
        if time.monotonic() > until:
            raise TimeoutError(sentence)
        time.sleep(0.01)
    return True
