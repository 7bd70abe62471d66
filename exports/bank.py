"""The workbook of an edition: every question to read and comment in, away from the files it stands in."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from exports import anchored, theme
from exports.workbook import endings, file, sheets, tables
from exports.workbook.book import Book
from exports.workbook.cells import Field
from exports.workbook.tables import Column
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from exports.workbook.cells import Cell
    from questionnaires.edition import Edition, Kind, Question, Subarea

_COMMENT = Column(
    N_("Kommentar"),
    theme.WIDTHS["words"],
    "text",
    N_("Er kommentar. Den förs in i utgåvans filer av den som ändrar frågorna."),
)

_ID = Column(
    N_("Id"), theme.WIDTHS["levels"], "code", N_("Frågans eller nyckeltalets namn, lika i alla utgåvor.")
)
_WHOLE = (
    Column(N_("Nr"), theme.WIDTHS["number"], "code", N_("Numret i den här utgåvan.")),
    Column(N_("Namn"), theme.WIDTHS["words"], "text", N_("Vad området eller delområdet heter.")),
    Column(N_("Högst"), theme.WIDTHS["figure"], "tenth", N_("Flest poäng det kan ge.")),
    Column(N_("Frågor"), theme.WIDTHS["figure"], "whole", N_("Hur många frågor det består av.")),
    Column(
        N_("Källor"),
        theme.WIDTHS["levels"],
        "quiet",
        N_("Dokumenten som det bygger på, med de namn de har i källförteckningen."),
    ),
    _COMMENT,
)

_QUESTIONS = (
    Column(N_("Nr"), theme.WIDTHS["number"], "code", N_("Numret i den här utgåvan.")),
    Column(N_("Delområde"), theme.WIDTHS["levels"], "quiet", N_("Delområdet som frågan hör till.")),
    Column(N_("Fråga"), theme.WIDTHS["question"], "text", N_("Frågan, ordagrant.")),
    _COMMENT,
    Column(N_("Stödtext"), theme.WIDTHS["words"], "text", N_("Vad kommunen får till hjälp när den svarar.")),
    Column(
        N_("Bedöms i"),
        theme.WIDTHS["words"],
        "text",
        N_("Delarna som frågan bedöms i, med deras vikt, eller åtgärderna som den räknar upp."),
    ),
    Column(N_("Underlag"), theme.WIDTHS["levels"], "text", N_("Vad som kan visa att svaret stämmer.")),
    Column(
        N_("Vikt"), theme.WIDTHS["figure"], "whole", N_("Hur mycket frågan väger mot de andra i delområdet.")
    ),
    Column(N_("Högst"), theme.WIDTHS["figure"], "tenth", N_("Flest poäng det kan ge.")),
    Column(
        N_("Källor"),
        theme.WIDTHS["levels"],
        "quiet",
        N_("Dokumenten som det bygger på, med de namn de har i källförteckningen."),
    ),
    _ID,
)

_LEVELS = (
    Column(N_("Del"), theme.WIDTHS["municipality"], "name", N_("Delen som bedöms.")),
    Column(N_("Frågan till delen"), theme.WIDTHS["levels"], "text", N_("Vad som frågas om delen.")),
    Column(N_("Nivå"), theme.WIDTHS["municipality"], "text", N_("Nivån på skalan.")),
    Column(N_("Betyder"), theme.WIDTHS["words"], "text", N_("Vad nivån betyder.")),
    Column(N_("Andel"), theme.WIDTHS["figure"], "share", N_("Hur stor andel av delens poäng nivån ger.")),
    _COMMENT,
)
_ANCHORS = (*anchored.COLUMNS, _COMMENT._replace(width=theme.WIDTHS["name"]))
_INTROS = (
    Column(N_("Nr"), theme.WIDTHS["number"], "code", N_("Numret i den här utgåvan.")),
    Column(N_("Namn"), theme.WIDTHS["name"], "text", N_("Vad området eller delområdet heter.")),
    Column(N_("Inledning"), theme.WIDTHS["long"], "text", N_("Texten som inleder området.")),
    _COMMENT,
)

_DESCRIPTIONS = (
    Column(N_("Rubrik"), theme.WIDTHS["name"], "text", N_("Beskrivningens rubrik.")),
    Column(N_("Hjälp"), theme.WIDTHS["long"], "text", N_("Vad kommunen får till hjälp när den skriver.")),
    Column(N_("Ord"), theme.WIDTHS["figure"], "whole", N_("Så många ord beskrivningen får vara.")),
    _COMMENT,
)

FIGURES = (
    Column(
        N_("Perspektiv"),
        theme.WIDTHS["municipality"],
        "quiet",
        N_("Det perspektiv som nyckeltalet hör till."),
    ),
    Column(N_("Nyckeltal"), theme.WIDTHS["name"], "label", N_("Vad nyckeltalet heter.")),
    Column(N_("Enhet"), theme.WIDTHS["municipality"], "text", N_("Vad det räknas i.")),
    Column(N_("Bättre"), theme.WIDTHS["figure"], "text", N_("Om ett högre eller ett lägre värde är bättre.")),
    Column(N_("Visar"), theme.WIDTHS["words"], "text", N_("Vad nyckeltalet visar, och hur det läses.")),
)
"""The columns of an edition's key figures; the jury reads them too."""

