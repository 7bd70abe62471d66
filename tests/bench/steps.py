"""What a step of a round costs that is refused, beside the page that shows what is missing for it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from tests.bench.measuring import Measure, compared
from tests.bench.requests import field_of, signed_in
from tests.bench.served import Served

STEPS, PRESSED = "/kansli/2026/steg", 40
REFUSED = 409


def refusing(server: Served) -> Measure:
    """Compare a step that is asked for before its time, and refused, with the page it is asked for on."""
    cookie = signed_in(server, "kansli@demo.example")[0]
    page = server.ask("GET", STEPS, Cookie=cookie)[2].decode()
    typed = urlencode({name: field_of(page, name) for name in ("csrf_token", "seen")} | {"why": ""})
    pressed: list[Any] = [("POST", STEPS, typed, {"Cookie": cookie})] * PRESSED
    shown: list[Any] = [("GET", STEPS, "", {"Cookie": cookie})] * PRESSED
    server.cost(pressed[:1], REFUSED)
    return compared(
        "Neka ett steg mot att visa sidan, processortid",
        1.5,
        lambda: server.cost(pressed, REFUSED),
        lambda: server.cost(shown),
    )
