"""A look through a file for harmful code, by the clamd of the settings: its own protocol, over a socket."""

from __future__ import annotations

import logging
import socket
from pathlib import Path

from webapp.ground import context

log = logging.getLogger(__name__)

UNNEEDED, CLEAN, HARMFUL, UNSEEN = "unneeded", "clean", "harmful", "unseen"
PIECE, SECONDS, MOST_SAID = 1 << 16, 30, 4096


def look_through(path: Path) -> str:
    """Tell whether a file is clean or harmful; unseen where the scanner cannot be reached or cannot tell."""
    address = context.scanner()
    if not address:
        return UNNEEDED
    try:
        said = _asked(address, path)
    except OSError:
        log.warning("scanner.unreachable", exc_info=True)
        return UNSEEN
    if said.endswith(b"OK"):
        return CLEAN
    if said.endswith(b"FOUND"):
        return HARMFUL
    log.warning("scanner.unclear", extra={"said": said.decode("ascii", "replace")})
    return UNSEEN


def _asked(address: str, path: Path) -> bytes:
    """Send a file in pieces, each after its length, and hear the answer."""
    with _opened(address) as line, path.open("rb") as file:
        line.sendall(b"zINSTREAM\0")
        while piece := file.read(PIECE):
            line.sendall(len(piece).to_bytes(4, "big") + piece)
        line.sendall((0).to_bytes(4, "big"))
        said = b""
        while not said.endswith(b"\0") and len(said) < MOST_SAID and (piece := line.recv(MOST_SAID)):
            said += piece
    return said.rstrip(b"\0\n")


def _opened(address: str) -> socket.socket:
    """Open a line to "/run/clamav/clamd.ctl", or to "clamav:3310"."""
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        try:
            line.connect(address)
        except OSError:
            line.close()
            raise
        return line
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)
