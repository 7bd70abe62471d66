"""The certificate: asked for by the coordinator, given or sent back by the certifier."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.assessment.deeds.teamwork import certificates
from webapp.assessment.deeds.teamwork.certificates import StaleAnswersError, Word
from webapp.assessment.forms.teamwork import CertificateForm
from webapp.assessment.queries.read_through.answer_lines import CHANGED, reading
from webapp.assessment.views import frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.assessment.views.read_through.answer_lines import areas_of, described_of
from webapp.assessment.views.teamwork import certificate_words
from webapp.ground.refusals import InvalidError
from webapp.ground.roles import CERTIFIER, COORDINATOR


@pages.get(f"/{ID}/intyg")
def certificate(assessment_id: int) -> ResponseReturnValue:
    """Show everything that is answered, and how far the certificate has come."""
    return _page({}, {})


@pages.post(f"/{ID}/intyg/begar")
def ask_certificate(assessment_id: int) -> ResponseReturnValue:
    """Say that the answers are ready to be certified."""
    certificates.ask(own_assessment())
    flash(_("Intygsgivaren ser nu under Mitt arbete att svaren väntar."), "ok")
    return redirect(url_for(".certificate", assessment_id=assessment_id))


@pages.post(f"/{ID}/intyg")
def certify(assessment_id: int) -> ResponseReturnValue:
    """Certify the answers, or send them back with a reason."""
    form = CertificateForm()
    sign = form.save.data == "sign"
    word = Word(sign, form.seen.data, form.title.data, form.reason.data, form.confirmed.data)
    try:
        certificates.answer(own_assessment(), word)
    except InvalidError as error:
        return _page(form.data, error.faults), 422
    except StaleAnswersError as error:
        return _page(form.data, {"seen": f"{error.sentence} {error.remedy}"}), 409
    flash(_("Svaren är intygade.") if sign else _("Svaren är skickade tillbaka till samordnaren."), "ok")
    return redirect(url_for(".certificate", assessment_id=assessment_id))


def _page(form: dict[str, Any], faults: dict[str, str]) -> str:
    subject = own_assessment()
    whole = reading(subject)
    now = whole.standing
    found = certificates.certifying(subject)
    return render_template(
        "assessment/certificate.html",
        **frame.frame(subject, "certificate"),
        total=now.compass.total,
        answered=now.progress.answered,
        questions=now.progress.total,
        areas=areas_of(whole),
        described=described_of(whole),
        changed=whole.counts[CHANGED],
        certificate=certificate_words.told(found),
        seen=found.answers_hash,
        may_ask=subject.role == COORDINATOR and subject.open and not (found.waiting or found.signed),
        may_certify=subject.role == CERTIFIER and subject.open and found.waiting,
        form=form,
        field_errors=faults,
        errors=[{"field": name, "text": text} for name, text in faults.items()],
    )
