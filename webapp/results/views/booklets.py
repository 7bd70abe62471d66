"""Editions as booklets: a page that is ready to print, a document to fill in, a workbook to comment in."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from webapp.assessment.queries import own_years
from webapp.ground.frame.downloads import handed_job
from webapp.results.queries import booklets
from webapp.results.views.frame import frame

pages = Blueprint("booklets", __name__)
ID = "/hafte/<bank>/<year>"


@pages.get("/hafte")
def listing() -> ResponseReturnValue:
    """List what can be read."""
    usual = next((one.id for one in own_years.offered()), "")
    return render_template(
        "results/booklets/listing.html", **frame(), editions=booklets.editions(), usual=usual
    )


@pages.get(ID)
def show(bank: str, year: str) -> ResponseReturnValue:
    """Show a booklet, everything or an area, ready to print."""
    edition = booklets.edition_read(f"{bank}/{year}", _area())
    return render_template(
        "results/booklets/show.html",
        **frame(),
        edition=edition,
        report=booklets.booklet(edition, _area()),
        areas=[one for one in edition.areas if one.questions],
        area=_area(),
    )


@pages.get(f"{ID}/word")
def document(bank: str, year: str) -> ResponseReturnValue:
    """Hand out a booklet as a document with room to write."""
    edition = booklets.edition_read(f"{bank}/{year}", _area())
    return handed_job(booklets.booklet_job(edition, _area()), "hafte", edition.name, _area())


@pages.get(f"{ID}/arbetsbok")
def workbook(bank: str, year: str) -> ResponseReturnValue:
    """Hand out an edition as a workbook: its questions, weights and levels."""
    edition = booklets.edition_read(f"{bank}/{year}")
    return handed_job(booklets.workbook_job(edition), "utgava", edition.name)


def _area() -> str:
    """Give the number of the area that is asked for, or nothing for everything."""
    return request.args.get("omrade", "")
