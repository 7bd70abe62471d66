"""Letters go over lines that are made safe, or they wait."""

from __future__ import annotations

import ssl

import pytest
import trustme
from sqlalchemy import delete

from tests.support.mail import serving, write
from webapp.ground.mail import delivery
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db


@pytest.fixture
def safe_server(world, tmp_path, monkeypatch):
    """Give a mail server whose line STARTTLS makes safe, and a way to trust it."""
    db.session.execute(delete(Letter))
    db.session.commit()
    authority, safe = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(safe)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    with serving(safe) as server:
        world.app.config.update(server.settings)
        yield server, lambda: monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))


def test_a_letter_goes_over_a_line_that_starttls_has_made_safe(safe_server):
    server, trust = safe_server
    trust()
    write("a@kommun.example")

    posted = delivery.post_all()

    assert (posted.sent, posted.silent, server.made_safe) == (1, "", 1)
    assert server.receivers == ["a@kommun.example"]


def test_a_server_that_is_not_known_gets_no_letter_and_the_letter_waits(safe_server):
    server, trust = safe_server
    write("a@kommun.example")

    posted = delivery.post_all()

    assert (posted.sent, server.made_safe, server.receivers) == (0, 0, [])
    assert posted.silent.startswith("SSLCertVerificationError")
    trust()
    assert delivery.post_all().sent == 1


def test_a_server_without_starttls_gets_no_letter(server, world):
    world.app.config["MAIL_TLS"] = "starttls"
    write("a@kommun.example")

    posted = delivery.post_all()

    assert (posted.sent, server.receivers) == (0, [])
    assert posted.silent.startswith("SMTPNotSupportedError")
