"""The one server that the service is run by, tested with and measured on: gunicorn, with these settings.

    gunicorn -c python:webapp.operation.server

The application is put together once and shared by all workers; each opens its own connections. Threads wait
for the database while others count; a worker that says nothing for a minute is replaced.
"""

from __future__ import annotations

import gc
import shutil
import tempfile
from pathlib import Path
from typing import Any

from webapp.ground.configuration.settings import count_together, counters_folder, server_settings

_said = server_settings()
if _said["METRICS_TOKEN"]:
    count_together(tempfile.mkdtemp(prefix="kompassrosen-figures-"))

from webapp.operation.log import as_dict  # noqa: E402 -- what counts must know its folder first

wsgi_app = "wsgi:app"
bind = _said["BIND"]
workers = _said["WORKERS"]
worker_class = "gthread"
threads = _said["THREADS"]
preload_app = True
timeout = 60
graceful_timeout = 30
keepalive = 75  # longer than a proxy keeps its line open: it never finds it closed
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 -- no disk makes a worker wait
logconfig_dict = as_dict(_said["LOG"])


def when_ready(_server: Any) -> None:  # noqa: ANN401 -- gunicorn publishes no types
    """Let the collector of garbage leave alone what all workers share: it is the whole house, and stays."""
    gc.collect()
    gc.freeze()


def pre_fork(_server: Any, worker: Any) -> None:  # noqa: ANN401 -- as below
    """Let no worker inherit a connection that is open."""
    from webapp.ground.store.connections import hang_up  # noqa: PLC0415 -- as below

    with worker.app.wsgi().app_context():
        hang_up()


def post_fork(_server: Any, worker: Any) -> None:  # noqa: ANN401 -- gunicorn publishes no types
    """Let a new worker open connections of its own: the application was put together before it was made."""
    from webapp.ground.store.connections import leave_inherited  # noqa: PLC0415 -- the application imports it

    leave_inherited(worker.app.wsgi())


def child_exit(_server: Any, worker: Any) -> None:  # noqa: ANN401 -- as above
    """Take a worker that has ended out of the figures of what is under way; what it counted stays."""
    if counters_folder():
        from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415 -- only where it counts

        mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def on_exit(_server: Any) -> None:  # noqa: ANN401 -- as above
    """Leave no folder of figures behind."""
    if folder := counters_folder():
        shutil.rmtree(folder, ignore_errors=True)
