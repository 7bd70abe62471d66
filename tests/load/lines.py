"""Lines to the server, kept as a proxy in front of it keeps them: as many as are needed, used in turn."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress

PATIENCE = 60.0
"""Seconds until somebody gives up."""


class Lines:
    """Free lines to a port of this machine."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._free: deque[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = deque()

    async def ask(self, request: bytes) -> tuple[int, dict[str, str], bytes]:
        """Send a request on a free line, or a new one; give the status, the headers and the body."""
        async with asyncio.timeout(PATIENCE):
            while self._free:
                line = self._free.popleft()
                if not line[0].at_eof():
                    return await self._on(line, request)
                line[1].close()
            return await self._on(await asyncio.open_connection("127.0.0.1", self.port), request)

    async def _on(
        self, line: tuple[asyncio.StreamReader, asyncio.StreamWriter], request: bytes
    ) -> tuple[int, dict[str, str], bytes]:
        reader, writer = line
        try:
            writer.write(request)
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            headers = {name.lower(): value for name, _, value in (one.partition(": ") for one in head[1:])}
            body = await reader.readexactly(int(headers.get("content-length", 0)))
        except BaseException:
            writer.close()
            raise
        if headers.get("connection", "").lower() == "close":
            writer.close()
        else:
            self._free.append(line)
        return int(head[0].split(" ")[1]), headers, body

    async def close(self) -> None:
        """Hang up."""
        for _reader, writer in self._free:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()
        self._free.clear()