_SELECTION = (
    *FIGURES,
    _COMMENT,
    Column(
        N_("Källor"),
        theme.WIDTHS["levels"],
        "quiet",
        N_("Dokumenten som det bygger på, med de namn de har i källförteckningen."),
    ),
    _ID,
)

_HOW_TO = (
    N_("Skriv i kolumnen Kommentar på varje blad. Ändringar i de andra kolumnerna läses inte tillbaka."),
    N_("Kommentarerna förs in i utgåvans filer av den som ändrar frågorna. Filerna är den enda källan."),
)


def edition_workbook(edition: Edition) -> bytes:
    """Make the workbook of an edition (.xlsx); the same edition gives the same bytes."""
    book = Book(edition.name.sv, _("En utgåva att läsa och kommentera"))
    leads = [
        *told_of(edition),
        *_HOW_TO,
        _("Utgåva %(id)s, %(digest)s", id=edition.id, digest=edition.digest),
    ]
    if edition.figures:
        _add(book, edition.name.sv, "Utgavan", leads, _SELECTION, list(_selection(edition)), frozen=2)
    else:
        _add(book, edition.name.sv, "Utgavan", leads, _WHOLE, list(_areas(edition)))
    if intros := [(a.number, a.name.sv, a.intro.sv, None) for a in edition.areas if a.intro]:
        _add(book, _("Inledningar"), "Inledningar", _HOW_TO[:1], _INTROS, intros)
    if edition.questions:
        told = (_("%(count)s frågor. %(how_to)s", count=len(edition.questions), how_to=_HOW_TO[0]),)
        _add(book, _("Frågor"), "Fragor", told, _QUESTIONS, list(_questions(edition)), frozen=3)
        told = (_("Så bedöms varje del. %(how_to)s", how_to=_HOW_TO[0]),)
        _add(book, _("Delar och nivåer"), "Nivaer", told, _LEVELS, list(_levels(edition)))
    if said := [(*row, None) for row in anchored.anchor_rows(edition)]:
        _add(book, _("Nivåer, fråga för fråga"), "Ankare", _HOW_TO[:1], _ANCHORS, said, frozen=3)
    if edition.descriptions:
        rows = [(d.heading.sv, d.help.sv, d.words, None) for d in edition.descriptions]
        _add(book, _("Egen beskrivning"), "Beskrivning", _HOW_TO[:1], _DESCRIPTIONS, rows)
    endings.end(book)
    return file.as_bytes(book)


