"""The letters about the choice: a step opens, a nomination waits for its answer, a ranking, the result."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.assessment.occasions.addressed import to_coordinators
from webapp.assessment.occasions.turns import HAND_IN, hand_in_thing
from webapp.award import events
from webapp.award.deeds.figures.figure_nominations import answer_by
from webapp.award.occasions.turns import ROLES, ROOMS, TO_ANSWER, TO_RANK, closes_of, panel_thing, step_of
from webapp.ground import context
from webapp.ground.calendar.last_days import in_words
from webapp.ground.events.journal import Noted
from webapp.ground.mail.occasions import Occasion, To, to, untold
from webapp.ground.roles import JUROR, OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Municipality, Person
from webapp.people.queries.people import coordinators
from webapp.rounds.events import ROUND_ANNOUNCED, ROUND_DATED, ROUND_MOVED
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.queries.entrants import entrants
from webapp.rounds.queries.posts import people_with_post
from webapp.rounds.recipe_files import recipe_of


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
    about: dict[str, Any] = {
        "said": {
            "place": entrant.municipality.name,
            "round": award_round.name,
            "award": award_round.award,
            "until": until,
            "entrant": entrant.id,
        },
        "thing": f"nominated:{entrant.id}",
        "round_id": award_round.id,
        "municipality_id": entrant.municipality_id,
    }
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
        "next": "beslut" if role == JUROR else "nominera",
    }
    return [
        to(one, said=said, thing=panel_thing(award_round.id, role), round_id=award_round.id)
        for one in people_with_post(award_round.id, role)
    ]


def _step_opens(noted: Noted) -> Iterable[To]:
    """Address those who act in the step that has begun."""
    award_round = db.session.get_one(Round, noted.round_id)
    step = step_of(award_round)
    if step is None:
        return
    said = {"step": step.name, "about": step.about, "round": award_round.name, "path": "/hem"}
    closes = closes_of(award_round, step)
    said["last"] = gettext("\n\nSista tiden är %(closes)s.", closes=in_words(closes)) if closes else ""
    recipe = recipe_of(award_round.recipe)
    if step.answers and recipe is not None:
        query = select(Assessment).filter_by(
            round_id=award_round.id, edition=recipe.edition(step.answers), submitted_at=None
        )
        for row in db.session.scalars(query.order_by(Assessment.id)):
            once = f"{noted.id}:{row.id}"
            yield from to_coordinators(row, hand_in_thing(row.id), **{**said, "path": row.path, "once": once})
    elif role := ROLES.get(step.who):
        for one in people_with_post(award_round.id, role):
            yield to(one, said=said, thing=panel_thing(award_round.id, role), round_id=award_round.id)


def _moved_dates(noted: Noted) -> Iterable[To]:
    """Address the coordinators of what can still be handed in, where its last time is another now."""
    award_round = db.session.get_one(Round, noted.round_id)
    recipe = recipe_of(award_round.recipe)
    for step in recipe.steps if recipe else ():
        before, after = noted.before.get(step.id), noted.after.get(step.id)
        if not step.answers or not after or (before or [None, None])[1] == after[1]:
            continue
        edition = recipe.edition(step.answers) if recipe else ""
        query = select(Assessment).filter_by(round_id=award_round.id, edition=edition, submitted_at=None)
        for row in db.session.scalars(query.order_by(Assessment.id)):
            if row.closes_at is not None and row.closes_at == closes_of(award_round, step):
                yield from to_coordinators(row, hand_in_thing(row.id), once=f"{noted.id}:{row.id}")


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
OPENS = Occasion(
    "step-opens",
    _("Nu börjar %(step)s: %(round)s"),
    _("Nu börjar %(step)s i %(round)s.%(last)s\n\nÖppna länken för att se vad du kan göra."),
    "%(path)s",
    when=(ROUND_MOVED,),
    whom=_step_opens,
)
DATED = Occasion(
    "last-day-moved",
    _("Ny sista dag: %(what)s för %(place)s"),
    _("Kansliet har ändrat tiden för %(what)s för %(place)s. Sista tiden är nu %(closes)s."),
    "%(page)s",
    when=(ROUND_DATED,),
    whom=_moved_dates,
    turn=HAND_IN.name,
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
    ),
)
untold("The order is shown by two of the office; then the members are told.", events.RANKING_CLOSED)
untold("It is secret until the results are public, and then all are told.", events.HONOUR_NAMED)
untold("The municipality has said so itself, to the office.", events.ENTRANT_WITHDRAWN)
