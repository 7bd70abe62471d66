import os

import pytest
from sqlalchemy import delete

from tests.support.mail import serving
from webapp.ground.configuration import settings as setting_configuration
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db


@pytest.fixture
def server(world):
    """Give a mail server that the application sends to, and an empty outbox."""
    yield from _sent_to(world)


@pytest.fixture
def small_server(small_world):
    """Give the same for the world on SQLite alone."""
    yield from _sent_to(small_world)


def _sent_to(world):
    db.session.execute(delete(Letter))
    db.session.commit()
    with serving() as server:
        world.app.config.update(server.settings)
        yield server


@pytest.fixture
def bare_environment(monkeypatch, tmp_path):
    """Let a test see an environment without any setting of ours but the name of the host."""
    for name in [
        name for name in os.environ if name.startswith("KOMPASSROSEN_") or name == "FLASK_RUN_FROM_CLI"
    ]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(setting_configuration, "INSTANCE", tmp_path)
    monkeypatch.setenv("KOMPASSROSEN_TRUSTED_HOSTS", "kompassrosen.example")
