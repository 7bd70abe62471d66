"""The server's settings: what its workers have in common is made once, and nobody goes through it again."""

from __future__ import annotations

import gc
from types import SimpleNamespace

from tests.bench.served import bare_app
from webapp.operation import server


def test_the_collector_of_garbage_leaves_alone_what_the_workers_share():
    made = [[one] for one in range(1000)]
    before = gc.get_freeze_count()

    server.when_ready(None)

    assert gc.get_freeze_count() - before > len(made)


def test_no_worker_inherits_an_open_connection_of_the_bare_reference_either(tmp_path):
    bare = bare_app(f"sqlite:///{tmp_path / 'bare.sqlite'}")
    with bare.app_context():
        engine = bare.extensions["sqlalchemy"].engine
    engine.connect().close()
    kept = engine.pool

    server.pre_fork(None, SimpleNamespace(app=SimpleNamespace(wsgi=lambda: bare)))

    assert (kept.checkedin(), engine.pool.checkedin()) == (0, 0)
