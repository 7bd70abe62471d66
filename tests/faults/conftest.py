"""What must survive is tested as it is run: the database answers only when its disk has what was written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import own_server, template_on


@pytest.fixture(scope="session")
def waits() -> bool:
    """Let SQLite wait for its disk too."""
    return True


@pytest.fixture(scope="session")
def postgresql(shared: Path) -> Iterator[str]:
    """Give the address of a server that waits for its disk, as every server does unless told otherwise."""
    if named := os.environ.get("TEST_DATABASE_URL"):
        yield named
        return
    with own_server(shared, "durable") as address:
        yield address


@pytest.fixture(scope="session")
def postgresql_template(postgresql: str, shared: Path) -> str:
    return template_on(postgresql, shared / "durable-template")
