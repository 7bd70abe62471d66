"""One good example with what others took home, and the inquiries that municipalities make about examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.ground.frame import letter_words
from webapp.ground.frame.guard import subject
from webapp.ground.refusals import InvalidError
from webapp.ground.roles import ROLE_NAMES
from webapp.results.deeds import inquiries as deeds
from webapp.results.forms.inquiries import HideForm, InquiryAnswerForm, InquiryForm, LessonForm
from webapp.results.queries import inquiries
from webapp.results.views.frame import frame
from webapp.results.views.good_examples.search import pages

if TYPE_CHECKING:
    from webapp.people.queries.own_municipality import OwnMunicipality
    from webapp.results.queries.inquiries import FoundExample

places = Blueprint("inquiries", __name__)
EXAMPLE = "/<int(max=2147483647):example_id>"
HERE = "/kommun/<int(max=2147483647):municipality_id>/forfragningar"
INQUIRY = f"{HERE}/<int(max=2147483647):inquiry_id>"


@pages.get(EXAMPLE)
def show(example_id: int) -> ResponseReturnValue:
    """Show a good example, and how to hear more."""
    return _example({}, {})


@pages.post(EXAMPLE)
def ask(example_id: int) -> ResponseReturnValue:
    """Ask about an example."""
    form = InquiryForm()
    typed = {"place": form.place.data, "kind": form.kind.data, "text": form.text.data}
    if form.faults:
        return _example(typed, form.faults), 422
    try:
        made = deeds.ask(_found(), deeds.Asked(form.place.data, form.kind.data, form.text.data))
    except InvalidError as error:
        return _example(typed, error.faults), 422
    told = letter_words.told(
        _("Frågan är ställd. Ett brev är på väg till kommunen."),
        _("Frågan är ställd, och brevet är skrivet."),
    )
    flash(told, "ok")
    here = f"forfragan-{made.id}"
    return redirect(url_for("inquiries.listing", municipality_id=made.municipality_id, _anchor=here))


@places.get(HERE)
def listing(municipality_id: int) -> ResponseReturnValue:
    """List what others have asked the municipality, and what it has asked."""
    return _listing()


@places.post(f"{INQUIRY}/svar")
def answer(municipality_id: int, inquiry_id: int) -> ResponseReturnValue:
    """Answer an inquiry."""
    form = InquiryAnswerForm()
    typed = {"answer": form.answer.data, "words": form.words.data}
    if form.faults:
        return _listing(inquiry_id, typed, form.faults), 422
    try:
        deeds.answer(_place(), inquiry_id, form.answer.data, form.words.data)
    except InvalidError as error:
        return _listing(inquiry_id, typed, error.faults), 422
    flash(letter_words.told(_("Svaret är på väg."), _("Svaret är skrivet.")), "ok")
    return _back(inquiry_id)


@places.post(f"{INQUIRY}/ta-tillbaka")
def withdraw(municipality_id: int, inquiry_id: int) -> ResponseReturnValue:
    """Take back what one's own municipality asked."""
    deeds.withdraw(_place(), inquiry_id)
    told = letter_words.told(
        _("Förfrågan är tillbakatagen. Ett brev är på väg till kommunen."),
        _("Förfrågan är tillbakatagen, och brevet är skrivet."),
    )
    flash(told, "ok")
    return _back(inquiry_id)


@places.post(f"{INQUIRY}/lardom")
def tell(municipality_id: int, inquiry_id: int) -> ResponseReturnValue:
    """Say in a line what was taken home."""
    form = LessonForm()
    if form.faults:
        return _listing(inquiry_id, {"lesson": form.lesson.data}, form.faults), 422
    deeds.tell(_place(), inquiry_id, form.lesson.data)
    flash(_("Sparat. Raden står bredvid exemplet.") if form.lesson.data else _("Raden är borttagen."), "ok")
    return _back(inquiry_id)


@places.post(f"{INQUIRY}/dolj")
def hide(municipality_id: int, inquiry_id: int) -> ResponseReturnValue:
    """Hide a line beside one's own example, or show it again."""
    hidden = HideForm().hide.data == "yes"
    deeds.hide(_place(), inquiry_id, hidden=hidden)
    flash(_("Raden är dold.") if hidden else _("Raden visas igen."), "ok")
    return _back(inquiry_id)


def _found() -> FoundExample:
    return cast("FoundExample", subject())


def _place() -> OwnMunicipality:
    return cast("OwnMunicipality", subject())


def _back(inquiry_id: int) -> ResponseReturnValue:
    here = url_for("inquiries.listing", municipality_id=_place().id, _anchor=f"forfragan-{inquiry_id}")
    return redirect(here)


def _example(typed: dict[str, Any], faults: dict[str, str]) -> str:
    found = _found()
    return render_template(
        "results/inquiries/example.html",
        found=found,
        lessons=inquiries.lessons_of([found.id]).get(found.id, []),
        typed=typed,
        faults=faults,
        errors=[{"field": field, "text": text} for field, text in faults.items()],
        **frame(),
    )


def _listing(
    about: int = 0, typed: dict[str, Any] | None = None, faults: dict[str, str] | None = None
) -> str:
    place = _place()
    return render_template(
        "results/inquiries/listing.html",
        place=place,
        received=inquiries.received(place.id),
        sent=inquiries.sent(place.id),
        about=about,
        typed=typed or {},
        faults=faults or {},
        errors=[{"field": f"{field}-{about}", "text": text} for field, text in (faults or {}).items()],
        nav=[
            {"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False},
            {"label": _("Förfrågningar"), "href": request.path, "current": True},
        ],
        who={"place": place.name, "role": ROLE_NAMES[place.role]},
    )
