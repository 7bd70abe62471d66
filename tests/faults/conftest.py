"""What must survive is tested as it is run: the database answers only when its disk has what was written."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.conftest import wait_for_disk


@pytest.fixture(scope="module", autouse=True)
def on_disk(postgresql: str) -> Iterator[None]:
    if "TEST_DATABASE_URL" in os.environ:
        yield
        return
    wait_for_disk(postgresql, "on")
    yield
    wait_for_disk(postgresql, "off")
