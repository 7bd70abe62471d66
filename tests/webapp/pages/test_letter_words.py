"""Whoever lets a letter be written is told what becomes of it: it goes, or waits, or stays in a demo."""

from __future__ import annotations

import pytest

from webapp.ground.frame import letter_words


@pytest.mark.parametrize(
    ("demo", "server", "told"),
    [
        (False, "post.example", "Inbjudan till Anna Alm är på väg till anna@kommun.example."),
        (
            False,
            "",
            (
                "Inbjudan till Anna Alm är skriven. "
                "Brevet väntar, för tjänsten har ingen e-postserver. Be driften ställa in en."
            ),
        ),
        (
            True,
            "",
            "Inbjudan till Anna Alm är skriven. I demon skickas inga brev: kansliet läser dem i utkorgen.",
        ),
    ],
)
def test_an_invitation_is_on_its_way_only_where_letters_go(app, monkeypatch, demo, server, told):
    monkeypatch.setitem(app.config, "DEMO", demo)
    monkeypatch.setitem(app.config, "MAIL_SERVER", server)

    with app.test_request_context():
        assert letter_words.invited("Anna Alm", "anna@kommun.example") == told
