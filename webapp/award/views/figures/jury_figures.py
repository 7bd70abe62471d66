"""The jury's pages where key figures have nominated: the nominees side by side, and one by one."""

from __future__ import annotations

from flask import render_template, url_for

from webapp.services.choosing.noting import seen_entrant
from webapp.services.figures import judging, showing
from webapp.services.office import answers
from webapp.views.choosing import noting
from webapp.views.choosing.frame import frame, own_panel
from webapp.views.figures.lines import drawn


def nominees_page() -> str:
    """Set the nominees' standing side by side."""
    found, lines = judging.jury_lines(own_panel())
    return render_template(
        "figures/nominees.html",
        **frame(own_panel(), "compare"),
        found=found,
        edition=found.edition,
        lines=lines,
    )


def nominee_page(entrant_id: int, note: noting.Row | None = None) -> str:
    """Show one nominee: why it was nominated, what it has written, its figures, and a juror's own note."""
    seat = own_panel()
    seen_entrant(seat, entrant_id)
    found, lines = judging.jury_lines(seat)
    nominee = next(one for one in lines if one.entrant.id == entrant_id)
    line = nominee.line
    return render_template(
        "figures/nominee.html",
        **frame(seat),
        found=found,
        edition=found.edition,
        nominee=nominee,
        line=line,
        rows=[drawn(row) for row in showing.figure_rows(found, line.place.code)] if line else [],
        kept_from=(kept_from := answers.kept_from(seat)),
        themes=[] if kept_from else judging.themes(found, nominee),
        note_address=url_for("jury.save_note", round_key=seat.round.key, entrant_id=0).removesuffix("0"),
        note=(note or noting.row_of(seat, str(entrant_id), entrant_id)) if seat.sits else None,
    )
