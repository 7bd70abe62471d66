"""The people of a round, as its office sees them: posts, the municipalities' coordinators, invitations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from questionnaires.municipalities.swedish import sorting_key
from webapp.ground.events.journal import note
from webapp.ground.refusals import NotReadyError, NotThereError
from webapp.ground.roles import COORDINATOR, EVALUATOR, OFFICER
from webapp.ground.store.database import db, deed
from webapp.ground.who import Membership, Person, Post
from webapp.office.deeds import holdings_in_rounds
from webapp.office.deeds.holdings_in_rounds import HeldPost
from webapp.office.events import POST_ENDED
from webapp.people.deeds.invitations import POST_ROLES
from webapp.people.queries.invitations.open_invitations import Waiting, unfinished
from webapp.people.queries.obliged import lacking_factor
from webapp.people.queries.own_rounds import round_to_change
from webapp.rounds.deeds import admission
from webapp.rounds.deeds.approval import LEAVES, check_free, say
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.queries.entrants import EntrantRow, entrant_rows


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody who has something to do in a round."""

    round: Round
    posts: dict[str, list[Post]]
    entrants: list[EntrantRow]
    coordinators: dict[int, list[Any]]
    invitations: list[Waiting]

    @property
    def without(self) -> list[EntrantRow]:
        """List the municipalities that nobody answers for."""
        return [one for one in self.entrants if one.municipality_id not in self.coordinators]


def staff(award_round: Round) -> Staff:
    """Gather a round's people: a constant number of queries, however many take part."""
    posts: dict[str, list[Post]] = {role: [] for role in POST_ROLES}
    of_round = select(Post).where(Post.round_id == award_round.id).options(joinedload(Post.person))
    for post in sorted(db.session.scalars(of_round), key=lambda post: sorting_key(post.person.name)):
        posts.setdefault(post.role, []).append(post)
    return Staff(
        award_round,
        posts,
        entrant_rows(award_round.id),
        _named_coordinators(award_round.id),
        unfinished(round_id=award_round.id),
    )


def coordinators_of(round_id: int) -> dict[int, list[Person]]:
    """Give the coordinators of every municipality in a round, in one look."""
    found: dict[int, list[Person]] = {}
    for municipality_id, person in db.session.execute(_coordinating(round_id, Person)):
        found.setdefault(municipality_id, []).append(person)
    return found


def _named_coordinators(round_id: int) -> dict[int, list[Any]]:
    """Give the same as plain rows, by name and address."""
    found: dict[int, list[Any]] = {}
    for row in db.session.execute(_coordinating(round_id, Person.name, Person.email)):
        found.setdefault(row.municipality_id, []).append(row)
    return found


def _coordinating(round_id: int, *told: Any) -> Select[Any]:  # noqa: ANN401 -- columns or a table
    return (
        select(Membership.municipality_id, *told)
        .join(Person, Person.id == Membership.person_id)
        .join(Entrant, Entrant.municipality_id == Membership.municipality_id)
        .where(Entrant.round_id == round_id, Membership.role == COORDINATOR, Person.active)
        .order_by(Person.id)
    )


def waiting_of(award_round: Round, municipality_id: int) -> list[Waiting]:
    """List the round's invitations to one municipality that nobody has redeemed."""
    return [
        one
        for one in unfinished(round_id=award_round.id)
        if one.invitation.municipality_id == municipality_id
    ]


def ending(award_round: Round, post_id: int) -> HeldPost:
    """Tell what somebody holds by a post, before it ends."""
    return holdings_in_rounds.held(_post(award_round, post_id))


@dataclass(frozen=True, slots=True)
class WayOut:
    """How a post would end if this person ended it now: by one or by two, or what hinders it."""

    two: bool
    hindrance: NotReadyError | None = None


def way_out(person_id: int, award_round: Round, post: Post) -> WayOut:
    """Tell before the button is pressed what it does."""
    try:
        return WayOut(_takes_two(person_id, award_round, post))
    except NotReadyError as refusal:
        return WayOut(two=False, hindrance=refusal)


@dataclass(frozen=True, slots=True)
class Ended:
    """Whose post was to end, and whether it has: an officer's takes two, unless it is one's own."""

    of: int
    name: str
    done: bool


@deed
def end_post(person_id: int, round_id: int, post_id: int, *, seen: bool = False) -> Ended:
    """End somebody's post in a round, with its access at once; another officer's takes two.

    What an evaluator has begun is handed on by the office afterwards; `seen` tells that this was read.
    """
    award_round = round_to_change(person_id, round_id)
    post = _post(award_round, post_id)
    takes_two = _takes_two(person_id, award_round, post)
    if post.role == EVALUATOR and not seen and (places := holdings_in_rounds.seats(post)):
        raise NotReadyError(
            _("%(who)s är utsedd att utvärdera %(places)s.", who=post.person.name, places=", ".join(places)),
            _("Läs först vad som behöver tas om hand, och avsluta sedan."),
        )
    name: str = post.person.name
    if takes_two:
        say(person_id, award_round, LEAVES, 0, {"post": post.id, "name": name})
        return Ended(post.person_id, name, done=False)
    ended = Ended(post.person_id, name, done=True)
    end(person_id, post)
    return ended


def end(person_id: int, post: Post, to: int = 0) -> None:
    """End a post, inside the deed that decides it, and hand on what was open by it: `to` somebody chosen."""
    holdings_in_rounds.hand_on(person_id, post, to)
    before = {"person": post.person_id, "role": post.role}
    note(POST_ENDED, person_id, round_id=post.round_id, before=before)
    db.session.delete(post)


def _takes_two(person_id: int, award_round: Round, post: Post) -> bool:
    """Tell whether an officer's leaving needs a second person: not one's own, nor to regret alone."""
    if post.role != OFFICER:
        return False
    if len(_officers(award_round.id)) == 1:
        raise NotReadyError(_("Omgången måste ha någon i kansliet."), _("Bjud in någon annan först."))
    if post.person_id == person_id:
        _check_left_in_good_hands(award_round.id, person_id)
        return False
    if not [one for one in _officers(award_round.id) if one.person_id not in (person_id, post.person_id)]:
        if admission.lately_let_in(award_round.id, post.person_id, person_id):
            return False
        raise NotReadyError(
            _("Ni är två i kansliet, och ingen av er avslutar ensam den andras uppdrag."),
            _(
                "%(who)s kan avsluta det själv. Går det inte lägger driften till en tredje som bekräftar: "
                "flask --app wsgi rounds officer %(key)s E-POST",
                who=post.person.name,
                key=award_round.key,
            ),
        )
    check_free(award_round.id, LEAVES)
    return True


def _check_left_in_good_hands(round_id: int, person_id: int) -> None:
    """Refuse to leave a round to those alone who cannot sign in as an office must."""
    others = {one.person_id for one in _officers(round_id)} - {person_id}
    if others <= lacking_factor(others):
        raise NotReadyError(
            _("Ingen annan i kansliet har inloggning i två steg än."),
            _("Be en av dem ställa in den på sin egen sida. Till dess är du kvar."),
        )


def _post(award_round: Round, post_id: int) -> Post:
    post = db.session.get(Post, post_id)
    if post is None or post.round_id != award_round.id:
        raise NotThereError
    return post


def _officers(round_id: int) -> list[Post]:
    query = select(Post).join(Person).where(Post.round_id == round_id, Post.role == OFFICER, Person.active)
    return list(db.session.scalars(query))
