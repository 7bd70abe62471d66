"""The figures at the end of a report: every score, the same visit on a second scale, how they are read."""

from __future__ import annotations

from fractions import Fraction

from exports.report.contents import NOTE, Block, Chapter, Points, Table, Text
from exports.report.entry import LEAST, ReportEntry
from exports.report.reading_guide import FINE, NOTHING, points, scored
from questionnaires.compass import Compass, Score
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_
from questionnaires.rounding import half_up

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
        _scales(first, second),
        Text(str(second.edition.wording), NOTE),
    )
    return Chapter(title, blocks)


def _scales(first: Compass, second: Compass) -> Table:
    """Set both scales in one table; areas share a row where they are named alike, never by number."""
    names = [str(area.name) for one in (first, second) for area in one.edition.areas]
    rows = [(name, *_on(first, name), *_on(second, name)) for name in dict.fromkeys(names)]
    total = (
        _("Summa"),
        *scored(first.total, first.edition.decimals)[:2],
        *scored(second.total, second.edition.decimals)[:2],
    )
    heads = [_("Område")]
    for one in (first, second):
        heads += [_("Utgåva %(year)s", year=one.edition.id.rpartition("/")[2]), _("Av")]
    return Table(_("Poäng per område på båda skalorna"), tuple(heads), (*rows, total), summed=True)


def _on(compass: Compass, name: str) -> tuple[str, str]:
    """Give what an area of this name reaches on one scale, and the most there is."""
    area = next((one for one in compass.edition.areas if str(one.name) == name), None)
    if area is None:
        return NOTHING, NOTHING
    reached, most, _share = scored(compass.areas[area.number], compass.edition.decimals)
    return reached, most


def overview(entry: ReportEntry) -> Chapter:
    """Gather every score in one table: the areas, each followed by its subareas, and the sum."""
    agreed = entry.agreed
    rows: list[tuple[str, ...]] = []
    strong = set()
    for area in agreed.edition.areas:
        strong.add(len(rows))
        rows.append((f"{area.number}. {area.name}", *scored(agreed.areas[area.number], FINE)))
        rows += [
            (f"{one.number} {one.text}", *scored(agreed.subareas[one.number], FINE)) for one in area.subareas
        ]
    if len(strong) == len(rows):
        return Chapter(_("Översikt av poängen"))
    total = (_("Summa"), *scored(agreed.total, FINE))
    heads = (_("Område och delområde"), _("Uppnått"), _("Av"), _("Andel"))
    table = Table(_("Alla poäng"), heads, (*rows, total), summed=True, strong=frozenset(strong))
    return Chapter(_("Översikt av poängen"), (table, *_apart(agreed)))


def _apart(agreed: Compass) -> tuple[Text, ...]:
    """Say where figures that were rounded one by one come to something else than their sum does."""
    found: list[str] = []
    for area in agreed.edition.areas:
        parts = [agreed.subareas[one.number] for one in area.subareas]
        _add(found, area.number, parts, agreed.areas[area.number])
    _add(found, "", [agreed.areas[area.number] for area in agreed.edition.areas], agreed.total)
    if not found:
        return ()
    sums = "; ".join(found)
    return (Text(_("Talen är avrundade vart och ett. Lagda ihop ger de %(sums)s.", sums=sums), NOTE),)


def _add(found: list[str], number: str, parts: list[Score], whole: Score) -> None:
    """Note the sum of the figures as they are read, where it is not the figure that is read."""
    if not parts or whole.open or not whole.maximum:
        return
    read = sum((half_up(one.secured, FINE) for one in parts if one.maximum), Fraction(0))
    if read == half_up(whole.secured, FINE):
        return
    told = points(read, FINE)
    found.append(
        _("%(read)s i område %(number)s", read=told, number=number)
        if number
        else _("%(read)s i summan", read=told)
    )


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
    return Chapter(_("Så läser du siffrorna"), (Points(items), Text(digest, NOTE)), whole=True)
