"""Who comes into a round's office, at whose wish; for a day, one who let the other in makes no two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from sqlalchemy import or_, select

from webapp.ground.calendar import clock
from webapp.ground.mail.occasions import Occasion, to
from webapp.ground.refusals import InvalidError, NotAllowedError, NotReadyError
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person, Post
from webapp.rounds.events import OFFICER_ADDED
from webapp.rounds.models.rounds import Admission, Entrant, Round
from webapp.rounds.queries.posts import people_with_post

APART = timedelta(hours=24)
"""How long whoever came in and whoever asked for it do not count as two persons."""


@dataclass(frozen=True, slots=True)
class Approved:
    """Who asked for something, and who else said yes: nobody where one was alone; the operator is nobody."""

    asked_by_id: int | None
    said_by_id: int | None = None


def officers(round_id: int) -> list[Person]:
    """List those who run a round, by name."""
    return people_with_post(round_id, OFFICER)


def alone(person_id: int, round_id: int) -> bool:
    """Tell whether nobody else runs the round: then one person lets the second in."""
    return [one.id for one in officers(round_id)] == [person_id]


def admit(award_round: Round, person: Person, approved: Approved) -> None:
    """Remember at whose wish somebody has come in, and tell the others."""
    row = Admission(
        round_id=award_round.id,
        person_id=person.id,
        asked_by_id=approved.asked_by_id,
        said_by_id=approved.said_by_id,
        at=clock.now(),
    )
    db.session.add(row)
    db.session.flush()
    others = [one for one in officers(award_round.id) if one.id != person.id]
    about = {"once": str(row.id), "round_id": award_round.id}
    told = partial(_told_in, award_round, person, approved.asked_by_id)
    OFFICER_IN.write(lambda: [to(one, said=told(), **about) for one in others])


def _told_in(award_round: Round, person: Person, asked_by: int | None) -> dict[str, str]:
    return {
        "name": person.name,
        "email": person.email,
        "round": award_round.name,
        "key": award_round.key,
        "inviter": db.session.get_one(Person, asked_by).name if asked_by else _("driften"),
    }


OFFICER_IN = Occasion(
    "officer-in",
    lazy_gettext("Ny i kansliet: %(round)s"),
    lazy_gettext(
        "%(name)s (%(email)s) är nu med i kansliet för %(round)s, på begäran av %(inviter)s.\n\n"
        "Det som inte går att ångra görs av två i kansliet. Är det inte rätt att %(name)s är en av dem, "
        "säg till kollegorna och avsluta uppdraget på sidan Personer."
    ),
    "/kansli/%(key)s/personer",
    when=(OFFICER_ADDED,),
    digest=False,
)


def apart_until(round_id: int, one: int, other: int) -> datetime | None:
    """Tell until when two officers do not count as two, because one let the other in; None when they do.

    What was is kept when a post ends, so that leaving and coming back changes nothing. It holds both ways:
    otherwise whoever has two mailboxes would ask with the new one and confirm with the old.
    """
    pair = (one, other)
    query = select(Admission.at).where(
        Admission.round_id == round_id,
        Admission.at > clock.now() - APART,
        Admission.person_id.in_(pair),
        or_(Admission.asked_by_id.in_(pair), Admission.asked_by_id.is_(None)),
    )
    latest = max(db.session.scalars(query), default=None)
    return latest + APART if latest else None


def lately_let_in(round_id: int, person_id: int, by: int) -> bool:
    """Tell whether somebody was let in by one officer alone within the day: that officer may take it back."""
    query = select(Admission.id).where(
        Admission.round_id == round_id,
        Admission.at > clock.now() - APART,
        Admission.person_id == person_id,
        Admission.asked_by_id == by,
        Admission.said_by_id.is_(None),
    )
    return db.session.scalar(query.limit(1)) is not None


def check_another_mailbox(round_id: int, email: str) -> None:
    """Refuse an address that leads to the mailbox of somebody who runs the round already."""
    for one in officers(round_id):
        if _mailbox(one.email) == _mailbox(email):
            raise InvalidError(
                {
                    "email": _(
                        "Adressen går till samma brevlåda som %(who)s har. Skriv personens egen adress.",
                        who=one.name,
                    )
                }
            )


def _mailbox(email: str) -> str:
    local, _at, domain = email.lower().partition("@")
    return f"{local.partition('+')[0]}@{domain}"


def check_side(person_id: int, round_id: int) -> None:
    """Refuse somebody who answers for a municipality that competes in the round."""
    competes = (
        select(Entrant.id)
        .join(Membership, Membership.municipality_id == Entrant.municipality_id)
        .where(Membership.person_id == person_id, Entrant.round_id == round_id)
    )
    if db.session.scalar(competes.limit(1)) is not None:
        raise both_sides()


def both_sides() -> NotAllowedError:
    """Say that nobody both runs a round and answers for a municipality in it."""
    return NotAllowedError(
        _("Den som arbetar i en omgångs kansli kan inte också svara för en kommun i omgången."),
        _("Lämna det ena uppdraget först, eller låt någon annan ta det här."),
    )


def check_let_in(round_id: int, approved: Approved) -> None:
    """Refuse an invitation that one wrote alone, when the office is no longer that one alone."""
    asked_by = approved.asked_by_id
    if approved.said_by_id is None and asked_by is not None and not alone(asked_by, round_id):
        raise NotReadyError(
            _("Kansliet har fått fler sedan inbjudan skrevs, så två där behöver säga ja till dig."),
            _("Be någon i kansliet att bjuda in dig på nytt."),
        )


def post_of(person_id: int, round_id: int) -> Post | None:
    """Find somebody's post in a round's office."""
    query = select(Post).where(Post.person_id == person_id, Post.round_id == round_id, Post.role == OFFICER)
    return db.session.scalars(query).first()
