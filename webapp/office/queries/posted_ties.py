"""Everybody with a post in a round, their ties, and what these keep them from: for the round's office."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from questionnaires.municipalities.swedish import sorting_key
from webapp.evaluation.queries.seats.conflicts import Impartiality, impartiality
from webapp.evaluation.queries.seats.partiality import MEMBER
from webapp.ground.store.database import db
from webapp.ground.who import Person, Post
from webapp.people.models.ties import Tie
from webapp.rounds.models.rounds import Round


@dataclass(frozen=True, slots=True)
class Posted:
    """One person with their posts, ties, memberships, and the entrants they may not judge or see."""

    person: Person
    roles: list[str]
    ties: list[Tie]
    members: list[str]
    kept_from: list[str]


def people(award_round: Round) -> list[Posted]:
    """List them by name; a constant number of queries."""
    roles: dict[int, list[str]] = {}
    here: dict[int, Person] = {}
    of_round = select(Post).where(Post.round_id == award_round.id).options(joinedload(Post.person))
    for post in db.session.scalars(of_round.order_by(Post.id)):
        here[post.person_id] = post.person
        roles.setdefault(post.person_id, []).append(post.role)
    known = impartiality(award_round.id, here)
    stated: dict[int, list[Tie]] = {}
    rows = select(Tie).where(Tie.person_id.in_(here), Tie.taken_away_at.is_(None)).order_by(Tie.id)
    for tie in db.session.scalars(rows.options(joinedload(Tie.stated_by))):
        stated.setdefault(tie.person_id, []).append(tie)
    return [
        Posted(
            person,
            roles[who],
            stated.get(who, []),
            [tie.municipality for tie in known.ties.get(who, []) if tie.kind == MEMBER],
            _kept_from(known, who),
        )
        for who, person in sorted(here.items(), key=lambda one: sorting_key(one[1].name))
    ]


def _kept_from(known: Impartiality, who: int) -> list[str]:
    names = sorted(known.competing, key=sorting_key)
    return [name for name in names if known.of_member(who, name)]
