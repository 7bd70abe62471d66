"""The end of a report: the same visit on a second scale, and how the figures are read."""

from __future__ import annotations

from exports.report.contents import NOTE, Block, Chapter, Points, Table, Text
from exports.report.entry import LEAST, ReportEntry
from exports.report.reading_guide import points, scored
from questionnaires.compass import Compass
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_

_ROUNDED = N_(
    "delområden till en decimal, andelar till hela procent. En skillnad är den mellan talen som de står. "
    "En summa av avrundade tal kan däremot skilja sig från summan som står."
)
_RULES = (
    N_(
        "En fråga som inte är tillämplig räknas bort helt. Ett område som inte bedöms räknas inte "
        "med, och "
        "summan säger då hur många poäng som gick att få."
    ),
    N_("Ett spann, som 57–79, betyder att något är öppet: det lägre talet är säkrat, det högre är möjligt."),
    N_("Jämför bara poäng från samma utgåva. Utgåvorna mäter olika saker och är olika svåra."),
    N_("En skillnad på någon enstaka poäng säger sällan något. Läs den tillsammans med texten."),
)
"""What a reader needs to know of every figure."""


def second_scale(entry: ReportEntry) -> Chapter:
    """Show both scales where a second edition is chosen; areas of two editions are never joined."""
    title = _("Samma besök på en annan skala")
    carried = entry.second
    if carried is None:
        return Chapter(title)
    first, second = carried.first, carried.second
    reached = points(carried.points_reached)
    blocks: tuple[Block, ...] = (
        Text(
            _(
                "De enade bedömningarna är här förda över från %(name)s till %(other)s, fråga för "
                "fråga, och räknade med den utgåvans vikter och maxpoäng. Vad som motsvarar vad är vår "
                "egen bedömning. Olika utgåvor mäter olika saker; poängen går inte att jämföra som "
                "bättre eller sämre.",
                name=first.edition.name,
                other=second.edition.name,
            )
        ),
        Text(
            _(
                "Överföringen når %(reached_questions)s av %(questions)s frågor, %(reached)s av %(points)s "
                "poäng. Det som "
                "inte nås står som ett öppet spann, aldrig som noll.",
                reached_questions=len(carried.marks),
                questions=len(carried.edition.questions),
                reached=reached,
                points=points(second.total.maximum),
            )
        ),
        _scale(first),
        _scale(second),
        Text(str(second.edition.wording), NOTE),
    )
    return Chapter(title, blocks, new_page=True)


def _scale(compass: Compass) -> Table:
    edition = compass.edition
    rows = [
        (f"{area.number}. {area.name}", *scored(compass.areas[area.number], edition.decimals))
        for area in edition.areas
    ]
    total = (_("Summa"), *scored(compass.total, edition.decimals))
    heads = (_("Område"), _("Poäng"), _("Av"), _("Andel"))
    return Table(_("Poäng per område i %(name)s", name=edition.name), heads, (*rows, total), summed=True)


def reading(entry: ReportEntry) -> Chapter:
    """Say how the figures are to be read."""
    edition = entry.agreed.edition
    rounded = _("en decimal") if edition.decimals else _("hela poäng")
    items = (
        _(
            "Poängen räknas exakt och avrundas en gång, när de läses: områden och summa till %(rounded)s, ",
            rounded=rounded,
        )
        + str(_ROUNDED),
        *map(str, _RULES),
        _(
            "Ett medelvärde visas bara när det bygger på minst %(least)s kommuner, alltid med period "
            "och antal.",
            least=LEAST,
        ),
    )
    digest = _(
        "Räknat med %(name)s, kontrollsumma %(digest)s.", name=edition.name, digest=edition.digest[:16]
    )
    return Chapter(_("Så läser du siffrorna"), (Points(items), Text(digest, NOTE)))
