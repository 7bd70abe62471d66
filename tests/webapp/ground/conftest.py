import pytest
from sqlalchemy import delete

from tests.support.mail import serving
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db


@pytest.fixture
def server(world):
    """Give a mail server that the application sends to, and an empty outbox."""
    db.session.execute(delete(Letter))
    db.session.commit()
    with serving() as server:
        world.app.config.update(server.settings)
        yield server
