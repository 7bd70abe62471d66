"""The server's settings: what its workers have in common is made once, and nobody goes through it again."""

from __future__ import annotations

import gc

from webapp.operation import server


def test_the_collector_of_garbage_leaves_alone_what_the_workers_share():
    made = [[one] for one in range(1000)]
    before = gc.get_freeze_count()

    server.when_ready(None)

    assert gc.get_freeze_count() - before > len(made)
