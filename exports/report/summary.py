"""The summary of a report: the total, the areas as rose, table and bars, and what stands out."""

from __future__ import annotations

from fractions import Fraction

from exports.report.contents import LEAD, MISSING, Bars, Block, Chapter, Rose, Table, Text, marked
from exports.report.entry import SUMMARY, ReportEntry
from exports.report.reading_guide import changed, percents, points, scored
from exports.rose import as_read
from questionnaires.compass import Compass
from questionnaires.edition import Area
from questionnaires.language import gettext as _
from questionnaires.rounding import apart


def summary(entry: ReportEntry) -> Chapter:
    """Sum the result up."""
    name = entry.municipality
    still = _("Här sammanfattar ni det viktigaste på en halv sida. Texten är inte skriven än.")
    written = marked(entry.words.get(SUMMARY, "")) or ((Text(still, MISSING),) if entry.draft else ())
    blocks: tuple[Block, ...] = (
        Text(_total(entry), LEAD),
        *((Text(f"{entry.unchecked}."),) if entry.unchecked else ()),
        *_standing_out(entry),
        *written,
        Rose(_("Kompassrosen för %(name)s", name=name), name, entry.agreed),
        area_table(entry),
        Bars(_("Områdena som staplar, %(name)s", name=name), name, entry.agreed),
    )
    return Chapter(_("Sammanfattning"), blocks)


def area_table(entry: ReportEntry) -> Table:
    """Set agreed and own points beside each other, area by area."""
    edition, agreed, own = entry.agreed.edition, entry.agreed, entry.own
    rows = [
        (
            f"{area.number}. {area.name}",
            *scored(agreed.areas[area.number], edition.decimals),
            as_read(own.areas[area.number], edition.decimals),
            changed(agreed.areas[area.number], own.areas[area.number], edition.decimals),
        )
        for area in edition.areas
    ]
    total = (
        _("Summa"),
        *scored(agreed.total, edition.decimals),
        as_read(own.total, edition.decimals),
        changed(agreed.total, own.total, edition.decimals),
    )
    heads = (_("Område"), _("Enade poäng"), _("Av"), _("Andel"), _("Egen värdering"), _("Skillnad"))
    return Table(_("Poäng per område"), heads, (*rows, total), summed=True)


def _total(entry: ReportEntry) -> str:
    agreed, own, decimals = entry.agreed.total, entry.own.total, entry.agreed.edition.decimals
    if not agreed.maximum:
        return _("Inget område är bedömt i %(municipality)s.", municipality=entry.municipality)
    reached = _(
        "%(municipality)s får %(reached)s av %(points)s poäng",
        municipality=entry.municipality,
        reached=as_read(agreed, decimals),
        points=points(agreed.maximum),
    )
    if agreed.open:
        return _(
            "%(reached)s så långt: några frågor är inte enade än, därför står poängen som ett spann.",
            reached=reached,
        )
    share = percents(agreed.secured, agreed.maximum)
    if own.open:
        return _(
            "%(reached)s, %(share)s. Kommunens egen värdering var %(own)s poäng.",
            reached=reached,
            share=share,
            own=as_read(own, decimals),
        )
    difference = apart(agreed.secured, own.secured, decimals)
    if not difference:
        return _(
            "%(reached)s, %(share)s. Kommunens egen värdering gav samma summa.", reached=reached, share=share
        )
    which = _("högre") if difference < 0 else _("lägre")
    return _(
        "%(reached)s, %(share)s. Kommunens egen värdering var %(own)s poäng, alltså "
        "%(points)s poäng %(which)s.",
        reached=reached,
        share=share,
        own=as_read(own, decimals),
        points=points(abs(difference), decimals),
        which=which,
    )


def _standing_out(entry: ReportEntry) -> tuple[Text, ...]:
    """Name the areas with the largest and the smallest share; nothing while any point is open."""
    agreed = entry.agreed
    areas = [area for area in agreed.edition.areas if agreed.areas[area.number].maximum]
    if len(areas) < 2 or agreed.total.open:  # noqa: PLR2004 -- one alone stands out from nothing
        return ()

    def reached(area: Area) -> Fraction:
        score = agreed.areas[area.number]
        return score.secured / score.maximum

    ordered = sorted(areas, key=reached, reverse=True)
    high, low = ordered[0], ordered[-1]
    furthest = _("Längst har kommunen kommit i %(named)s.", named=_named(high, agreed))
    return (
        Text(
            _(
                "%(furthest)s Mest finns kvar att göra i %(named)s.",
                furthest=furthest,
                named=_named(low, agreed),
            )
        ),
    )


def _named(area: Area, compass: Compass) -> str:
    score = compass.areas[area.number]
    written = as_read(score, compass.edition.decimals)
    return _(
        "område %(number)s, %(name)s (%(written)s av %(points)s)",
        number=area.number,
        name=area.name,
        written=written,
        points=points(score.maximum),
    )
