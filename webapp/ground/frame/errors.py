"""Every refusal and fault as a page that says what happened and what to do, with what was typed kept."""

from __future__ import annotations

import logging
from contextlib import suppress

from flask import Flask, Response, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from webapp.ground import context
from webapp.ground.frame import labels
from webapp.ground.frame.guard import wants_json
from webapp.ground.refusals import (
    AnswersUnsaidError,
    ConflictError,
    InvalidError,
    NotThereError,
    Refusal,
    TooManyTriesError,
    UndeclaredError,
)
from webapp.ground.rights import Right, row_for
from webapp.ground.words.chosen_language import by_person

log = logging.getLogger(__name__)

HEADINGS = {
    400: lazy_gettext("Vi kunde inte läsa det som skickades"),
    401: lazy_gettext("Du är inte längre inloggad"),
    403: lazy_gettext("Du får inte göra det här"),
    404: lazy_gettext("Sidan finns inte"),
    405: lazy_gettext("Så kan sidan inte användas"),
    409: lazy_gettext("Det gick inte att spara"),
    413: lazy_gettext("Det som skickades är för stort"),
    422: lazy_gettext("Något behöver rättas"),
    429: lazy_gettext("Försök igen om en stund"),
    500: lazy_gettext("Något gick fel hos oss"),
    503: lazy_gettext("Tjänsten är upptagen just nu"),
}
REMEDIES = {
    400: lazy_gettext("Gå tillbaka, ladda om sidan och försök igen. Kopiera först det du har skrivit."),
    401: lazy_gettext("Logga in i en ny flik. Kom sedan tillbaka hit och spara igen."),
    403: lazy_gettext("Be samordnaren eller kansliet om du behöver den här rättigheten."),
    404: lazy_gettext(
        "Kontrollera adressen, eller börja om från startsidan. Sidan kan också höra till någon annan."
    ),
    405: lazy_gettext("Gå tillbaka till sidan du kom från."),
    409: lazy_gettext("Gå tillbaka och ladda om sidan: då ser du hur det står nu."),
    413: lazy_gettext(
        "Dela upp texten eller filen, eller lägg längre underlag på en webbsida och länka dit."
    ),
    422: lazy_gettext("Gå tillbaka och rätta det."),
    429: lazy_gettext("Det har kommit många försök på kort tid. Vänta några minuter."),
    500: lazy_gettext("Försök igen om en stund. Händer det igen, kontakta oss och berätta vad du gjorde."),
    503: lazy_gettext("Vänta en minut och försök igen."),
}
DECLARED_AT = {
    **dict.fromkeys((Right.JURY, Right.JUROR), "jury.declare"),
    **dict.fromkeys((Right.NOMINATING, Right.NOMINATOR), "nominating.declare"),
    Right.REVIEW: "reviewing.declare",
}
"""Where conflicts of interest are declared, for pages that are not an evaluator's."""

WAIT = "60"
"""How many seconds whoever meets a busy service may wait: the minute that the page tells of."""

TYPED_FIELDS = (
    "text",
    "reason",
    "motivation",
    "url",
    "note",
    "points",
    "name",
    "title",
    "conflict",
    "public",
    "inner",
    "email",
    "why",
    "clause",
    "evidence",
    "learn_from",
    "words",
    "lesson",
    "others",
    "settled",
    "more",
    "number",
    "tie",
    "rows",
    "minutes",
    "hurry",
    "gave",
    "dropped_why",
    "own",
    "subject",
    "archive",
    "back",
    "remove",
)
"""Every field that holds sentences: a page that refuses a form gives them back."""


