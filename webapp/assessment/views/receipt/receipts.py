"""The receipt as a file for the registrar, and taking a hand-in back before the deadline."""

from __future__ import annotations

from flask import abort, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.assessment.deeds import hand_in, withdrawal
from webapp.assessment.queries import progress
from webapp.assessment.views import hand_in as hand_in_views
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.assessment.views.receipt import receipt_contents
from webapp.ground.forms import ReasonForm
from webapp.ground.refusals import InvalidError

KINDS = {"html": "text/html; charset=utf-8", "txt": "text/plain; charset=utf-8"}
LOOK = (
    "<style>body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 Georgia,serif;color:#111}"
    "dt{color:#555}dd{margin:0 0 .5rem;overflow-wrap:anywhere}article{border-top:1px solid #999;"
    "padding:.75rem 0;break-inside:avoid}h1{font-weight:400}h3{font-size:1rem;margin:0}"
    ".said{white-space:pre-line}.hint{color:#555;margin:0}</style>"
)
"""The file stands on its own wherever it is registered, so its few looks are inside it."""


@pages.get(f"/{ID}/kvitto.<kind>")
def receipt_file(assessment_id: int, kind: str) -> ResponseReturnValue:
    """Give the receipt with everything that was handed in, as a file that needs nothing else."""
    if kind not in KINDS:
        abort(404)
    subject = own_assessment()
    found = hand_in.receipt(subject)
    text = render_template(
        f"assessment/receipt_file.{kind}",
        subject=subject,
        edition=subject.edition,
        receipt=receipt_contents.receipt_facts(subject, found),
        contents=receipt_contents.contents(progress.standing(subject)),
    )
    response = make_response(text.replace("</head>", f"{LOOK}</head>", 1) if kind == "html" else text)
    response.headers["Content-Type"] = KINDS[kind]
    response.headers["Content-Disposition"] = f'attachment; filename="kvitto-{found.number}.{kind}"'
    return response


@pages.post(f"/{ID}/aterta")
def withdraw(assessment_id: int) -> ResponseReturnValue:
    """Take the hand-in back, so that the answers can be changed and handed in again."""
    why = ReasonForm().reason.data
    try:
        withdrawal.withdraw(own_assessment(), why)
    except InvalidError as error:
        return hand_in_views.show_receipt(error.faults, why), 422
    again = _("Lämna in igen när ni är klara.")
    if own_assessment().closes_at:
        again = _("Lämna in igen innan tiden går ut.")
    taken_back = _("Inlämningen är tillbakatagen. Svaren går att ändra.")
    flash(f"{taken_back} {again}", "ok")
    return redirect(url_for(".overview", assessment_id=assessment_id))
