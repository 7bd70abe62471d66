"""A draft with its replies to read and print: area by area, what was said, answered and changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exports.markup import Run
from exports.replies.entry import RepliesEntry, ToldArea, ToldChange, ToldPlace, ToldReply
from exports.report.contents import (
    LEAD,
    NOTE,
    Block,
    Chapter,
    Report,
    Table,
    Text,
    listed,
    marked,
)
from exports.report.reading_guide import NOTHING, changed, day, scored
from questionnaires.language import gettext as _
from questionnaires.language import ngettext


def replies_report(entry: RepliesEntry) -> Report:
    """Tell a draft with its replies as a document."""
    chapters = (
        _overview(entry),
        *(_area(one) for one in entry.areas),
        Chapter(
            _("Det här ändrades sedan utkastet, och varför"),
            chapters=tuple(Chapter(heading, tuple(_changes(some))) for heading, some in entry.changes),
            new_page=True,
        ),
    )
    made = _("Uttaget %(day)s", day=day(entry.made_at))
    return Report(
        title=_("Utkastet om %(municipality)s och era svar", municipality=entry.municipality),
        municipality=entry.municipality,
        lines=tuple(filter(None, (entry.edition, entry.version, entry.state, made))),
        draft=not entry.fixed,
        moment=entry.made_at,
        cover=None,
        chapters=tuple(one for one in chapters if not one.empty),
        subject=_("Kommunens svar på utkastet till utvärdering"),
        warning=_("Utkast, inte offentligt. Poäng och texter kan ändras."),
    )


def _overview(entry: RepliesEntry) -> Chapter:
    """Say how the whole stands: both sets of points, and how many replies each area has."""
    decimals = entry.draft.edition.decimals
    rows = []
    for area, told in zip(entry.draft.edition.areas, entry.areas, strict=False):
        draft, own = entry.draft.areas[area.number], entry.own.areas[area.number]
        many = sum(not one.accepts for one in _all_replies(told))
        figures = scored(draft, decimals)[0], scored(own, decimals)[0], changed(draft, own, decimals)
        rows.append((f"{area.number}. {area.name}", *figures, str(many) if many else NOTHING))
    draft, own = entry.draft.total, entry.own.total
    objections = sum(not one.accepts for area in entry.areas for one in _all_replies(area))
    total = scored(draft, decimals)[0], scored(own, decimals)[0], changed(draft, own, decimals)
    heads = _("Område"), _("Utkastet"), _("Ni själva"), _("Skillnad"), _("Ej godtaget")
    blocks: tuple[Block, ...] = (
        Text(_("Här står utkastet så som ni fick det, vad ni har svarat och vad utvärderarna svarar."), LEAD),
        Text(_told_objections(objections)),
        Table(
            _("Poäng, och hur många ställen ni inte har godtagit"),
            heads,
            (*rows, (_("Summa"), *total, str(objections))),
            summed=True,
        ),
        Text(
            _(
                "En fråga står för sig när utkastet skiljer sig från er värdering eller ni har svarat på "
                "den. De andra står i en tabell sist i varje område."
            ),
            NOTE,
        ),
    )
    return Chapter(_("Utkastet och svaren i korthet"), blocks, new_page=True)


def _told_objections(many: int) -> str:
    if not many:
        return _("Ni har inte invänt mot något.")
    return ngettext("Ni har en invändning.", "Ni har %(num)s invändningar.", many)


def _all_replies(area: ToldArea) -> list[ToldReply]:
    return [*area.replies, *(reply for place in area.places for reply in place.replies)]


def _area(area: ToldArea) -> Chapter:
    """Tell the texts of an area with what was replied to them, then its questions."""
    texts = (
        *(Chapter(one.heading, listed(one.words) if one.listed else marked(one.words)) for one in area.texts),
        Chapter(_("Svar på texterna"), tuple(_replies(area.replies))),
    )
    told = tuple(_question(one) for one in area.places if not one.quiet)
    quiet = [one for one in area.places if one.quiet]
    chapters = (
        Chapter(_("Texterna"), chapters=tuple(one for one in texts if not one.empty)),
        Chapter(_("Frågor där ni skiljer er åt eller har svarat"), chapters=told),
        Chapter(_("Frågor där utkastet säger som ni"), (_alike(quiet),) if quiet else ()),
    )
    blocks = (Text(area.reached),) if area.reached else ()
    return Chapter(area.title, blocks, tuple(one for one in chapters if not one.empty), new_page=True)


def _question(place: ToldPlace) -> Chapter:
    both = (
        _said(_("Ni själva"), place.own),
        _said(_("Utkastet, %(reached)s poäng", reached=place.reached), place.draft),
    )
    title = f"{place.number} {place.name}"
    return Chapter(title, (*both, *marked(place.motivation), *_replies(place.replies)))


def _said(who: str, words: str) -> Text:
    """Give words with whose they are before them."""
    runs = Run(f"{who}: ", strong=True), Run(words)
    return Text("".join(one.words for one in runs), runs=runs)


def _alike(places: Iterable[ToldPlace]) -> Table:
    heads = _("Fråga"), _("Bedömning"), _("Poäng")
    rows = tuple((f"{one.number} {one.name}", one.briefly, one.reached) for one in places)
    return Table(_("Bedömning och poäng, fråga för fråga"), heads, rows, worded=True)


def _replies(replies: Iterable[ToldReply]) -> Iterator[Block]:
    """Tell each reply with its answer; what is asked for, the words, and what shows it."""
    for one in replies:
        yield Text(one.about, NOTE)
        said = (_("Ni vill ha"), one.wanted), (_("Ni skriver"), one.clause), (_("Det visar"), one.evidence)
        yield from (_said(who, words) for who, words in said if words)
        if one.outcome:
            yield Text(one.outcome, NOTE)
            answered = (_("Utvärderarna svarar"), one.why), (_("Nu"), one.now)
            yield from (_said(who, words) for who, words in answered if words)
        elif not one.accepts:
            yield Text(_("Utvärderarna har inte svarat än."))


def _changes(changes: Iterable[ToldChange]) -> Iterator[Block]:
    for one in changes:
        yield Text(f"{one.where}. {one.what}", NOTE)
        told = (_("Före"), one.before), (_("Efter"), one.after), (_("Varför"), one.why)
        yield from (_said(name, words or NOTHING) for name, words in told)
