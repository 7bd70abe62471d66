"""What stands in the way of reading a file in, for the summary on top of its page."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.ground.tables.twin.three_ways import Preview


def obstacles(preview: Preview, *, pressed: bool) -> list[dict[str, str]]:
    """Say what stands in the way; what is not chosen yet is nothing wrong before the button is pressed."""
    if preview.refused:
        told = _("Inget är inläst. Rätta filen, spara den och lämna tillbaka den igen.")
        return [{"field": "rattas", "text": told}]
    if not pressed or not preview.undecided:
        return []
    told = ngettext(
        "Välj vad som ska gälla på ett ställe där båda har ändrats. Inget är inläst.",
        "Välj vad som ska gälla på %(num)s ställen där båda har ändrats. Inget är inläst.",
        preview.undecided,
    )
    first = next(
        f"val:{line.ref}:{cell.key}" for line in preview.lines for cell in line.cells if cell.undecided
    )
    return [{"field": first, "text": told}]
