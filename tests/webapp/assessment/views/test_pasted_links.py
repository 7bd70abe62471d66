"""A link from a letter works as people paste it: with what stood around it in the sentence."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from flask_security.recoverable import generate_reset_password_token

from webapp.assessment.deeds.teamwork import tasks
from webapp.assessment.queries import own_assessment
from webapp.ground.store.database import db
from webapp.ground.who import Person

AROUND = ["{}.", "{}>", "<{}>", "({})", "{} ", "{}%20", "{}\u00a0", "{}),", "”{}”", "{}.)", "{}]"]


def links(world) -> dict[str, str]:
    """Give a guest's link and a link to a new password, as they stand in letters."""
    subject = own_assessment.own_assessment(world.person("samordnare"), world.assessment("Exempelby"))
    question = next(iter(subject.edition.questions))
    handed = tasks.hand_out(subject, tasks.Handing(f"question:{question}", None, "gast@demo.example"))
    person = db.session.get_one(Person, world.person("lasare"))
    with world.app.test_request_context():
        reset = generate_reset_password_token(person)
    return {"/svar/": handed.token, "/glomt-losenord/": reset}


@pytest.mark.parametrize("around", AROUND)
def test_a_link_with_a_sentence_around_it_leads_to_the_address_that_was_meant(small_world, around):
    for start, token in links(small_world).items():
        answer = small_world.browser().get(start + around.format(token).replace(" ", "%20"))

        assert (answer.status_code, answer.location) == (302, start + quote(token))


def test_a_link_as_it_stands_in_the_letter_is_opened_at_once(small_world):
    for start, token in links(small_world).items():
        assert small_world.browser().get(start + token).status_code == 200


@pytest.mark.parametrize("token", [".", "...", "finns-inte", "finns-inte."])
def test_a_link_that_never_was_is_a_page_that_is_not_there(small_world, token):
    assert small_world.browser().get(f"/inbjudan/{token}", follow_redirects=True).status_code == 404


def test_an_invitation_link_with_a_full_stop_leads_to_the_invitation(small_world):
    answer = small_world.browser().get("/inbjudan/abc_-123.")

    assert (answer.status_code, answer.location) == (302, "/inbjudan/abc_-123")
