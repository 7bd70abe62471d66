"""One rule for e-mail addresses: typed in an invitation, read in from a table, or given to a guest."""

from __future__ import annotations

from werkzeug.datastructures import MultiDict

from tests.support.rounds import begun, tried
from webapp.assessment.deeds.teamwork.tasks import Handing, hand_out
from webapp.assessment.models.teamwork import Task
from webapp.assessment.queries import own_assessment
from webapp.ground.refusals import InvalidError
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db
from webapp.people.forms.invitations import InvitationForm

WRITTEN = {
    "anna.ek@malmö.se": "anna.ek@malmö.se",
    "ANNA@LUND.EXAMPLE": "anna@lund.example",
    "anna&bo@lund.example": "anna&bo@lund.example",
    "anna%bo@lund.example": "anna%bo@lund.example",
}
"""What is taken, and how it is kept."""
REFUSED = (
    "åsa@lund.example",
    "Anna Ek <anna@lund.example>",
    "mailto:anna@lund.example",
    "anna@lund.example;",
    "anna@lund.example, bo@lund.example",
    "anna@lund",
    "anna@lund..se",
    "anna.@lund.example",
    ".anna@lund.example",
    "anna@-lund.example",
    "anna@lund_.example",
    "a@b.c1",
    "anna@192.168.0.1",
    "anna’s@lund.example",
    "anna@lund.example?subject=x",
    "anna@lund.example#",
    "anna@l\u0443nd.example",
)


def in_invitation(address: str) -> str:
    form = {"email": address, "name": "Anna Ek", "role": COORDINATOR, "municipality": "1"}
    read = InvitationForm([COORDINATOR], MultiDict(form))
    return "" if "email" in read.faults else read.email.data


def in_table(world, award_round, address: str) -> str:
    quoted = f'kommun;kontaktperson;e-post\nNacka;Anna Ek;"{address}"\n'
    draft = tried(world, award_round, quoted.encode())
    refused = any(f"{address}” är ingen e-postadress" in str(fault) for fault in draft.faults)
    return "" if refused else draft.participants[0].email


def to_guest(world, address: str) -> str:
    own = own_assessment.own_assessment(world.person("samordnare"), world.assessment("Exempelby"))
    question = own.edition.areas[0].subareas[0].questions[0].id
    try:
        handed = hand_out(own, Handing(f"question:{question}", None, address))
    except InvalidError as refused:
        return "" if set(refused.faults) == {"email"} else str(refused.faults)
    return db.session.get_one(Task, handed.task_id).email


def test_an_address_is_kept_alike_or_refused_alike_wherever_it_is_written(small_world):
    award_round = begun(small_world, "2021", ())
    ways = (
        in_invitation,
        lambda address: in_table(small_world, award_round, address),
        lambda address: to_guest(small_world, address),
    )

    kept = {address: tuple(way(address) for way in ways) for address in (*WRITTEN, *REFUSED)}

    assert kept == {address: (WRITTEN.get(address, ""),) * 3 for address in kept}