def register(app: Flask) -> None:
    """Answer every refusal and fault with the same calm page."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(SecurityError, _strange_host)
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(NotThereError, lambda _e: answer(404))
    app.register_error_handler(Refusal, _refusal)
    app.register_error_handler(TooManyTriesError, _too_many)
    app.register_error_handler(UndeclaredError, _undeclared)
    app.register_error_handler(ConflictError, _conflict)
    app.register_error_handler(context.DatabaseSilentError, _database)
    app.register_error_handler(500, _fault)
    app.after_request(_for_a_while)


def answer(
    status: int, heading: str = "", text: str = "", remedy: str = "", way: dict[str, str] | None = None
) -> ResponseReturnValue:
    """Make the page of one refusal, with the way on if there is one; a script gets the same words as JSON."""
    by_person()
    heading = heading or str(HEADINGS.get(status, HEADINGS[500]))
    remedy = remedy or str(REMEDIES.get(status, ""))
    if wants_json():
        return {"error": " ".join(filter(None, (heading + ".", text, remedy)))}, status
    g.pop("subject", None)
    said = {"status": status, "heading": heading, "text": text, "remedy": remedy, "way": way}
    return render_template("ground/error.html", **said, kept=_typed()), status


def _for_a_while(response: Response) -> Response:
    """Say of every 503 that it passes, and when it is worth while to ask again: programs wait by it."""
    if response.status_code == 503:  # noqa: PLR2004
        response.headers.setdefault("Retry-After", WAIT)
    return response


def _typed() -> list[dict[str, str]]:
    """Give back the texts that came with a refused form, so that nothing typed is lost."""
    try:
        fields = list(request.form.items(multi=True)) if request.method == "POST" else []
    except HTTPException:
        return []  # the body itself was what could not be read
    return [
        {"label": labels.label_of(name), "text": value}
        for name, value in fields
        if value.strip() and name.rpartition(":")[2] in TYPED_FIELDS
    ]


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status in (301, 302, 303, 307, 308):
        return error.get_response()
    return answer(status)


def _strange_host(_error: SecurityError) -> ResponseReturnValue:
    """Answer who asks for a host that is not ours, in text: a page with links cannot be made for it."""
    words = _(
        "Tjänsten svarar inte på det här värdnamnet. Använd dess riktiga adress. Är den här rätt ska den "
        "som driver tjänsten skriva värdnamnet i KOMPASSROSEN_TRUSTED_HOSTS."
    )
    return words + "\n", 400, {"Content-Type": "text/plain; charset=utf-8"}


def _csrf(_error: CSRFError) -> ResponseReturnValue:
    remedy = _("Öppna sidan igen och försök en gång till.")
    if _typed():
        remedy = _("Dina texter står här nedanför. Öppna sidan igen, klistra in dem och spara.")
    if wants_json():  # the script has kept the text, and gives it back to the page when it is opened again
        remedy = _("Texten finns kvar här. Logga in i en ny flik om det behövs, och ladda sedan om sidan.")
    return answer(
        400, _("Sidan hade legat öppen för länge"), _("Av säkerhetsskäl sparades ingenting."), remedy
    )


def _refusal(refusal: Refusal) -> ResponseReturnValue:
    """Say why a deed was refused; a page that only could not be opened had nothing to save."""
    opened = request.method in ("GET", "HEAD") and refusal.status == 409  # noqa: PLR2004
    heading = _("Sidan kan inte visas nu") if opened else ""
    text = " ".join(dict.fromkeys(refusal.faults.values())) if isinstance(refusal, InvalidError) else ""
    return answer(refusal.status, heading, text or refusal.sentence, refusal.remedy)


def _too_many(refusal: TooManyTriesError) -> ResponseReturnValue:
    way = {"href": url_for("security.forgot_password"), "label": _("Välj ett nytt lösenord")}
    kept = request.endpoint == "security.login"
    return answer(refusal.status, text=refusal.sentence, remedy=refusal.remedy, way=way if kept else None)


def _undeclared(refusal: UndeclaredError) -> ResponseReturnValue:
    """Lead a reader to the question about conflicts of interest; a writer keeps what was sent on the page."""
    row = row_for(request.endpoint or "", request.method)
    page = DECLARED_AT.get(row.right, "evaluation.declare") if row else "evaluation.declare"
    address = url_for(page, **(request.view_args or {})).partition("?")[0]
    if request.method in ("GET", "HEAD") and not wants_json():
        return redirect(address)
    heading, label = _("Ange jäv först"), _("Svara på frågan om jäv")
    if isinstance(refusal, AnswersUnsaidError):
        heading, label = _("Säg först vad du har svarat för"), _("Säg vilka frågor du har svarat för")
    way = {"href": address, "label": label}
    return answer(refusal.status, heading, refusal.sentence, refusal.remedy, way)


def _conflict(refusal: ConflictError) -> ResponseReturnValue:
    way = {"href": url_for("ties.own"), "label": _("Se dina bindningar")}
    return answer(refusal.status, _("Du är jävig här"), refusal.sentence, refusal.remedy, way)


def _database(error: context.DatabaseSilentError) -> ResponseReturnValue:
    log.error("The database did not answer: %s", error.orig)
    with suppress(context.DatabaseFaultError):  # a line that is broken cannot be told to forget either
        context.forget_changes()
    if "_login_user" not in g:  # the page must not ask again whose it is, of a database that does not answer
        g._login_user = current_app.login_manager.anonymous_user()  # type: ignore[attr-defined]  # noqa: SLF001
    return answer(503)


def _fault(_error: Exception) -> ResponseReturnValue:
    context.forget_changes()
    return answer(500)
