"""The jury's pages where key figures have nominated: the nominees side by side, and one by one."""

from __future__ import annotations

from typing import Any

from flask import render_template, url_for

from webapp.award.deeds.ranking.private_notes import seen_entrant
from webapp.award.queries import office_answers
from webapp.award.queries.figures import figure_pages, jury_figures
from webapp.award.queries.panel_seats import PanelSeat
from webapp.award.views.figures.trend_lines import drawn
from webapp.award.views.frame import frame, own_panel
from webapp.award.views.ranking import private_notes


def nominees_page() -> str:
    """Set the nominees' standing side by side."""
    found, lines = jury_figures.jury_lines(own_panel())
    return render_template(
        "award/figures/nominees.html",
        **frame(own_panel(), "compare"),
        found=found,
        edition=found.edition,
        lines=lines,
        kept_from=office_answers.kept_from(own_panel()),
    )


def room_page(seat: PanelSeat, notes: dict[str, private_notes.Row], standing: dict[str, Any]) -> str:
    """Show the nominees with why they were nominated, where they stand, and a juror's own notes."""
    found, lines = jury_figures.jury_lines(seat)
    return render_template(
        "award/figures/room.html",
        **frame(seat, "room"),
        **standing,
        found=found,
        edition=found.edition,
        lines=lines,
        notes=notes,
        errors=[{"field": f"{ref}:text", "text": row["error"]} for ref, row in notes.items() if row["error"]],
        kept_from=office_answers.kept_from(seat),
    )


def meeting_page(seat: PanelSeat, step: int) -> str:
    """Show one nominee at a time, to project."""
    found, lines = jury_figures.jury_lines(seat)
    step = min(step, len(lines))
    return render_template(
        "award/figures/meeting.html",
        **frame(seat),
        found=found,
        names=[one.entrant.municipality.name for one in lines],
        step=step,
        one=lines[step - 1] if step else None,
    )


def nominee_page(entrant_id: int, note: private_notes.Row | None = None) -> str:
    """Show one nominee: why it was nominated, what it has written, its figures, and a juror's own note."""
    seat = own_panel()
    seen_entrant(seat, entrant_id)
    found, lines = jury_figures.jury_lines(seat)
    nominee = next(one for one in lines if one.entrant.id == entrant_id)
    line = nominee.line
    return render_template(
        "award/figures/nominee.html",
        **frame(seat),
        found=found,
        edition=found.edition,
        nominee=nominee,
        line=line,
        rows=[drawn(row) for row in figure_pages.figure_rows(found, line.place.code)] if line else [],
        kept_from=(kept_from := office_answers.kept_from(seat)),
        themes=[] if kept_from else jury_figures.themes(found, nominee),
        note_address=url_for("jury.save_note", round_key=seat.round.key, entrant_id=0).removesuffix("0"),
        note=(note or private_notes.row_of(seat, str(entrant_id), entrant_id)) if seat.sits else None,
    )
