"""A second officer says yes: to who is to come into the office, or to leave it."""

from __future__ import annotations

from flask_babel import gettext as _

from webapp.ground.refusals import NotReadyError
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db, deed
from webapp.ground.who import Post
from webapp.office.deeds import staff
from webapp.people.deeds import invitations
from webapp.people.deeds.invitations import Invited
from webapp.people.queries.own_rounds import round_to_change
from webapp.rounds.deeds import admission
from webapp.rounds.deeds.approval import COMES_IN, LEAVES, confirm, waiting


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
