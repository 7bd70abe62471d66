"""The workbook of an edition: every question to read and comment in, away from the files it stands in."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from exports import cells, sheets, theme, workbook_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from questionnaires.edition import Edition, Kind, Question, Subarea

_COMMENT = sheets.Column("Kommentar", theme.WIDTHS["words"], "text")

_WHOLE = (
    sheets.Column("Nr", theme.WIDTHS["number"], "code"),
    sheets.Column("Namn", theme.WIDTHS["words"], "text"),
    sheets.Column("Högst", theme.WIDTHS["figure"], "tenth"),
    sheets.Column("Frågor", theme.WIDTHS["figure"], "whole"),
    sheets.Column("Källor", theme.WIDTHS["levels"], "quiet"),
    _COMMENT,
)

_QUESTIONS = (
    sheets.Column("Nr", theme.WIDTHS["number"], "code"),
    sheets.Column("Delområde", theme.WIDTHS["levels"], "quiet"),
    sheets.Column("Fråga", theme.WIDTHS["question"], "text"),
    _COMMENT,
    sheets.Column("Stödtext", theme.WIDTHS["words"], "text"),
    sheets.Column("Bedöms i", theme.WIDTHS["words"], "text"),
    sheets.Column("Underlag", theme.WIDTHS["levels"], "text"),
    sheets.Column("Vikt", theme.WIDTHS["figure"], "whole"),
    sheets.Column("Högst", theme.WIDTHS["figure"], "tenth"),
    sheets.Column("Källor", theme.WIDTHS["levels"], "quiet"),
    sheets.Column("Id", theme.WIDTHS["levels"], "code"),
)

_LEVELS = (
    sheets.Column("Del", theme.WIDTHS["municipality"], "name"),
    sheets.Column("Frågan till delen", theme.WIDTHS["levels"], "text"),
    sheets.Column("Nivå", theme.WIDTHS["municipality"], "text"),
    sheets.Column("Betyder", theme.WIDTHS["words"], "text"),
    sheets.Column("Andel", theme.WIDTHS["figure"], "share"),
    _COMMENT,
)

_INTROS = (
    sheets.Column("Nr", theme.WIDTHS["number"], "code"),
    sheets.Column("Namn", theme.WIDTHS["name"], "text"),
    sheets.Column("Inledning", theme.WIDTHS["long"], "text"),
    _COMMENT,
)

_DESCRIPTIONS = (
    sheets.Column("Rubrik", theme.WIDTHS["name"], "text"),
    sheets.Column("Hjälp", theme.WIDTHS["long"], "text"),
    sheets.Column("Ord", theme.WIDTHS["figure"], "whole"),
    _COMMENT,
)

FIGURES = (
    sheets.Column("Perspektiv", theme.WIDTHS["municipality"], "quiet"),
    sheets.Column("Nyckeltal", theme.WIDTHS["name"], "label"),
    sheets.Column("Enhet", theme.WIDTHS["municipality"], "text"),
    sheets.Column("Bättre", theme.WIDTHS["figure"], "text"),
    sheets.Column("Visar", theme.WIDTHS["words"], "text"),
)
"""The columns of an edition's key figures; the jury reads them too."""

_SELECTION = (
    *FIGURES,
    _COMMENT,
    sheets.Column("Källor", theme.WIDTHS["levels"], "quiet"),
    sheets.Column("Id", theme.WIDTHS["levels"], "code"),
)

_HOW_TO = (
    "Skriv i kolumnen Kommentar på varje blad. Ändringar i de andra kolumnerna läses inte tillbaka.",
    "Kommentarerna förs in i utgåvans filer av den som ändrar frågorna. Filerna är den enda källan.",
)


