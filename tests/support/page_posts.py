"""What tests of the jury's and the nomination group's pages share: fill in and send their forms."""

from __future__ import annotations

from tests.support.choices import ranks

RANKING, DECISION = "/jury/2026/rangordning", "/jury/2026/beslut"
GROUPS = "/nomineringsgrupp/2026"


def fill(*names) -> dict[str, str]:
    return {f"rank-{who}": str(n) for who, n in ranks(*names).items()}


def form(world, role, page, field="version"):
    return world.at(role).page(page).form(field)


def send(world, role, page, data, to=""):
    return world.at(role).send("POST", to or page, data=data)


def declare(world, role, start, **sent):
    token = form(world, role, f"{start}/jav", "conflict")["csrf_token"]
    return send(world, role, f"{start}/jav", {"csrf_token": token, **sent})
