"""Deeds that cannot be undone take two: one officer asks, and another says yes.

A request has one life. It is asked for; then any officer takes it back, or it is withdrawn when the post of
whoever asked ends, or another says yes and the deed is done in the same transaction. What is done once and
for all keeps its request (`say`); what can be done again is asked for anew (`confirm`). What two said yes to
and somebody takes up later, an invitation into the office, names both (`Approved`) and lapses with its link.
Whoever came into the office within a day, and whoever asked for it, do not count as two.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires.municipalities.swedish import sorting_key
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import NotReadyError, NotThereError
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person, Post
from webapp.ground.words.languages import hours
from webapp.rounds.deeds import admission
from webapp.rounds.deeds.admission import Approved
from webapp.rounds.deeds.rounds import locked
from webapp.rounds.events import SECOND_SAY_ASKED, SECOND_SAY_SAID, SECOND_SAY_WITHDRAWN
from webapp.rounds.models.rounds import Round, SecondSay
from webapp.rounds.queries.posts import people_with_post

COMES_IN, LEAVES = "officer", "officer_leaves"
"""The deeds that let somebody into the office once it is two, and out of it against their will."""


def asked(round_id: int, what: str) -> SecondSay | None:
    """Find what has been asked for and nobody else has answered."""
    query = select(SecondSay).where(
        SecondSay.round_id == round_id, SecondSay.deed == what, SecondSay.said_at.is_(None)
    )
    return db.session.scalars(query).first()


def check_free(round_id: int, what: str) -> None:
    """Refuse a second request of the same sort while somebody else's waits."""
    if ask := asked(round_id, what):
        raise NotReadyError(
            _("En begäran väntar redan på en andra person: %(who)s.", who=(ask.about or {}).get("name", "")),
            _("Bekräfta den eller ta tillbaka den först."),
        )


def waiting(round_id: int, what: str, gone: str) -> tuple[SecondSay, dict[str, Any]]:
    """Fetch a request to say yes to, with what exactly it asks; say that it is `gone` where there is none."""
    ask = asked(round_id, what)
    if ask is None or ask.about is None:
        raise NotReadyError(gone, _("Ladda om sidan."))
    return ask, ask.about


def may_join(round_id: int) -> list[Person]:
    """List officers of other rounds, who could be the second person in this one."""
    here = select(Post.person_id).where(Post.round_id == round_id, Post.role == OFFICER)
    query = (
        select(Person)
        .join(Post)
        .where(Post.role == OFFICER, Person.active, Person.id.not_in(here))
        .distinct()
        .order_by(Person.id)
    )
    return sorted(db.session.scalars(query), key=lambda person: sorting_key(person.name))


def say(
    person_id: int, award_round: Round, what: str, seen: int, about: dict[str, Any] | None = None
) -> bool:
    """Ask for a deed, or say yes to what somebody else has asked; tell whether two have now said so.

    Runs inside the deed it is about, with the round locked. `seen` is the request that the page showed,
    0 for none: whoever has not seen it does not say yes by mistake. `about` is kept with a request.
    """
    open_ask = asked(award_round.id, what)
    if open_ask is None:
        _ask(person_id, award_round, what, about)
        return False
    _say_yes(person_id, award_round, open_ask, seen)
    return True


def confirm(person_id: int, award_round: Round, ask: SecondSay, seen: int) -> Approved:
    """Say yes to what somebody else has asked, inside the deed it is about; the next is asked for anew."""
    _say_yes(person_id, award_round, ask, seen)
    approved = Approved(ask.asked_by_id, person_id)
    db.session.delete(ask)
    return approved


def _say_yes(person_id: int, award_round: Round, open_ask: SecondSay, seen: int) -> None:
    who = open_ask.asked_by.name
    if open_ask.asked_by_id == person_id:
        raise NotReadyError(
            _("Du har redan begärt det, och ingen bekräftar sin egen begäran."),
            _("Be någon annan i kansliet att bekräfta."),
        )
    if open_ask.id != seen:
        raise NotReadyError(
            _("%(who)s har redan begärt det.", who=who), _("Läs begäran på sidan och bekräfta den.")
        )
    if until := apart(person_id, open_ask):
        raise NotReadyError(
            _("Du och %(who)s räknas som två personer först %(when)s.", who=who, when=written(until)),
            _(
                "Den som kommer in i kansliet och den som bad om det bekräftar inte åt varandra "
                "det första dygnet. Någon annan i kansliet kan göra det nu."
            ),
        )
    open_ask.said_by_id, open_ask.said_at = person_id, clock.now()
    after = {"deed": open_ask.deed, "asked_by": who}
    note(SECOND_SAY_SAID, person_id, round_id=award_round.id, after=after)


def apart(person_id: int, ask: SecondSay | None) -> datetime | None:
    """Tell from when a person may say yes to a request, where one of the two has just let the other in."""
    if ask is None or ask.asked_by_id == person_id:
        return None
    return admission.apart_until(ask.round_id, person_id, ask.asked_by_id)


def written(moment: datetime) -> str:
    """Write a moment as clocks in Sweden show it."""
    local = clock.in_sweden(moment)
    return _("%(day)s kl. %(time)s", day=format(local, "%Y-%m-%d"), time=hours(local))


def _ask(person_id: int, award_round: Round, what: str, about: dict[str, Any] | None) -> None:
    others = [one for one in people_with_post(award_round.id, OFFICER) if one.id != person_id]
    if not others:
        names = ", ".join(person.name for person in may_join(award_round.id))
        raise NotReadyError(
            _("Det här kräver två personer, och du är ensam i omgångens kansli."),
            _("Bjud in en kollega på sidan Personer, eller lägg till någon av: %(names)s.", names=names)
            if names
            else _("Bjud in en kollega till kansliet på sidan Personer."),
        )
    row = SecondSay(
        round_id=award_round.id, deed=what, asked_by_id=person_id, asked_at=clock.now(), about=about
    )
    db.session.add(row)
    db.session.flush()
    after = {"deed": what, **({"name": about["name"]} if about and "name" in about else {})}
    note(SECOND_SAY_ASKED, person_id, round_id=award_round.id, after=after)


@deed
def take_back(person_id: int, award_round: Round, what: str) -> None:
    """Take back what has been asked; any officer may, since nothing has happened yet."""
    locked(award_round.id)
    open_ask = asked(award_round.id, what)
    if open_ask is None:
        raise NotThereError
    _withdraw(person_id, open_ask)


def requests_of(person_id: int, round_id: int) -> list[SecondSay]:
    """List what somebody has asked for and nobody has answered."""
    query = select(SecondSay).where(
        SecondSay.round_id == round_id, SecondSay.asked_by_id == person_id, SecondSay.said_at.is_(None)
    )
    return list(db.session.scalars(query))


def withdraw_with(person_id: int, round_id: int, by: int) -> None:
    """Withdraw what somebody who leaves has asked for: nobody says yes to one who is gone."""
    for ask in requests_of(person_id, round_id):
        _withdraw(by, ask)


def _withdraw(by: int, ask: SecondSay) -> None:
    note(SECOND_SAY_WITHDRAWN, by, round_id=ask.round_id, before={"deed": ask.deed})
    db.session.delete(ask)
