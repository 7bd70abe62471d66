"""The letters about the choice: a step opens, a nomination waits for its answer, a ranking, the result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy import select

from webapp.award import events
from webapp.award.deeds.figures.figure_nominations import answer_by
from webapp.award.occasions.turns import ROOMS, TO_ANSWER, TO_RANK, panel_thing
from webapp.ground import context
from webapp.ground.calendar.last_days import in_words
from webapp.ground.events.journal import Noted
from webapp.ground.mail.occasions import Occasion, To, to, untold
from webapp.ground.roles import JUROR, OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Municipality, Person
from webapp.people.queries.people import coordinators
from webapp.rounds.events import ROUND_ANNOUNCED
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.queries.entrants import entrants
from webapp.rounds.queries.posts import people_with_post


def _nominated(noted: Noted) -> Iterable[To]:
    """Address the coordinators, else the contact, where a nomination by key figures waits for a yes or no."""
    award_round = db.session.get_one(Round, noted.round_id)
    edition = context.shelf().editions.get(award_round.nomination_edition)
    if edition is None or not edition.figures:
        return
    query = select(Entrant).join(Municipality).where(Entrant.round_id == award_round.id)
    entrant = db.session.scalars(query.where(Municipality.name == noted.after["municipality"])).one()
    last = answer_by(award_round)
    until = gettext(" senast %(last)s", last=in_words(last)) if last else ""
    said = {
        "place": entrant.municipality.name,
        "round": award_round.name,
        "award": award_round.award,
        "until": until,
        "entrant": entrant.id,
    }
    yield from to_municipality(entrant, said=said, thing=f"nominated:{entrant.id}")


def to_municipality(entrant: Entrant, **told: Any) -> Iterator[To]:  # noqa: ANN401 -- the fields of To
    """Address the coordinators of a municipality in a round, else its contact there."""
    about = {**told, "round_id": entrant.round_id, "municipality_id": entrant.municipality_id}
    people = coordinators(entrant.municipality_id)
    yield from (to(one, **about) for one in people)
    if not people and entrant.contact_email:
        yield To(entrant.contact_email, entrant.contact_name, **about)


def _office(noted: Noted) -> list[To]:
    """Address those who run the round."""
    award_round = db.session.get_one(Round, noted.round_id)
    entrant = noted.after.get("entrant", "")
    said = {**noted.after, "round": award_round.name, "key": award_round.key, "entrant": entrant}
    return [to(one, said=said, round_id=award_round.id) for one in people_with_post(award_round.id, OFFICER)]


def _members(noted: Noted) -> list[To]:
    """Address those who sit in the jury or the group."""
    award_round, role = db.session.get_one(Round, noted.round_id), noted.after["role"]
    said = {
        "round": award_round.name,
        "key": award_round.key,
        "room": ROOMS[role],
        "why": noted.why,
        "version": noted.after.get("version", ""),
        "next": "beslut" if role == JUROR else "nominera",
    }
    return [
        to(one, said=said, thing=panel_thing(award_round.id, role), round_id=award_round.id)
        for one in people_with_post(award_round.id, role)
    ]


def _announced(noted: Noted) -> Iterable[To]:
    """Address the coordinators of all who take part, and the jury."""
    award_round = db.session.get_one(Round, noted.round_id)
    said = {"round": award_round.name, "key": award_round.key}
    people: dict[int, Person] = {}
    for one in entrants(award_round.id):
        people |= {person.id: person for person in coordinators(one.municipality_id)}
    people |= {person.id: person for person in people_with_post(award_round.id, JUROR)}
    yield from (to(one, said=said, round_id=award_round.id) for one in people.values())


NOMINATED = Occasion(
    "nominated",
    _("%(place)s är nominerad: %(round)s"),
    _(
        "%(place)s är nominerad till %(award)s. "
        "Kommunen behöver svara ja eller nej%(until)s.\n\n"
        "Öppna länken, logga in som samordnare och svara."
    ),
    "/nyckeltal/%(entrant)s",
    when=(events.ENTRANT_NOMINATED,),
    whom=_nominated,
    turn=TO_ANSWER.name,
)
ACCEPTED = Occasion(
    "nomination-accepted",
    _("%(municipality)s tackar ja: %(round)s"),
    _("%(municipality)s har tackat ja till nomineringen i %(round)s."),
    "/kansli/%(key)s/deltagare/%(entrant)s",
    when=(events.INVITATION_ACCEPTED,),
    whom=_office,
)
DECLINED = Occasion(
    "nomination-declined",
    _("%(municipality)s tackar nej: %(round)s"),
    _(
        "%(municipality)s har tackat nej till nomineringen i %(round)s. Skälet står på sidan. "
        "Ska någon annan nomineras i stället finns det en plats ledig."
    ),
    "/kansli/%(key)s/deltagare/%(entrant)s",
    when=(events.INVITATION_DECLINED,),
    whom=_office,
)
ORDER_SHOWN = Occasion(
    "order-shown",
    _("Den sammanvägda ordningen visas: %(round)s"),
    _("Den sammanvägda ordningen i %(round)s visas nu för er som har rangordnat. Nästa steg är att besluta."),
    "/%(room)s/%(key)s/%(next)s",
    when=(events.RANKING_SHOWN,),
    whom=_members,
)
REOPENED = Occasion(
    "reopened",
    _("Rangordningen är öppen igen: %(round)s"),
    _(
        "Kansliet har öppnat rangordningen igen. Skälet är: %(why)s\n\n"
        "Ordningen har inte visats för någon. Det du har lämnat in står kvar. "
        "Vill du ändra det tar du först tillbaka det, och lämnar sedan in på nytt."
    ),
    "/%(room)s/%(key)s/rangordning",
    when=(events.RANKING_REOPENED,),
    whom=_members,
    turn=TO_RANK.name,
    doer_too=True,
)
PANEL_MINUTES_FIXED = Occasion(
    "minutes-fixed",
    _("Protokollet är fastställt: %(round)s"),
    _(
        "Version %(version)s av protokollet från ert möte i %(round)s är fastställd. "
        "Läs den, och säg till kansliet om något inte stämmer. En ändring blir en ny version."
    ),
    "/%(room)s/%(key)s/protokoll",
    when=(events.PANEL_MINUTES_FIXED,),
    whom=_members,
)
ANNOUNCED = Occasion(
    "round-published",
    _("Resultaten är offentliga: %(round)s"),
    _("Resultaten i %(round)s är nu offentliga. Öppna länken för att läsa dem."),
    "/resultat/omgang/%(key)s",
    when=(ROUND_ANNOUNCED,),
    whom=_announced,
)

untold(
    "What members of a jury or a group write and rank is their own; the office sees how many are done.",
    *(events.NOTE_SAVED, events.BALLOT_SAVED, events.BALLOT_HANDED_IN, events.BALLOT_TAKEN_BACK),
    *(events.BALLOT_AGREED, events.BALLOT_NOT_AGREED, events.MOTIVATION_SAVED),
)
untold(
    "The office works with it and sees it; nobody else has to do anything.",
    *(
        events.FIGURES_READ_IN,
        events.FIGURES_UNDONE,
        events.PANEL_ARRANGED,
        events.NOMINEES_WAIVED,
        events.NOMINEES_TIE_SETTLED,
        events.PANEL_MINUTES_NOTED,
    ),
)
untold("The order is shown by two of the office; then the members are told.", events.RANKING_CLOSED)
untold("It is secret until the results are public, and then all are told.", events.HONOUR_NAMED)
untold("The municipality has said so itself, to the office.", events.ENTRANT_WITHDRAWN)
