"""What the minutes say of people: who was there, and who has a conflict of interest with whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from exports.report.contents import Chapter, Table, Text
from webapp.award.queries.minutes.noted_minutes import ABSENT, AFAR, THERE, Noted, members
from webapp.award.queries.panel_seats import PanelSeat, candidates, panel
from webapp.evaluation.queries.seats.conflicts import all_blocked
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.people.models.ties import ELECTED, EMPLOYED, NO_CONFLICT, OTHER, Declaration
from webapp.rounds.models.rounds import Entrant


def there(seat: PanelSeat, now: Noted) -> Chapter:
    """Say who was there."""
    words = {THERE: _("På plats"), AFAR: _("På distans"), ABSENT: _("Inte med")}
    people = members(seat)
    rows = tuple((one.name, words.get(now.present.get(one.id, ""), _("Inte antecknat"))) for one in people)
    came = sum(now.present.get(one.id) in (THERE, AFAR) for one in people)
    told = ngettext(
        "%(came)s av %(num)s ledamot var med.",
        "%(came)s av %(num)s ledamöter var med.",
        len(people),
        came=came,
    )
    blocks: list[Text | Table] = [
        Text(told),
        Table(_("Ledamöter"), (_("Ledamot"), _("Närvaro")), rows, worded=True),
    ]
    return Chapter(_("Närvarande"), (*blocks, *([Text(now.others)] if now.others else [])))


def conflicts(seat: PanelSeat) -> Chapter:
    """Say which conflicts of interest there are, whether declared or known by a tie; never a private word."""
    among, people = candidates(seat.round.id, seat.role), members(seat)
    hidden, said = all_blocked(seat.round.id), _said(seat)
    rows = tuple(
        (person.name, one.municipality.name, _ground(said.get((person.id, one.municipality_id))))
        for person in people
        for one in among
        if one.municipality_id in hidden.get(person.id, frozenset())
    )
    title, silent = _("Jäv"), _silent(people, among, hidden, said)
    if not rows:
        return Chapter(title, (Text(_("Ingen ledamot är jävig.")), silent))
    heads = _("Ledamot"), _("Kommun"), _("Skäl")
    aside = _(
        "Från den stund jävet var känt visas kommunen inte för ledamoten, som inte heller rangordnar den."
    )
    table = Table(_("Jäviga ledamöter"), heads, rows, worded=True)
    return Chapter(title, (table, Text(aside), *_late(seat, people, among, said), silent))


Said = Mapping[tuple[int, int], Declaration]


def _said(seat: PanelSeat) -> Said:
    """Give what each has declared of each municipality; a constant number of queries."""
    query = select(Declaration).where(Declaration.round_id == seat.round.id)
    return {(row.person_id, row.municipality_id): row for row in db.session.scalars(query)}


def _ground(said: Declaration | None) -> str:
    grounds = {
        EMPLOYED: _("Har anmält: anställd där"),
        ELECTED: _("Har anmält: förtroendevald där"),
        OTHER: _("Har anmält ett annat skäl"),
    }
    return grounds.get(said.kind if said else "", _("Känd bindning till kommunen"))


def _late(seat: PanelSeat, people: list[Person], among: list[Entrant], said: Said) -> Iterator[Text]:
    """Say whose conflict came after the order was shown: what they had ranked is counted as it was."""
    shown_at = panel(seat.round.id, seat.role).shown_at
    for person in people:
        for one in among:
            row = said.get((person.id, one.municipality_id))
            if row and row.kind != NO_CONFLICT and shown_at and row.declared_at > shown_at:
                about = {"who": person.name, "place": one.municipality.name}
                yield Text(
                    _(
                        "%(who)s anmälde jäv för %(place)s efter att ordningen hade visats. Ordningen är "
                        "räknad som den var då.",
                        **about,
                    )
                )


def _silent(
    people: list[Person],
    among: list[Entrant],
    hidden: dict[int, frozenset[int]],
    said: Said,
) -> Text:
    """Say who has not answered of all there is to choose among whether there is a conflict."""
    silent = [
        one.name
        for one in people
        if any(
            (one.id, other.municipality_id) not in said
            for other in among
            if other.municipality_id not in hidden.get(one.id, frozenset())
        )
    ]
    if silent:
        return Text(_("Har inte svarat för alla kommuner om jäv: %(who)s.", who=", ".join(silent)))
    return Text(_("Alla ledamöter har svarat på frågan om jäv."))
