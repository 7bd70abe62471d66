"""The letters about who takes part: what it is about and a link, never what anybody has answered."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import delete, select

from webapp.ground.calendar import clock
from webapp.ground.mail import outbox
from webapp.ground.mail.models import Letter
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
from webapp.people.models.invitations import Invitation
from webapp.people.queries.invitations import invitation_texts
from webapp.people.queries.invitations.open_invitations import key_of
from webapp.people.queries.people import coordinators
from webapp.rounds.models.rounds import Round
from webapp.rounds.queries.posts import people_with_post


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
    subject = _("Inbjudan till Kompassrosen: %(place)s", place=place or _("kansliet"))
    body = _(
        "Hej %(name)s.\n\n%(inviter)s bjuder in dig att %(what)s i Kompassrosen.\n\n%(warning)s"
        "Öppna länken för att se inbjudan och gå med. Den gäller i 14 dagar, bara för dig och en enda gång. "
        "Väntade du dig inte inbjudan kan du låta den vara; då händer ingenting.",
        name=row.name,
        inviter=inviter_of(row),
        what=what_it_is(row.role, place),
        warning=_warning(row),
    )
    if row.to_contact and row.round is not None:
        subject, body = invitation_texts.subject(row.round, place), _to_contact(row, row.round, place)
    outbox.write(
        key_of(row),
        row.email,
        subject,
        body,
        f"/inbjudan/{token}",
        secret=True,
        round_id=row.round_id,
        municipality_id=row.municipality_id,
    )


def _to_contact(row: Invitation, award_round: Round, place: str) -> str:
    """Write to a participant's contact in the office's own words, as they are now."""
    has_account = db.session.scalar(select(Person.id).where(Person.email == row.email)) is not None
    kind = invitation_texts.JOINS_AGAIN if has_account else invitation_texts.JOINS
    to = invitation_texts.Addressee(row.name, place, inviter_of(row), kind)
    return invitation_texts.letter_text(invitation_texts.words_of(award_round.id).text, award_round, to)


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


def ask_others(person_id: int, award_round: Round, name: str, email: str) -> None:
    """Tell the rest of an office that somebody is to come in, and that one of them has to say yes."""
    by = db.session.get_one(Person, person_id).name
    for one in people_with_post(award_round.id, OFFICER):
        if one.id == person_id:
            continue
        outbox.write(
            f"officer-asked:{award_round.id}:{email}:{clock.now().timestamp():.0f}:{one.id}"[:160],
            one.email,
            _("Ska %(name)s in i kansliet?", name=name),
            _(
                "Hej %(who)s.\n\n"
                "%(by)s begär att %(name)s (%(email)s) bjuds in till kansliet för %(round)s.\n\n"
                "Inbjudan skickas när någon annan i kansliet har bekräftat den på sidan Personer. "
                "Känner du inte personen, fråga först.",
                who=one.name,
                by=by,
                name=name,
                email=email,
                round=award_round.name,
            ),
            f"/kansli/{award_round.key}/personer",
            round_id=award_round.id,
        )


def forget_invitation(row: Invitation) -> None:
    """Take letters with a link that has ended out of the outbox; one on its way cannot be stopped."""
    unsent = (Letter.sent_at.is_(None), Letter.claimed_at.is_(None))
    db.session.execute(delete(Letter).where(Letter.key.startswith(f"invitation:{row.id}:"), *unsent))


def tell_coordinators(row: Invitation, municipality: Municipality, award_round: Round) -> None:
    """Tell a municipality's coordinators that the office invites another one: nobody comes in unseen."""
    for person in coordinators(municipality.id):
        outbox.write(
            f"invited-coordinator:{row.id}:{person.id}",
            person.email,
            _("En samordnare till är inbjuden: %(place)s", place=municipality.name),
            _(
                "Hej %(who)s.\n\n"
                "Kansliet för %(round)s har bjudit in %(name)s att samordna svaren för %(place)s.\n\n"
                "Är det inte rätt kan du återkalla inbjudan på sidan Medarbetare.",
                who=person.name,
                round=award_round.name,
                name=row.name,
                place=municipality.name,
            ),
            f"/kommun/{municipality.id}/medarbetare",
            round_id=award_round.id,
            municipality_id=municipality.id,
        )