def edition_workbook(edition: Edition) -> bytes:
    """Make the workbook of an edition (.xlsx); the same edition gives the same bytes."""
    book = sheets.new_book(edition.name.sv, "En utgåva att läsa och kommentera")
    leads = [
        *told_of(edition),
        *_HOW_TO,
        f"Utgåva {edition.id}, {edition.digest}",
    ]
    if edition.figures:
        _add(book, edition.name.sv, "Utgavan", leads, _SELECTION, list(_selection(edition)), frozen=2)
    else:
        _add(book, edition.name.sv, "Utgavan", leads, _WHOLE, list(_areas(edition)))
    if intros := [(a.number, a.name.sv, a.intro.sv, None) for a in edition.areas if a.intro]:
        _add(book, "Inledningar", "Inledningar", _HOW_TO[:1], _INTROS, intros)
    if edition.questions:
        told = (f"{len(edition.questions)} frågor. {_HOW_TO[0]}",)
        _add(book, "Frågor", "Fragor", told, _QUESTIONS, list(_questions(edition)), frozen=3)
        told = (f"Så bedöms varje del. {_HOW_TO[0]}",)
        _add(book, "Delar och nivåer", "Nivaer", told, _LEVELS, list(_levels(edition)))
    if edition.descriptions:
        rows = [(d.heading.sv, d.help.sv, d.words, None) for d in edition.descriptions]
        _add(book, "Egen beskrivning", "Beskrivning", _HOW_TO[:1], _DESCRIPTIONS, rows)
    sheets.add_rests(book)
    return workbook_file.as_bytes(book)


def told_of(edition: Edition) -> list[str]:
    """Tell how an edition selects, where it does, and whose its words are, a line a row."""
    told = [edition.intro, edition.wording]
    return [line for text in told if text for line in wrap(text.sv, theme.LEAD_LETTERS)]


def figure_rows(edition: Edition) -> Iterator[Sequence[sheets.Cell]]:
    """Tell every key figure, perspective by perspective, in the columns they have."""
    for perspective, figures in edition.perspectives.items():
        for figure in figures:
            better = "högre" if figure.rises else "lägre"
            yield perspective.name.sv, figure.name.sv, figure.unit.sv, better, figure.meaning.sv


def _selection(edition: Edition) -> Iterator[Sequence[sheets.Cell]]:
    """Tell every key figure with room for a comment, its sources and its id."""
    ordered = (figure for figures in edition.perspectives.values() for figure in figures)
    for row, figure in zip(figure_rows(edition), ordered, strict=True):
        yield *row, None, "; ".join(figure.sources), figure.id


def _add(  # noqa: PLR0913, PLR0917 -- a sheet is a heading, a table, what to know, columns and rows
    book: cells.Book,
    heading: str,
    table_name: str,
    leads: Sequence[str],
    columns: Sequence[sheets.Column],
    rows: Sequence[Sequence[sheets.Cell]],
    frozen: int = 1,
) -> None:
    """Add a sheet that is one table."""
    (title,) = sheets.sheet_titles([heading], book.sheetnames)
    sheet = sheets.add_sheet(book, title, heading, leads)
    top = len(leads) + 3
    sheets.table(sheet, table_name, top, columns, rows)
    sheets.set_widths(sheet, columns)
    sheets.set_pages(sheet, len(columns), top, frozen=frozen)


def _areas(edition: Edition) -> Iterator[Sequence[sheets.Cell]]:
    """Tell every area and its subareas, and what they give together."""
    for area in edition.areas:
        cites = "; ".join(area.sources)
        strong = [sheets.Field(area.number, "name"), sheets.Field(area.name.sv, "label")]
        points = sheets.Field(area.max_points, "tenth_strong")
        yield *strong, points, len(area.questions) or None, cites, None
        for subarea in area.subareas:
            asked = len(subarea.questions) or None
            cites = "; ".join(subarea.sources)
            yield subarea.number, subarea.text.sv, subarea.max_points, asked, cites, None


def _questions(edition: Edition) -> Iterator[Sequence[sheets.Cell]]:
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


def _levels(edition: Edition) -> Iterator[Sequence[sheets.Cell]]:
    """Tell the levels of every part once; measures all have the same two."""
    kinds: dict[str, Kind] = {}
    for question in edition.questions.values():
        kinds.setdefault("" if question.has_measures else question.kind.id, question.kind)
    parts = {part.id: part for key, kind in kinds.items() for part in (kind.parts if key else kind.parts[:1])}
    measured = kinds[""].parts[0].id if "" in kinds else None
    for part in parts.values():
        name, ask = ("Åtgärd", "") if part.id == measured else (part.name.sv, part.ask.sv)
        for level in part.levels:
            yield name, ask, level.name.sv, level.text.sv, level.share, None
