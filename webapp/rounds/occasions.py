"""When letters about the office's own work are written, and what waits for a second person there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from webapp.ground.events.journal import Noted
from webapp.ground.events.registry import Audience
from webapp.ground.mail.occasions import Occasion, To, to, untold
from webapp.ground.mail.turns import Turn, Waiting
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Person, Post
from webapp.rounds import events
from webapp.rounds.deeds.approval import COMES_IN, LEAVES
from webapp.rounds.models.rounds import Round, SecondSay
from webapp.rounds.queries.posts import people_with_post


def _requests(person_id: int) -> Iterator[Waiting]:
    """List what somebody else in the office has asked for, in the rounds that a person runs."""
    mine = select(Post.id, Post.round_id).where(Post.person_id == person_id, Post.role == OFFICER)
    rounds = {round_id: post_id for post_id, round_id in db.session.execute(mine)}
    query = (
        select(SecondSay, Round)
        .join(Round, Round.id == SecondSay.round_id)
        .where(
            SecondSay.round_id.in_(rounds), SecondSay.said_at.is_(None), SecondSay.asked_by_id != person_id
        )
        .options(joinedload(SecondSay.asked_by))
        .order_by(SecondSay.id)
    )
    for ask, award_round in db.session.execute(query):
        if (ask.about or {}).get("post") == rounds[ask.round_id]:
            continue  # whoever is to leave does not say yes to it
        yield Waiting(
            _thing(ask.round_id, ask.deed),
            gettext("En andra person behövs i %(round)s", round=award_round.name),
            f"{ask.asked_by.name} {_asked(ask)}",
            gettext("Bekräfta, eller ta tillbaka"),
            _path(award_round, ask.deed),
        )


def _asked(ask: SecondSay) -> str:
    """Say what was asked for, as the round's story does."""
    fields = {"deed": ask.deed, "name": (ask.about or {}).get("name", "")}
    return events.SECOND_SAY_ASKED.told[Audience.OFFICE](fields)


def _thing(round_id: int, deed: str) -> str:
    return f"second-say:{round_id}:{deed}"


def _path(award_round: Round, deed: str) -> str:
    pages = {COMES_IN: "/personer", LEAVES: "/personer", "remind": "/paminn"}
    return f"/kansli/{award_round.key}{pages.get(deed, '')}"


def _second(noted: Noted) -> list[To]:
    """Address the others of the office, one of whom has to say yes."""
    award_round, deed = db.session.get_one(Round, noted.round_id), noted.after["deed"]
    query = select(SecondSay).filter_by(round_id=award_round.id, deed=deed, said_at=None)
    ask = db.session.scalars(query).one()
    said = {
        "by": db.session.get_one(Person, noted.person_id).name,
        "round": award_round.name,
        "asked": _asked(ask),
        "deed": deed,
        "path": _path(award_round, deed),
        "name": "",
        "email": "",
        **(ask.about or {}),
    }
    return [
        to(one, said=said, thing=_thing(award_round.id, deed), round_id=award_round.id)
        for one in people_with_post(award_round.id, OFFICER)
    ]


def _subject(said: Mapping[str, Any]) -> str:
    if said["deed"] == COMES_IN:
        return gettext("Ska %(name)s in i kansliet?", name=said["name"])
    return gettext("En andra person behövs: %(round)s", round=said["round"])


def _text(said: Mapping[str, Any]) -> str:
    if said["deed"] == COMES_IN:
        return gettext(
            "%(by)s begär att %(name)s (%(email)s) bjuds in till kansliet för %(round)s.\n\n"
            "Inbjudan skickas när någon annan i kansliet har bekräftat den på sidan Personer. "
            "Känner du inte personen, fråga först.",
            **{name: said[name] for name in ("by", "name", "email", "round")},
        )
    return gettext(
        "%(by)s i kansliet för %(round)s %(asked)s.\n\n"
        "Det händer när någon annan i kansliet har bekräftat det. Läs begäran på sidan och bekräfta den, "
        "eller ta tillbaka den.",
        **{name: said[name] for name in ("by", "round", "asked")},
    )


SECOND_SAY = Turn("second-say", _requests, [OFFICER])

SECOND_PERSON = Occasion(
    "second-person-asked",
    _subject,
    _text,
    "%(path)s",
    when=(events.SECOND_SAY_ASKED,),
    whom=_second,
    turn=SECOND_SAY.name,
)

untold("Whoever made it runs it, and is the only one there.", events.ROUND_MADE, events.ROUND_LICENSED)
untold("What was asked has happened; its own event tells whom it concerns.", events.SECOND_SAY_SAID)
untold("Nobody has to do anything any more.", events.SECOND_SAY_WITHDRAWN)
untold("What opens again is told when the round comes there anew.", events.ROUND_MOVED_BACK)
untold(
    "The pages of the round say so to everybody, and nobody has anything to do because of it.",
    *(events.ROUND_CHANGED, events.ROUND_ARCHIVED, events.ROUND_UNARCHIVED),
)
