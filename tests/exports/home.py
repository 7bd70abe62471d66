"""A workbook that is taken home, as tests describe it."""

from __future__ import annotations

from exports.twin import Options, Twin, TwinColumn, TwinRow

LEVELS = Options("System", (("Saknas", "Inget finns."), ("Delvis", "En del finns."), ("[töm]", "Tar bort.")))
COLUMNS = (
    TwinColumn("number", "Nr", "Numret.", 9.5, style="code"),
    TwinColumn("title", "Fråga", "Frågan.", 40.0),
    TwinColumn("level", "System", "Välj.", 16.0, fills=True),
    TwinColumn("text", "Svar", "Ert svar.", 60.0, fills=True),
    TwinColumn("id", "Id", "Namnet.", 20.0, style="code"),
)
LONG = "ord och ännu ett " * 400
ASK = "Hur är arbetssättet uppbyggt? " * 20


def twin(**about) -> Twin:
    rows = [
        TwinRow(
            {"number": f"1.{n}", "title": "Är det så?", "level": "Delvis", "text": text, "id": f"fraga-{n}"},
            {"level": LEVELS},
            {"level": ASK},
        )
        for n, text in enumerate(("=1+1", LONG, "#N/A", ""))
    ]
    rows.append(TwinRow({"title": "Berätta", "id": "egen"}, closed=frozenset({"level"})))
    told = {
        "title": "Norrvik, 2026",
        "subject": "Att fylla i",
        "sheet": "Svar",
        "leads": ("Fyll i de tonade cellerna.",),
        "about": (("Kommun", "Norrvik"),),
        "steps": ("Fyll i.", "Lämna tillbaka."),
        "columns": COLUMNS,
        "rows": tuple(rows),
        "seal": ("Märket", "0000:abc", "sigill:123"),
    }
    return Twin(**told | about)
