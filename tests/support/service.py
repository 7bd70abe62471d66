"""The service on a free port of this machine, by the server that `make run` starts."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread
from typing import Any

from flask import Flask
from waitress import create_server, wasyncore


class Service:
    """An application that answers on a port of its own until it is closed."""

    def __init__(self, app: Flask, threads: int = 8) -> None:
        self._sockets: dict[int, Any] = {}
        self._server = create_server(
            app,
            map=self._sockets,
            host="127.0.0.1",
            port=0,
            threads=threads,
            ident=None,
            clear_untrusted_proxy_headers=False,
        )
        self.port: int = self._server.effective_port
        self._thread = Thread(target=self._server.run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Let what is being answered be answered, then close the port."""
        self._server.task_dispatcher.shutdown()
        with suppress(OSError):  # the loop was awake, and has closed before it could be woken
            self._server.trigger.pull_trigger(lambda: wasyncore.close_all(self._sockets))
        self._thread.join(10)
