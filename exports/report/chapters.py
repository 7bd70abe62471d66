"""Tells a report: which chapters it has, and what stands first."""

from __future__ import annotations

from exports.report.appendix import left_out, overview, reading, second_scale
from exports.report.areas import area_chapters
from exports.report.comparison import comparisons
from exports.report.contents import (
    LEAD,
    MISSING,
    NOTE,
    Block,
    Chapter,
    Points,
    Report,
    Rose,
    Table,
    Text,
    marked,
)
from exports.report.entry import BRIEF, VISIT, ReportEntry
from exports.report.reading_guide import NOTHING, day, points
from exports.report.summary import summary
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_

_ORDINALS = (
    *(N_("första"), N_("andra"), N_("tredje"), N_("fjärde"), N_("femte")),
    *(N_("sjätte"), N_("sjunde"), N_("åttonde"), N_("nionde"), N_("tionde")),
)


def told(entry: ReportEntry) -> Report:
    """Tell the whole report; a heading without anything under it is left out."""
    chapters = (
        _compass(entry),
        Chapter(_("Kommunen i korthet"), _brief(entry)),
        Chapter(_("Besöket"), _visit(entry)),
        summary(entry),
        comparisons(entry),
        Chapter(_("Område för område"), chapters=area_chapters(entry)),
        overview(entry),
        second_scale(entry),
        left_out(entry),
        reading(entry),
    )
    return Report(
        title=_("Kommunkompassen i %(municipality)s", municipality=entry.municipality),
        municipality=entry.municipality,
        lines=tuple(line for line in _cover_lines(entry) if line),
        draft=entry.draft,
        moment=entry.moment,
        cover=Rose(
            _("Kompassrosen för %(municipality)s", municipality=entry.municipality),
            entry.municipality,
            entry.agreed,
        ),
        chapters=tuple(chapter for chapter in chapters if not chapter.empty),
    )


def _cover_lines(entry: ReportEntry) -> tuple[str, ...]:
    """Give the lines below the title: what for, when and where, by whom, and how final it is."""
    state = (
        _("Fastställd %(day)s", day=day(entry.fixed_at)) if entry.fixed_at else _("Utkast, inte fastställd")
    )
    visited = _("Besök: %(when)s", when=entry.visited) if entry.visited else ""
    whom = "; ".join(entry.evaluators)
    by = _("Utvärderare: %(names)s", names=whom) if whom else ""
    return entry.occasion, str(entry.agreed.edition.name), visited, by, entry.version, state


def _compass(entry: ReportEntry) -> Chapter:
    """Say what the instrument is, in our own words."""
    edition = entry.agreed.edition
    most = points(edition.max_points) if edition.max_points is not None else ""
    together = _(", tillsammans %(most)s poäng", most=most) if most else ""
    blocks: tuple[Block, ...] = (
        Text(
            _(
                "Kommunkompassen visar hur en kommun styr, leder och utvecklar sin organisation. Den mäter "
                "inte "
                "om en enskild skola eller ett enskilt äldreboende är bra. Den mäter om kommunen arbetar "
                "så att "
                "de kan bli bra, och så att invånarna kan se det."
            ),
            LEAD,
        ),
        Text(_("Kompassen har %(count)s områden%(together)s:", count=len(edition.areas), together=together)),
        Points(tuple(f"{area.number}. {area.name}" for area in edition.areas)),
        Text(
            _(
                "Varje fråga bedöms från flera håll: hur arbetssättet är uppbyggt och hur stor del av "
                "kommunen "
                "som arbetar så, och för många frågor också vilka resultat det ger och om det förbättras."
            )
            if edition.detail == "question" and not any(q.has_measures for q in edition.questions.values())
            else _("Poängen följer hur mycket av det som efterfrågas som är på plats i kommunen.")
        ),
        *_how(),
        Text(str(edition.wording)),
    )
    return Chapter(_("Vad Kommunkompassen är"), blocks, new_page=True)


