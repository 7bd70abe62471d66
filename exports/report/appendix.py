"""The end of a report: the same visit on a second scale, and how the figures are read."""

from __future__ import annotations

from exports.report.contents import NOTE, Block, Chapter, Points, Table, Text
from exports.report.entry import LEAST, ReportEntry
from exports.report.reading_guide import points, scored
from questionnaires.compass import Compass

_ROUNDED = (
    "delområden till en decimal, andelar till hela procent. En skillnad är den mellan talen som de står. "
    "En summa av avrundade tal kan däremot skilja sig från summan som står."
)
_RULES = (
    (
        "En fråga som inte är tillämplig räknas bort helt. Ett område som inte bedöms räknas inte med, och "
        "summan säger då hur många poäng som gick att få."
    ),
    "Ett spann, som 57–79, betyder att något är öppet: det lägre talet är säkrat, det högre är möjligt.",
    "Jämför bara poäng från samma utgåva. Utgåvorna mäter olika saker och är olika svåra.",
    "En skillnad på någon enstaka poäng säger sällan något. Läs den tillsammans med texten.",
)
"""What a reader needs to know of every figure."""


def second_scale(entry: ReportEntry) -> Chapter:
    """Show both scales where a second edition is chosen; areas of two editions are never joined."""
    title = "Samma besök på en annan skala"
    carried = entry.second
    if carried is None:
        return Chapter(title)
    first, second = carried.first, carried.second
    reached = points(carried.points_reached)
    blocks: tuple[Block, ...] = (
        Text(
            f"De enade bedömningarna är här förda över från {first.edition.name} till {second.edition.name}, "
            "fråga för fråga, och räknade med den utgåvans vikter och maxpoäng. Vad som motsvarar vad är vår "
            "egen bedömning. Olika utgåvor mäter olika saker; poängen går inte att jämföra som bättre "
            "eller sämre."
        ),
        Text(
            f"Överföringen når {len(carried.marks)} av {len(carried.edition.questions)} frågor, "
            f"{reached} av {points(second.total.maximum)} poäng. "
            "Det som inte nås står som ett öppet spann, aldrig som noll."
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
    total = ("Summa", *scored(compass.total, edition.decimals))
    heads = ("Område", "Poäng", "Av", "Andel")
    return Table(f"Poäng per område i {edition.name}", heads, (*rows, total), summed=True)


def reading(entry: ReportEntry) -> Chapter:
    """Say how the figures are to be read."""
    edition = entry.agreed.edition
    rounded = "en decimal" if edition.decimals else "hela poäng"
    items = (
        f"Poängen räknas exakt och avrundas en gång, när de läses: områden och summa till {rounded}, "
        + _ROUNDED,
        *_RULES,
        f"Ett medelvärde visas bara när det bygger på minst {LEAST} kommuner, alltid med period och antal.",
    )
    digest = f"Räknat med {edition.name}, kontrollsumma {edition.digest[:16]}."
    return Chapter("Så läser du siffrorna", (Points(items), Text(digest, NOTE)))
