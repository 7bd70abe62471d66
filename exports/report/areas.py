"""The areas of a report one by one: points, running text, strengths and improvements, good examples."""

from __future__ import annotations

from exports.report.contents import MISSING, NOTE, Block, Chapter, Lists, Points, Text, listed, marked
from exports.report.entry import IMPROVEMENTS, RUNNING, SINCE, STRENGTHS, ReportEntry
from exports.report.reading_guide import FINE, points, scored
from exports.rose import as_read
from questionnaires.edition import Area, Subarea
from questionnaires.language import gettext as _


def area_chapters(entry: ReportEntry) -> tuple[Chapter, ...]:
    """Tell every area, in the order of the edition."""
    return tuple(_area(entry, area) for area in entry.agreed.edition.areas)


def _area(entry: ReportEntry, area: Area) -> Chapter:
    score, decimals = entry.agreed.areas[area.number], entry.agreed.edition.decimals
    title = _("Område %(number)s. %(name)s", number=area.number, name=area.name)
    if not score.maximum:
        return Chapter(title, (Text(_("Området bedöms inte. Det räknas inte med i summan.")),))
    reached = _(
        "%(reached)s av %(points)s poäng.", reached=as_read(score, decimals), points=points(score.maximum)
    )
    own = entry.own.areas[area.number]
    valued = (
        _(" Kommunens egen värdering: %(reached)s.", reached=as_read(own, decimals)) if own.maximum else ""
    )
    chapters = (
        Chapter(_("Allmänt"), marked(entry.texts.get((area.number, RUNNING), ""))),
        Chapter(_("Sedan förra utvärderingen"), _since(entry, area)),
        *(_subarea(entry, subarea) for subarea in area.subareas),
        Chapter(_("Styrkor och förbättringsområden"), _both(entry, area)),
        Chapter(_("Goda exempel"), _examples(entry, area)),
    )
    return Chapter(
        title, (Text(reached + valued),), tuple(chapter for chapter in chapters if not chapter.empty)
    )


def _both(entry: ReportEntry, area: Area) -> tuple[Block, ...]:
    """Set strengths and improvement areas beside each other; where none are, a draft says so kindly."""
    written = [listed(entry.texts.get((area.number, kind), "")) for kind in (STRENGTHS, IMPROVEMENTS)]
    if not any(written):
        still = _("Styrkorna och förbättringsområdena är inte skrivna än.")
        return (Text(still, MISSING),) if entry.draft else ()
    columns = tuple(found[0] if found else Points(()) for found in written)
    caption = _("Styrkor och förbättringsområden, område %(number)s", number=area.number)
    return (Lists(caption, (_("Styrkor"), _("Förbättringsområden")), columns),)


def _since(entry: ReportEntry, area: Area) -> tuple[Block, ...]:
    """Tell what the last evaluation in the same edition said of an area, and what has come of it."""
    last, written = entry.last_time, marked(entry.texts.get((area.number, SINCE), ""))
    said = [words for number, _name, words in last.said if number == area.number] if last else []
    if last is None or not last.same or not said:
        return written
    before = Text(_("Utvärderingen %(year)s pekade ut det här att förbättra:", year=last.year))
    return before, *listed(said[0]), *written


def _examples(entry: ReportEntry, area: Area) -> tuple[Block, ...]:
    """List the area's good examples, each with where one can learn more."""
    parts = {area.number, *(subarea.number for subarea in area.subareas)}
    found = [one for one in entry.examples if one.part in parts]
    items = tuple(
        _("%(text)s Läs mer: %(more)s.", text=one.text.strip(), more=one.learn_from.strip())
        if one.learn_from.strip()
        else one.text.strip()
        for one in found
    )
    return (Points(items),) if items else ()


def _subarea(entry: ReportEntry, subarea: Subarea) -> Chapter:
    """Give the points of a subarea and its running text, under its own heading; nothing where neither is."""
    found: tuple[Block, ...] = marked(entry.texts.get((subarea.number, RUNNING), ""))
    still = (Text(_("Texten om delområdet är inte skriven än."), MISSING),) if entry.draft else ()
    score = entry.agreed.subareas[subarea.number]
    reached, most, share = scored(score, FINE)
    told = (
        _("%(reached)s av %(most)s poäng, %(share)s", reached=reached, most=most, share=share)
        if score.maximum and not score.open
        else _("%(reached)s av %(most)s poäng", reached=reached, most=most)
        if score.maximum
        else reached
    )
    return Chapter(f"{subarea.number} {subarea.text}", (Text(told, NOTE), *(found or still)))