def _how() -> tuple[Block, ...]:
    """Say what marks rest on, who has given them, and what can come of them."""
    return (
        Text(_("Det som bedöms vilar på tre slags källor:")),
        Points(
            (
                _("Dokument: mål, planer, riktlinjer och uppföljningar"),
                _("Kommunens webbplats och intranät"),
                _("Intervjuer med förtroendevalda, chefer, medarbetare och fackliga företrädare"),
            )
        ),
        Text(
            _(
                "Kommunen har först värderat sig själv. Två utvärderare har sedan, var för sig, bedömt samma "
                "frågor efter att ha läst underlag och mött människor i kommunen. Till sist har de enats. "
                "Det är "
                "de enade poängen som rapporten handlar om; kommunens egna står bredvid."
            )
        ),
        Text(
            _(
                "Det som kan bli bättre kan kommunen föra in i en handlingsplan, och några år senare visar "
                "en ny utvärdering vad det gav."
            )
        ),
    )


def _brief(entry: ReportEntry) -> tuple[Block, ...]:
    """Describe the municipality: what the evaluators wrote, short facts, and what the list of them knows."""
    facts = (Text(entry.facts),) if entry.facts else ()
    rows = tuple(
        (one.name, one.value, one.year or NOTHING, one.source or NOTHING) for one in entry.short_facts
    )
    heads = (_("Uppgift"), _("Värde"), _("År"), _("Källa"))
    caption = _("Kortfakta om %(municipality)s", municipality=entry.municipality)
    return (
        *facts,
        *_written(entry, BRIEF, _("Här beskrivs kommunen med några meningar. Texten är inte skriven än.")),
        *((Table(caption, heads, rows, worded=True),) if rows else ()),
        *_seats(entry),
    )


def _seats(entry: ReportEntry) -> tuple[Block, ...]:
    """Set out how the seats of the council are shared, with year and source."""
    found = entry.seats
    if found is None:
        return ()
    rows = tuple((party, str(many)) for party, many in found.parties)
    total = (_("Summa"), str(sum(many for _party, many in found.parties)))
    caption = _("Mandat i fullmäktige, %(year)s", year=found.year)
    table = Table(caption, (_("Parti"), _("Mandat")), (*rows, total), summed=True)
    return table, Text(_("Källa: %(source)s.", source=found.source.rstrip(".")), NOTE)


def _visit(entry: ReportEntry) -> tuple[Block, ...]:
    """Tell of the visit, how many were met, and which sources the evaluators have used."""
    written = _written(
        entry,
        VISIT,
        _("Här står när besöket gjordes, hur det gick till och vem ni mötte. Texten är inte skriven än."),
    )
    which, met = (tuple(Text(one) for one in (words,) if words) for words in (_which(entry), entry.met))
    if not entry.sources:
        return *which, *written, *met
    return (
        *which,
        *written,
        *met,
        Text(_("Utvärderarna har använt de här källorna:")),
        Points(entry.sources),
    )


def _which(entry: ReportEntry) -> str:
    """Say which evaluation of the municipality this is, as far as is known, and when the others were."""
    before = entry.years_before
    if before is None:
        return ""
    number = len(before) + 1
    named = str(_ORDINALS[len(before)]) if number <= len(_ORDINALS) else _("%(number)s:e", number=number)
    this = _(
        "Det här är den %(named)s kända utvärderingen av %(municipality)s enligt Kommunkompassen.",
        named=named,
        municipality=entry.municipality,
    )
    if not before:
        return this
    years = [str(one) for one in before]
    listed = _(" och ").join([", ".join(years[:-1]), years[-1]] if years[1:] else years)
    return _("%(this)s Tidigare utvärderingar: %(years)s.", this=this, years=listed)


def _written(entry: ReportEntry, which: str, still: str) -> tuple[Block, ...]:
    """Give what is written; where nothing is, a draft says so kindly."""
    found = marked(entry.words.get(which, ""))
    return found or ((Text(still, MISSING),) if entry.draft else ())
