"""A municipality's own sign-in that runs while a test does."""

from __future__ import annotations

import pytest

from tests.support.municipal import running


@pytest.fixture
def kommun(small_world, monkeypatch):
    with running(small_world, monkeypatch) as one:
        yield one
