"""An action plan to read and print: the same as its tables, area by area."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exports.plan.plan_tables import (
    Followed,
    PlanEntry,
    PlannedAction,
    PlannedArea,
    Said,
    Walked,
    about,
    points_rows,
)
from exports.report.contents import (
    LEAD,
    NOTE,
    Block,
    Chapter,
    Points,
    Report,
    Rose,
    Table,
    Text,
    paragraphs,
)
from exports.report.reading_guide import day
from questionnaires.language import gettext as _
from questionnaires.rounding import as_points


def plan_report(entry: PlanEntry) -> Report:
    """Tell a plan as a document."""
    told = tuple(_area(one) for one in entry.areas)
    return Report(
        title=entry.title,
        municipality=entry.municipality,
        lines=tuple(f"{label}: {value}" for label, value in about(entry)[1:-1]),
        draft=False,
        moment=entry.made_at,
        cover=Rose(entry.name, entry.municipality, entry.now) if entry.now else None,
        chapters=(
            _overview(entry),
            Chapter(_("Förbättringsområden och åtgärder"), chapters=told),
            *_said(entry),
        ),
        subject=_("En kommuns handlingsplan"),
    )


def _overview(entry: PlanEntry) -> Chapter:
    blocks: list[Block] = [
        Text(_("Poängen säger vad åtgärderna kan ge nästa gång, inte vad de är värda för invånarna."), LEAD)
    ]
    rows = tuple(
        (f"{number} {name}".strip(), as_points(now, 1), _between(least, most), as_points(maximum))
        for number, name, now, least, most, maximum in points_rows(entry)
    )
    if rows:
        heads = _("Område"), _("Nu"), _("Om planen lyckas"), _("Högst")
        blocks.append(Table(_("Nu, och om planen lyckas, poäng"), heads, rows, summed=True))
        blocks.append(Text(_("Det lägre talet räknar bara det som är klart eller i tid."), NOTE))
    return Chapter(_("Om planen lyckas"), tuple(blocks), new_page=True)


def _between(least: Fraction | None, most: Fraction) -> str:
    low, high = as_points(least, 1) if least else "0", as_points(most, 1) if most else "0"
    return low if low == high else f"{low}–{high}"


def _area(area: PlannedArea) -> Chapter:
    blocks: list[Block] = [Text(", ".join(filter(None, (area.number, area.origin))), NOTE)]
    if area.left_why:
        blocks.append(Text(_("Låter vara: %(why)s", why=area.left_why)))
    elif not area.actions:
        blocks.append(Text(_("Ingen åtgärd än.")))
    for one in area.actions:
        blocks += _action(one)
    return Chapter(area.text, tuple(blocks))


def _action(one: PlannedAction) -> Iterator[Block]:
    yield Text(one.title, LEAD)
    last = _("Klar senast %(day)s", day=day(one.last_on)) if one.last_on else _("Ingen sista dag")
    gain = "" if one.most is None else _("Kan ge +%(points)s poäng", points=_between(one.least, one.most))
    informed = _("Informeras: %(who)s", who=one.informed) if one.informed else ""
    yield Text(". ".join(filter(None, (one.owner, last, one.state, gain, informed))))
    if one.note or one.dropped_why:
        yield Text(one.dropped_why or one.note)
    if one.levels:
        yield Points(
            tuple(
                f"{level.number} {level.part}: {level.before} → {level.after}. {level.question}"
                for level in one.levels
            )
        )


def _said(entry: PlanEntry) -> Iterator[Chapter]:
    """Tell the follow-ups and what has been said of the plan, where there are any."""
    if entry.follow_ups:
        yield Chapter(_("Uppföljningar"), chapters=tuple(_followed(one) for one in entry.follow_ups))
    if entry.words:
        yield Chapter(
            _("Ord om planen"),
            tuple(block for one in entry.words for block in (*paragraphs(one.words), Text(_who(one), NOTE))),
        )


def _who(said: Said) -> str:
    return f"{said.person}, {day(said.at)}"


def _followed(one: Followed) -> Chapter:
    """Tell a follow-up: what was learnt, and what each action had come to then."""
    blocks: list[Block] = list(paragraphs(one.said.words))
    if one.actions:
        heads = _("Åtgärd och ägare"), _("Läge då"), _("Nådde ni dit?"), _("Vad gav det?")
        rows = tuple(_walked(told) for told in one.actions)
        blocks.append(Table(_("Så stod åtgärderna när planen följdes upp"), heads, rows, worded=True))
    return Chapter(_("%(day)s av %(who)s", day=day(one.said.at), who=one.said.person), tuple(blocks))


def _walked(one: Walked) -> tuple[str, ...]:
    return f"{one.title}. {one.owner}", one.state, one.outcome or _("Inte sagt"), one.gave or "–"
