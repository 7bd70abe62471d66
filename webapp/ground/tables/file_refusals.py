"""Why a file is not read, and what to do: a sentence for every kind, with sheet, row and cell."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from webapp.ground.tables.table import MOST_COLUMNS, Most, NoTableError, letters_of


def sentence(error: NoTableError, most: Most) -> str:
    """Say why a file is not read, and what to do."""
    told = {"most": f"{most.size // 1_000_000}", "rows": _grouped(most.rows), **_where(error.told)}
    said = {**_sizes(told), **_contents(told), **_kinds()}
    unreadable = _("Filen går inte att läsa som arbetsbok. Öppna den, spara den som .xlsx och försök igen.")
    return said.get(error.why, unreadable)


def _where(told: dict[str, Any]) -> dict[str, str]:
    """Say where something stands: "Bladet ”Utfall”, rad 3, cell C3"."""
    row, sheet = told.get("row", ""), told.get("sheet", "")
    words = [_("Bladet ”%(sheet)s”", sheet=sheet)] if sheet else []
    if row:
        words.append(_("rad %(row)s", row=row))
    if row and "column" in told:
        cell = f"{letters_of(told['column'])}{row}"
        words.append(_("cell %(cell)s", cell=cell))
    where = ", ".join(words)
    return {
        "where": where[:1].upper() + where[1:],
        "many": _grouped(told.get("many", 0)),
        "last": letters_of(MOST_COLUMNS - 1),
        "wide": str(MOST_COLUMNS),
        "ends": letters_of(max(told.get("many", 1), 1) - 1),
    }


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")


def _sizes(told: dict[str, str]) -> dict[str, str]:
    return {
        "empty": _("Filen är tom. Välj en fil med kommuner."),
        "size": _("Filen är för stor. Spara bara tabellen, högst %(most)s MB.", **told),
        "swells": _("Filen är för stor när den packas upp. Kopiera tabellen till en ny arbetsbok."),
        "rows": _("Filen har %(many)s rader, och högst %(rows)s läses. Dela upp den.", **told),
        "columns": _(
            "Filen har %(many)s kolumner (till och med %(ends)s), och högst %(wide)s läses (till och med "
            "%(last)s). Ta bort de kolumner som inte behövs, eller spara bara tabellen i en ny arbetsbok.",
            **told,
        ),
        "cells": _("Filen har för många rutor (%(many)s). Dela upp den, eller ta bort kolumner.", **told),
        "slow": _("Filen tog för lång tid att läsa. Kopiera tabellen till en ny arbetsbok."),
    }


def _contents(told: dict[str, str]) -> dict[str, str]:
    return {
        "letters": _("%(where)s: rutan har mer än 32 767 tecken. Korta texten.", **told),
        "quotes": _("%(where)s går inte att läsa. Kontrollera citattecknen i filen.", **told),
        "no_text": _("Filen är ingen tabell. Spara den som .xlsx eller .csv."),
        "charset": _(
            "Bokstäverna i filen går inte att läsa. Öppna den i Excel, kontrollera å, ä och ö och spara "
            "som Excel-arbetsbok (.xlsx) eller CSV UTF-8."
        ),
        "no_sheet": _("Filen har inget synligt blad. Visa bladet med tabellen och spara den igen."),
        "marked_twice": _("Filen är två hämtade filer i en. Lämna tillbaka dem en i taget, som de hämtades."),
        "macros": _("Filen har makron. Spara den som Excel-arbetsbok (.xlsx) och försök igen."),
        "locked": _(
            "Filen är låst med lösenord. Öppna den, ta bort lösenordet under Arkiv, Info, Skydda arbetsbok, "
            "spara som .xlsx och försök igen."
        ),
    }


def _kinds() -> dict[str, str]:
    return {
        "old_book": _(
            "Det är en äldre Excelfil (.xls). Öppna den i Excel, välj Spara som, Excel-arbetsbok (.xlsx), "
            "och försök igen."
        ),
        "binary_book": _(
            "Det är en binär Excelfil (.xlsb). Öppna den i Excel, välj Spara som, Excel-arbetsbok (.xlsx), "
            "och försök igen."
        ),
        "ods": _(
            "Det är en fil från LibreOffice eller OpenOffice (.ods). Öppna den där, välj Spara som, Excel "
            "2007–365 (.xlsx), och försök igen."
        ),
        "numbers": _(
            "Det är en fil från Numbers. Öppna den där, välj Arkiv, Exportera till, Excel, och försök igen."
        ),
        "word": _("Det är ett textdokument. Kopiera tabellen till Excel och spara den som .xlsx."),
        "pdf": _("Det är en PDF. Be om tabellen som Excelfil (.xlsx), eller skriv in den i Excel."),
        "picture": _("Filen är ingen tabell utan en bild. Be om tabellen som Excelfil (.xlsx)."),
        "archive": _("Filen är ett packat arkiv. Packa upp det och välj filen med tabellen."),
        "page": _(
            "Filen är en webbsida, vad den än heter. Öppna den i Excel, välj Spara som, Excel-arbetsbok "
            "(.xlsx), och försök igen."
        ),
    }
