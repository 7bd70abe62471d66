"""Who comes into the office and who leaves it: by a second officer's yes, or by handing over."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person, Post
from webapp.office.deeds import staff
from webapp.office.events import OFFICE_HANDED_OVER
from webapp.people.deeds import invitations
from webapp.people.deeds.invitations import Invited
from webapp.people.queries.obliged import lacking_factor
from webapp.people.queries.own_rounds import round_to_change
from webapp.rounds.deeds import admission
from webapp.rounds.deeds.approval import COMES_IN, LEAVES, confirm, waiting
from webapp.rounds.models.rounds import Round


@deed
def confirm_coming(person_id: int, round_id: int, seen: int) -> str:
    """Say yes to somebody who is to come into the office; the invitation is written. Gives the name."""
    award_round = round_to_change(person_id, round_id)
    ask, about = waiting(round_id, COMES_IN, _("Begäran finns inte längre."))
    approved = confirm(person_id, award_round, ask, seen)
    who = Invited(about["email"], about["name"], OFFICER)
    admission.check_another_mailbox(round_id, who.email)
    invitations.write_new(person_id, who, award_round.name, round_id=round_id, approved=approved)
    return who.name


@deed
def confirm_leaving(person_id: int, round_id: int, seen: int) -> str:
    """Say yes to that somebody leaves the office; the post ends. Gives the name."""
    award_round = round_to_change(person_id, round_id)
    ask, about = waiting(round_id, LEAVES, _("Begäran finns inte längre."))
    post = db.session.get(Post, about["post"])
    if post is not None and post.person_id == person_id:
        raise NotReadyError(
            _("Begäran gäller dig själv, så någon annan bekräftar den."),
            _("Vill du lämna kansliet avslutar du ditt uppdrag här nedanför."),
        )
    confirm(person_id, award_round, ask, seen)
    if post is not None:
        staff.end(person_id, post)
    return str(about["name"])


@dataclass(frozen=True, slots=True)
class Successor:
    """Another officer of the round, and whether one's own post can be handed over there now."""

    person: Person
    lacks_factor: bool


def successors(person_id: int, award_round: Round) -> list[Successor]:
    """List the officers that one's own post can be handed over to, by name."""
    others = [one for one in admission.officers(award_round.id) if one.id != person_id]
    lacking = lacking_factor(one.id for one in others)
    return [Successor(one, one.id in lacking) for one in others]


@deed
def hand_over(person_id: int, round_id: int, to: int) -> str:
    """Leave the office to one who is in it, with what one had begun; give the name.

    There is always somebody left who can sign in as an office must.
    """
    award_round = round_to_change(person_id, round_id)
    post = admission.post_of(person_id, round_id)
    found = next((one for one in successors(person_id, award_round) if one.person.id == to), None)
    if post is None:
        raise NotThereError
    if found is None:
        raise InvalidError({"to": _("Välj någon som är med i kansliet.")})
    who = found.person
    if found.lacks_factor:
        raise NotReadyError(
            _("%(who)s har ingen inloggning i två steg än.", who=who.name),
            _("Be personen ställa in den på sin egen sida, och lämna över sedan. Till dess är du kvar."),
        )
    note(OFFICE_HANDED_OVER, person_id, round_id=round_id, after={"person": who.id, "name": who.name})
    staff.end(person_id, post, who.id)
    return str(who.name)