def told_of(edition: Edition) -> list[str]:
    """Tell how an edition selects, where it does, and whose its words are, a line a row."""
    told = [edition.intro, edition.wording]
    return [line for text in told if text for line in wrap(text.sv, theme.LEAD_LETTERS)]


def figure_rows(edition: Edition) -> Iterator[Sequence[Cell]]:
    """Tell every key figure, perspective by perspective, in the columns they have."""
    for perspective, figures in edition.perspectives.items():
        for figure in figures:
            better = _("högre") if figure.rises else _("lägre")
            yield perspective.name.sv, figure.name.sv, figure.unit.sv, better, figure.explained.sv


def _selection(edition: Edition) -> Iterator[Sequence[Cell]]:
    """Tell every key figure with room for a comment, its sources and its id."""
    ordered = (figure for figures in edition.perspectives.values() for figure in figures)
    for row, figure in zip(figure_rows(edition), ordered, strict=True):
        yield *row, None, "; ".join(figure.sources), figure.id


def _add(  # noqa: PLR0913, PLR0917 -- a sheet is a heading, a table, what to know, columns and rows
    book: Book,
    heading: str,
    table_name: str,
    leads: Sequence[str],
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    frozen: int = 1,
) -> None:
    """Add a sheet that is one table."""
    (title,) = sheets.sheet_titles([heading], book.titles)
    sheet = book.add(title, heading, leads)
    top = len(leads) + 3
    tables.table(sheet, table_name, top, columns, rows)
    sheets.set_pages(sheet, top, frozen=frozen)


def _areas(edition: Edition) -> Iterator[Sequence[Cell]]:
    """Tell every area and its subareas, and what they give together."""
    for area in edition.areas:
        cites = "; ".join(area.sources)
        strong = [Field(area.number, "name"), Field(area.name.sv, "label")]
        points = Field(area.max_points, "tenth_strong")
        yield *strong, points, len(area.questions) or None, cites, None
        for subarea in area.subareas:
            asked = len(subarea.questions) or None
            cites = "; ".join(subarea.sources)
            yield subarea.number, subarea.text.sv, subarea.max_points, asked, cites, None


def _questions(edition: Edition) -> Iterator[Sequence[Cell]]:
    """Tell every question with all that is said about it."""
    for subarea in edition.subareas:
        for question in subarea.questions:
            yield (
                question.number,
                subarea.text.sv,
                question.text.sv,
                None,
                question.guidance.sv,
                _judged(question),
                "\n".join(question.evidence),
                question.weight,
                _worth(subarea, question),
                "; ".join(question.sources),
                question.id,
            )


def _judged(question: Question) -> str:
    """Tell what a question is judged in: its measures, or its parts with their weights."""
    kind = question.kind
    if question.has_measures:
        return "\n".join(f"{place}. {part.ask}" for place, part in enumerate(kind.parts, start=1))
    return ", ".join(f"{part.name} {weight}" for part, weight in zip(kind.parts, kind.weights, strict=True))


def _worth(subarea: Subarea, question: Question) -> Fraction | None:
    """Give the most a question can give when all of its subarea applies."""
    weights = sum(other.weight for other in subarea.questions)
    return None if subarea.max_points is None else subarea.max_points * question.weight / weights


def _levels(edition: Edition) -> Iterator[Sequence[Cell]]:
    """Tell the levels of every part once; measures all have the same two."""
    kinds: dict[str, Kind] = {}
    for question in edition.questions.values():
        kinds.setdefault("" if question.has_measures else question.kind.id, question.scale)
    parts = {part.id: part for key, kind in kinds.items() for part in (kind.parts if key else kind.parts[:1])}
    measured = kinds[""].parts[0].id if "" in kinds else None
    for part in parts.values():
        name, ask = (_("Åtgärd"), "") if part.id == measured else (part.name.sv, part.ask.sv)
        for level in part.levels:
            yield name, ask, level.name.sv, level.text.sv, level.share, None
