"""The letters about who takes part: what it is about and a link, never what anybody has answered."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from sqlalchemy import delete, select

from webapp.ground.calendar import clock
from webapp.ground.mail import outbox
from webapp.ground.mail.models import Letter
from webapp.ground.mail.occasions import Occasion, To, to
from webapp.ground.roles import (
    CERTIFIER,
    CONTRIBUTOR,
    COORDINATOR,
    EVALUATOR,
    JUROR,
    NOMINATOR,
    OFFICER,
    READER,
    REVIEWER,
)
from webapp.ground.store.database import db
from webapp.ground.who import Municipality, Person
from webapp.ground.words.languages import speaking
from webapp.people.events import INVITATION_SENT, INVITATION_SENT_AGAIN
from webapp.people.models.invitations import Invitation
from webapp.people.queries.invitations import invitation_texts
from webapp.people.queries.invitations.open_invitations import key_of
from webapp.people.queries.people import coordinators, language_of
from webapp.rounds.models.rounds import Round


def what_it_is(role: str, place: str) -> str:
    """Say in one clause what an invitation invites to; an officer without a place is the first of all."""
    if role == OFFICER and not place:
        return _("arbeta i kansliet och göra den första omgången")
    in_a_round = {
        EVALUATOR: _("utvärdera kommuner i %(place)s", place=place),
        REVIEWER: _("kvalitetsgranska utvärderingar i %(place)s", place=place),
        JUROR: _("vara ledamot i juryn för %(place)s", place=place),
        NOMINATOR: _("läsa och rangordna nomineringar i %(place)s", place=place),
        OFFICER: _("arbeta i kansliet för %(place)s", place=place),
    }
    at_home = {
        COORDINATOR: _("samordna svaren för %(place)s", place=place),
        CONTRIBUTOR: _("svara på frågor för %(place)s", place=place),
        CERTIFIER: _("läsa och intyga svaren för %(place)s", place=place),
        READER: _("läsa svaren för %(place)s", place=place),
    }
    return {**in_a_round, **at_home}[role]


def inviter_of(row: Invitation) -> str:
    """Name who invites; the first officer is invited by those who run the service."""
    return db.session.get_one(Person, row.invited_by_id).name if row.invited_by_id else _("Driften")


def write_invitation(row: Invitation, place: str, token: str) -> None:
    """Write the letter with an invitation's link; one with an older link is not sent any more."""
    forget_invitation(row)
    if row.to_contact and row.round is not None:
        _write_to_contact(row, row.round, place, token)
        return
    where: dict[str, Any] = {"round_id": row.round_id, "municipality_id": row.municipality_id}
    about = {"thing": f"invitation:{row.id}", "once": f"{row.id}:{row.times}", **where}
    INVITATION.write(lambda: [To(row.email, row.name, said=_said(row, place, token), **about)])


def _said(row: Invitation, place: str, token: str) -> dict[str, str]:
    return {
        "inviter": inviter_of(row),
        "work": what_it_is(row.role, place),
        "warning": _warning(row),
        "place": place or _("kansliet"),
        "token": token,
    }


def _write_to_contact(row: Invitation, award_round: Round, place: str, token: str) -> None:
    """Write to a participant's contact in the office's own words, as they are now."""
    with speaking(language_of(row.email)):
        subject, text = invitation_texts.subject(award_round, place), _to_contact(row, award_round, place)
    outbox.write(
        key_of(row),
        row.email,
        subject,
        text,
        f"/inbjudan/{token}",
        secret=True,
        round_id=row.round_id,
        municipality_id=row.municipality_id,
        occasion=INVITATION.name,
        thing=f"invitation:{row.id}",
    )


def _to_contact(row: Invitation, award_round: Round, place: str) -> str:
    """Write to a participant's contact in the office's own words, as they are now."""
    has_account = db.session.scalar(select(Person.id).where(Person.email == row.email)) is not None
    kind = invitation_texts.JOINS_AGAIN if has_account else invitation_texts.JOINS
    addressee = invitation_texts.Addressee(row.name, place, inviter_of(row), kind)
    words = invitation_texts.words_of(award_round.id)
    return invitation_texts.letter_text(words.text, award_round, addressee)


def _warning(row: Invitation) -> str:
    """Say to whoever is to come into an office what it means to be one of two."""
    if row.role != OFFICER or row.round_id is None:
        return ""
    warning = _(
        "Det som inte går att ångra görs av två i kansliet: en begär och en annan bekräftar. "
        "Går du med är du en av dem, i ditt eget namn. "
        "Bekräfta bara det du själv har läst och kan stå för, och låt ingen annan använda ditt konto. "
        "Det första dygnet bekräftar du och %(inviter)s inte åt varandra.",
        inviter=inviter_of(row),
    )
    return f"{warning}\n\n"


def forget_invitation(row: Invitation) -> None:
    """Take letters with a link that has ended out of the outbox; one on its way cannot be stopped."""
    unsent = (Letter.sent_at.is_(None), Letter.claimed_at.is_(None))
    db.session.execute(delete(Letter).where(Letter.key.startswith(f"invitation:{row.id}:"), *unsent))


def tell_coordinators(row: Invitation, municipality: Municipality, award_round: Round) -> None:
    """Tell a municipality's coordinators that the office invites another one: nobody comes in unseen."""
    said = {
        "round": award_round.name,
        "invited": row.name,
        "place": municipality.name,
        "municipality": municipality.id,
    }
    where = {"round_id": award_round.id, "municipality_id": municipality.id}
    COORDINATOR_INVITED.write(
        to(person, said=said, once=str(row.id), **where) for person in coordinators(municipality.id)
    )


INVITATION = Occasion(
    "invitation",
    lazy_gettext("Inbjudan till Kompassrosen: %(place)s"),
    lazy_gettext(
        "%(inviter)s bjuder in dig att %(work)s i Kompassrosen.\n\n%(warning)s"
        "Öppna länken för att se inbjudan och gå med. Den gäller i 14 dagar, bara för dig och en enda gång. "
        "Väntade du dig inte inbjudan kan du låta den vara; då händer ingenting."
    ),
    "/inbjudan/%(token)s",
    when=(INVITATION_SENT, INVITATION_SENT_AGAIN),
    digest=False,
    secret=True,
)
COORDINATOR_INVITED = Occasion(
    "invited-coordinator",
    lazy_gettext("En samordnare till är inbjuden: %(place)s"),
    lazy_gettext(
        "Kansliet för %(round)s har bjudit in %(invited)s att samordna svaren för %(place)s.\n\n"
        "Är det inte rätt kan du återkalla inbjudan på sidan Medarbetare."
    ),
    "/kommun/%(municipality)s/medarbetare",
    when=(INVITATION_SENT,),
    digest=False,
)


def end_link(row: Invitation) -> None:
    """End an invitation's link and stop its letter; whoever decides it writes down why."""
    row.revoked_at = clock.now()
    forget_invitation(row)
