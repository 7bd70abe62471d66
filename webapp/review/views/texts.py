"""The pair's texts, area by area: strengths, improvements, good examples and the running text."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.edition import Area
from webapp.evaluation.deeds import marks
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.evaluation.views.frame import frame
from webapp.evaluation.views.seat import own_seat
from webapp.ground.frame import page
from webapp.ground.frame.filters import clock_time, local_time
from webapp.ground.outcome import GONE, Outcome
from webapp.ground.refusals import InvalidError, Refusal
from webapp.ground.roles import AGREED
from webapp.review.deeds import texts
from webapp.review.deeds.texts import EXAMPLE as EXAMPLE_KIND
from webapp.review.deeds.texts import Kept, Sent
from webapp.review.forms.texts import ExampleForm, ReadText, RemovalForm, TextsForm, seen_of
from webapp.review.queries.draft.consequence import consequence
from webapp.review.queries.draft.draft import mark_words
from webapp.review.queries.last_time import last_time
from webapp.review.queries.passages import heard_about, passages_in
from webapp.review.views.blueprint import EXAMPLE, PAIR, area_of, listed, pages


@pages.get(f"{PAIR}/omraden")
def areas(evaluation_id: int) -> ResponseReturnValue:
    """List the areas with how much is written about each."""
    seat = own_seat()
    now = marks.marking(seat, AGREED) if seat.revealed else None
    kept = texts.kept_texts(evaluation_id)
    examples = texts.examples_of(evaluation_id)
    rows = [
        {
            "area": area,
            "score": now.compass.areas[area.number] if now else None,
            "written": {ref: bool(kept.get(ref, Kept()).text) for ref in texts.refs_of(area)},
            "examples": sum(one.part == area.number for one in examples),
        }
        for area in seat.edition.areas
    ]
    return render_template("review/areas.html", **frame(seat, "areas"), rows=rows)


@pages.get(f"{PAIR}/omrade/<number>")
def area(evaluation_id: int, number: str) -> ResponseReturnValue:
    """Show the texts of one area beside the agreed marks."""
    return _area(area_of(own_seat().edition, number), {})


@pages.post(f"{PAIR}/omrade/<number>")
def save_area(evaluation_id: int, number: str) -> ResponseReturnValue:
    """Save the texts of a page that can be saved; what somebody else has passed comes back with both."""
    one = area_of(own_seat().edition, number)
    read = _read(one, None)
    try:
        outcomes = texts.save_texts(own_seat(), one, _sent([text for text in read if not text.untouched]))
    except InvalidError as error:
        return _area(one, error.faults, read), error.status
    except Refusal as refusal:
        return _area(one, {"page": f"{refusal.sentence} {refusal.remedy}"}, read), refusal.status
    if refused := {outcome.ref: outcome for outcome in outcomes if outcome.refused}:
        return _area(one, {}, read, refused), 409
    flash(_("Sparat."), "ok")
    return redirect(url_for(".area", evaluation_id=evaluation_id, number=number))


@pages.post(f"{PAIR}/omrade/<number>/spara/<ref>")
def save_text(evaluation_id: int, number: str, ref: str) -> ResponseReturnValue:
    """Save one text while it is written; "Sparat" is said only after commit."""
    one = area_of(own_seat().edition, number)
    read = _read(one, ref)
    if not read:
        abort(404)
    try:
        (outcome,) = texts.save_texts(own_seat(), one, _sent(read))
    except InvalidError as error:
        return {"faults": error.faults}, 422
    if outcome.status == GONE:
        return {"error": _("Exemplet är borttaget. Texten finns kvar här: kopiera den om den behövs.")}, 409
    if outcome.refused:
        return {"version": outcome.kept.version, "conflict": _conflict(outcome)}, 409
    at = clock_time(outcome.kept.saved_at) if outcome.kept.saved_at else ""
    return {"status": outcome.status, "version": outcome.kept.version, "saved": at, "seen": ""}


@pages.post(f"{PAIR}/omrade/<number>/exempel")
def add_example(evaluation_id: int, number: str) -> ResponseReturnValue:
    """Add a good example."""
    one = area_of(own_seat().edition, number)
    form = ExampleForm()
    try:
        texts.add_example(own_seat(), one, form.text.data, form.learn_from.data, form.request_key.data)
    except InvalidError as error:
        return _area(one, error.faults, typed=form.data), error.status
    flash(_("Exemplet är sparat."), "ok")
    return redirect(url_for(".area", evaluation_id=evaluation_id, number=number, _anchor="exempel"))


@pages.post(f"{PAIR}/omrade/<number>/exempel/{EXAMPLE}/ta-bort")
def remove_example(evaluation_id: int, number: str, example_id: int) -> ResponseReturnValue:
    """Take a good example away."""
    area_of(own_seat().edition, number)
    texts.remove_example(own_seat(), example_id, RemovalForm().version.data)
    flash(_("Exemplet är borttaget."), "ok")
    return redirect(url_for(".area", evaluation_id=evaluation_id, number=number, _anchor="exempel"))


def _read(one: Area, ref: str | None) -> list[ReadText]:
    """Read one text of an area, or all of them; an example that is gone by now is read all the same."""
    form = TextsForm()
    known = [*texts.refs_of(one), *form.named(f"{EXAMPLE_KIND}-")]
    return form.texts([name for name in known if ref in (None, name)])


def _sent(read: list[ReadText]) -> list[Sent]:
    return [Sent(one.ref, one.text, one.version, one.learn_from) for one in read]


def _conflict(outcome: Outcome[Kept]) -> dict[str, Any]:
    kept = outcome.kept
    theirs = {"levels": kept.learn_from, "text": kept.text}
    return {"who": kept.saved_by, "when": local_time(kept.saved_at), "own": outcome.own, "theirs": theirs}


def _area(
    one: Area,
    faults: dict[str, str],
    read: list[ReadText] | None = None,
    refused: dict[str, Outcome[Kept]] | None = None,
    typed: dict[str, str] | None = None,
) -> str:
    seat = own_seat()
    texts.check_readable(seat)
    now = marks.marking(seat, AGREED)
    kept = texts.kept_texts(seat.evaluation.id)
    was = {text.ref: text for text in read or () if not text.untouched}
    mine = [ref for ref in kept if ref.startswith(f"{EXAMPLE_KIND}-")]
    in_area = {f"{EXAMPLE_KIND}-{row.id}" for row in texts.examples_of(seat.evaluation.id, one.number)}
    numbers = [row.number for row in seat.edition.areas]
    place = numbers.index(one.number)
    return render_template(
        "review/area.html",
        **frame(seat, "areas"),
        area=one,
        fields={ref: _field(ref, kept, was, refused or {}) for ref in [*texts.refs_of(one), *mine]},
        example_refs=[ref for ref in mine if ref in in_area],
        lost=[one for one in (refused or {}).values() if one.status == GONE],
        was=was,
        lines=[now.line(question) for question in one.questions],
        words=mark_words,
        typed=typed or {},
        before=_before(seat, one),
        faults=faults,
        errors=listed(faults),
        request_key=page.request_key(),
        locked=bool(seat.evaluation.published_at),
        heard=heard_about(seat.evaluation.id, one),
        passages=passages_in(seat.evaluation.id, one),
        consequence=consequence(seat.evaluation, one.number),
        back=numbers[place - 1] if place else "",
        ahead=numbers[place + 1] if place + 1 < len(numbers) else "",
    )


def _before(seat: OwnSeat, one: Area) -> dict[str, Any] | None:
    """Give what the last evaluation in the same edition pointed out in an area."""
    last = last_time(seat.evaluation)
    said = [words for number, _name, words in last.said if number == one.number] if last else []
    return {"year": last.year, "words": said[0]} if last and last.same and said else None


def _field(
    ref: str, kept: dict[str, Kept], was: dict[str, ReadText], refused: dict[str, Outcome[Kept]]
) -> dict[str, Any]:
    """Give one text as the page shows it: as it was typed if that is not kept, with what stands there now."""
    now, typed = kept.get(ref, Kept()), was.get(ref)
    return {
        "text": typed.text if typed else now.text,
        "learn_from": typed.learn_from if typed and typed.learn_from is not None else now.learn_from,
        "version": now.version if ref in refused or not typed else max(typed.version, 0),
        "seen": "" if typed else seen_of(now.text, now.learn_from),
        "saved": clock_time(now.saved_at) if now.saved_at and not typed else "",
        "other": now if ref in refused else None,
    }
