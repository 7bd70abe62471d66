"""The whole demo as `make run` makes it, loaded once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import SECRET
from tests.support.browsing import PageWorld
from tests.support.sharing import made_once
from tests.support.worlds import put_together
from webapp import demo as demo_webapp
from webapp.ground.store.database import db


@pytest.fixture(scope="session")
def whole_template(shared):
    """Load the whole demo once."""
    return made_once(shared / "whole-demo.sqlite", _load_all)


def _load_all(path: Path) -> None:
    from flask_migrate import upgrade  # noqa: PLC0415 -- slow, and only these tests need it

    app = put_together(f"sqlite:///{path}", SECRET)
    with app.app_context():
        upgrade()
        assert demo_webapp.load()
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def demo(whole_template, tmp_path):
    """Give the whole demo as `make run` makes it."""
    path = tmp_path / "demo.sqlite"
    shutil.copy(whole_template, path)
    world = PageWorld(f"sqlite:///{path}", SECRET)
    with world.app.app_context():
        yield world
        world.close()
