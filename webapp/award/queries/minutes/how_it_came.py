"""What the minutes say of the order: how it is counted, what it became, and what is withheld and why."""

from __future__ import annotations

from itertools import groupby

from flask_babel import gettext as _
from flask_babel import ngettext

from exports.report.contents import Chapter, Table, Text
from questionnaires.rounding import as_points
from webapp.award.queries.minutes.noted_minutes import Noted
from webapp.award.queries.nominees import ties_settled
from webapp.award.queries.panel_seats import PanelSeat
from webapp.award.queries.ranking.combined_order import Result
from webapp.award.queries.ranking.order_count import ENOUGH, Standing

Told = Text | Table


def withheld(found: Result) -> bool:
    """Tell whether so few have ranked that the order would let one ballot be worked out of another."""
    return found.ballots < ENOUGH


def method(found: Result) -> Chapter:
    """Explain how the order is counted, by its own first place where that tells of nobody."""
    counted = ngettext(
        "Räknad på %(num)s inlämnad rangordning.", "Räknad på %(num)s inlämnade rangordningar.", found.ballots
    )
    told = [
        Text(counted),
        Text(
            _(
                "Så räknas det: i varje inlämnad rangordning får en kommun den andel av de andra som "
                "den står före, och lika räknas som en halv. Den som inte fått något nummer står "
                "lika efter de övriga. Medelvärdet över rangordningarna ger ordningen, här skrivet "
                "som medelplats. En ledamot som är jävig räknas inte för den kommunen; där färre än "
                "tre har rangordnat visas bara platsen. Exakt lika delar plats. ”Vinner mot” är hur "
                "många av de andra som fler ställer efter än före kommunen."
            )
        ),
    ]
    if found.case and not withheld(found):
        told.append(Text(_own_case(found)))
    told.append(
        Text(
            _(
                "Rangordningarna är hemliga. Vem som har rangordnat hur står inte här och finns inte "
                "i något som kansliet eller de andra kan läsa."
            )
        )
    )
    return Chapter(_("Så räknas ordningen"), tuple(told))


def _own_case(found: Result) -> str:
    case = found.case
    assert case is not None  # noqa: S101 -- asked before
    return _(
        "%(who)s har medelplatsen %(mean)s av %(of)s. Det betyder att den i medeltal står "
        "före (%(of)s − %(mean)s) / (%(of)s − 1) = %(share)s procent av de andra.",
        who=case.who,
        mean=as_points(case.mean, 2),
        of=case.of,
        share=case.share,
    )


def order(found: Result) -> Chapter:
    """Tell the combined order with its shared places as shared, or what is withheld of it."""
    title = _("Den sammanvägda ordningen")
    if withheld(found):
        return Chapter(title, (Text(_kept_back()),))
    heads = _("Kommun"), _("Plats"), _("Medelplats"), _("Vinner mot"), _("Rangordningar")
    rows = tuple(_row(found, one) for one in found.standings)
    table = Table(_("Sammanvägd rangordning"), heads, rows, worded=True)
    shared = [Text(_shared(found, place, ones)) for place, ones in _ties(found)]
    thin = any(one.mean is None for one in found.standings)
    why = Text(
        _("Ett streck står där färre än tre har rangordnat kommunen: talen skulle säga hur en ledamot gjort.")
    )
    return Chapter(title, (table, *([why] if thin else []), *shared))


def _kept_back() -> str:
    return _(
        "Färre än tre har rangordnat. Den som ser ordningen eller dess tal kan då räkna ut hur en enskild "
        "ledamot har rangordnat. Därför står varken ordningen, delade platser eller tal i protokollet, "
        "bara beslutet."
    )


def _row(found: Result, one: Standing) -> tuple[str, ...]:
    place = _("%(place)s, delad", place=one.place) if one.shared else str(one.place)
    mean = as_points(one.mean, 2) if one.mean is not None else "–"
    wins = "–" if one.wins is None else _("%(wins)s av %(of)s", wins=one.wins, of=len(found.called) - 1)
    return found.called[one.who].name, place, mean, wins, str(one.ballots)


def _ties(found: Result) -> list[tuple[int, list[Standing]]]:
    shared = (one for one in found.standings if one.shared)
    return [(place, list(ones)) for place, ones in groupby(shared, key=lambda one: one.place)]


def _shared(found: Result, place: int, ones: list[Standing]) -> str:
    *before, last = (found.called[one.who].name for one in ones)
    return _(
        "%(names)s och %(last)s delar plats %(place)s. De är exakt lika, och räkningen avgör inte "
        "mellan dem.",
        names=", ".join(before),
        last=last,
        place=place,
    )


def settled(seat: PanelSeat, now: Noted, found: Result) -> Chapter | None:
    """Say why one of equals was taken, or another than the first, in the words of those who did."""
    told = [] if seat.jury else ties_settled(seat.round.id)
    lines = [
        Text(why if withheld(found) else _("Plats %(place)s: %(why)s", place=place, why=why))
        for place, why in told
    ]
    lines += [Text(now.settled)] if now.settled else []
    return Chapter(_("Så avgjordes det som räkningen inte avgör"), tuple(lines)) if lines else None
