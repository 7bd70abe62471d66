"""The whole demo as `make run` makes it, loaded once."""

from __future__ import annotations

import shutil

import pytest

from tests.conftest import SECRET
from tests.support.browsing import PageWorld
from tests.webapp.conftest import files_of


@pytest.fixture
def demo(whole_template, tmp_path):
    """Give the whole demo as `make run` makes it."""
    path = tmp_path / "demo.sqlite"
    shutil.copy(whole_template, path)
    world = PageWorld(f"sqlite:///{path}", SECRET)
    world.app.config["FILES"] = str(shutil.copytree(files_of(whole_template), tmp_path / "files"))
    with world.app.app_context():
        yield world
        world.close()
