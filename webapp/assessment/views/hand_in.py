"""Handing in: what is missing, the named sign-off, and the receipt."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.assessment.deeds import hand_in, withdrawal
from webapp.assessment.deeds.hand_in import Checklist
from webapp.assessment.deeds.teamwork import certificates
from webapp.assessment.forms.teamwork import HandInForm
from webapp.assessment.queries import progress
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.read_through.answer_lines import BEGUN, UNANSWERED, UNKNOWN, WITHOUT_WORDS
from webapp.assessment.views import frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.assessment.views.receipt import receipt_contents
from webapp.assessment.views.teamwork import certificate_words
from webapp.ground.frame import page
from webapp.ground.frame.filters import deadline, full_time, points
from webapp.ground.refusals import InvalidError


@pages.get(f"/{ID}/granska")
def review(assessment_id: int) -> ResponseReturnValue:
    """Show what is missing, and the sign-off."""
    if own_assessment().submitted_at:
        return redirect(url_for(".receipt", assessment_id=assessment_id))
    return _review({}, {})


@pages.post(f"/{ID}/granska")
def submit(assessment_id: int) -> ResponseReturnValue:
    """Hand in, with the name of whoever has approved the answers."""
    subject = own_assessment()
    form = HandInForm()
    name, title, confirmed = form.name.data, form.title.data, form.confirmed.data
    try:
        hand_in.submit(subject.person_id, assessment_id, name, title, confirmed=confirmed)
    except InvalidError as error:
        return _review(error.faults, form.data), 422
    return redirect(url_for(".receipt", assessment_id=assessment_id))


@pages.get(f"/{ID}/kvitto")
def receipt(assessment_id: int) -> ResponseReturnValue:
    """Show the receipt of the hand-in, or that the hand-in has been taken back."""
    subject = own_assessment()
    gone = withdrawal.withdrawn(subject) if subject.submitted_at is None else None
    if gone is not None:
        told = {"gone": gone, "at": full_time(gone.at)}
        return render_template("assessment/withdrawn.html", **frame.frame(subject), **told)
    return show_receipt({}, "")


def show_receipt(faults: dict[str, str], why: str) -> str:
    """Show the receipt, with what was wrong with a withdrawal."""
    subject = own_assessment()
    nomination = bool(subject.edition.descriptions)
    now = progress.standing(subject)
    return render_template(
        "assessment/nomination/receipt.html" if nomination else "assessment/receipt.html",
        **frame.frame(subject, "review"),
        receipt=receipt_contents.receipt_facts(subject, hand_in.receipt(subject)),
        plans_href=frame.plans_href(subject),
        score_words=_(
            "%(points)s av %(maximum)s poäng, preliminärt.",
            points=page.interval(now.compass.total),
            maximum=points(now.compass.total.maximum),
        ),
        contents=receipt_contents.contents(now),
        may_withdraw=withdrawal.may_withdraw(subject),
        why=why,
        field_errors=faults,
        errors=[{"field": name, "text": text} for name, text in faults.items()],
    )


def _review(faults: dict[str, str], sent: dict[str, object]) -> str:
    subject = own_assessment()
    found = hand_in.checklist(subject)
    certificate = certificate_words.told(certificates.certifying(subject))
    nomination = bool(subject.edition.descriptions)
    return render_template(
        "assessment/nomination/review.html" if nomination else "assessment/review.html",
        **frame.frame(subject, "review"),
        total=found.standing.compass.total,
        checks=[*checks(found), *certificate_words.checks(subject, certificate)],
        blocked=_blocked(subject, certificate),
        certificate=certificate,
        form=sent,
        field_errors=faults,
        errors=[{"field": name, "text": text} for name, text in faults.items()],
        readers=_readers(subject),
        request_key=page.request_key(),
    )


def _blocked(subject: OwnAssessment, certificate: dict[str, Any]) -> str:
    """Say why this person cannot hand in now; nothing where they can."""
    if not subject.open:
        return frame.lock_words(subject)
    if subject.provisional and (until := subject.provisional_until):
        return _("Ni är med preliminärt till %(when)s. Sedan går det att lämna in.", when=deadline(until))
    if not subject.may_submit:
        return _("Bara samordnaren kan lämna in. Säg till när din del är klar.")
    if certificate["needed"] and not certificate["signed"]:
        return _("Svaren kan lämnas in när de är intygade.")
    return ""


def _readers(subject: OwnAssessment) -> str:
    """Say who can read what is handed in, and when; as the rights have it."""
    if subject.round_id is None:
        return _("Bara ni i kommunen läser svaren, också sedan, och de som ni själva utser eller delar med.")
    if subject.edition.figures:
        return _("När ni lämnat in kan juryn och kansliet läsa beskrivningarna.")
    if subject.edition.descriptions:
        return _(
            "När ni lämnat in kan nomineringsgruppen läsa nomineringen. "
            "Blir ni nominerade läser juryn och kansliet den när ert resultat är fastställt."
        )
    return _(
        "När ni lämnat in kan de utvärderare som utses för er läsa svaren. "
        "Juryn och kansliet läser dem när resultatet är fastställt."
    )


def checks(found: Checklist) -> list[dict[str, Any]]:
    """Write the checklist before a hand-in; nothing on it stops the hand-in."""
    subject, none = found.standing.subject, _("inga")
    made = [
        {
            "done": not many,
            "must": False,
            "what": f"{what}: {many or none}",
            "href": url_for("assessment.own_answers", assessment_id=subject.id, visa=shown) if many else "",
            "remedy": remedy,
        }
        for many, shown, what, remedy in _lists(found)
    ]
    if subject.edition.descriptions:
        empty = found.empty_descriptions
        made.append(
            {
                "done": not empty,
                "must": False,
                "remedy": "; ".join(empty),
                "what": _("Den egna beskrivningens fyra texter"),
                "href": url_for("nomination.description", assessment_id=subject.id),
            }
        )
    return made


def _lists(found: Checklist) -> list[tuple[int, str, str, str]]:
    """Tell how many questions lack something, which list shows them, and what they lack."""
    edition = found.standing.edition
    if not edition.questions:
        return []
    if edition.descriptions:
        unanswered, begun = _("Obesvarade påståenden"), _("Påbörjade påståenden")
    else:
        unanswered, begun = _("Obesvarade frågor"), _("Påbörjade frågor")
    lists = [
        (len(found.unanswered), UNANSWERED, unanswered, _("De ger inga poäng.")),
        *_unknown(found),
        (len(found.begun), BEGUN, begun, _("De delar som saknar nivå ger inga poäng.")),
    ]
    if not edition.descriptions:
        without = _("Frågor utan text och underlag")
        lists.append((len(found.without_text), WITHOUT_WORDS, without, _("Utvärderarna ser bara nivån.")))
    return lists


def _unknown(found: Checklist) -> list[tuple[int, str, str, str]]:
    """Tell how many of the unanswered nobody knows yet; nothing where there are none."""
    many = sum(kept.said.unknown for kept in found.standing.answers.values())
    return (
        [(many, UNKNOWN, _("Vi vet inte än"), _("De räknas som obesvarade och ger inga poäng."))]
        if many
        else []
    )
