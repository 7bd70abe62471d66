"""How far the certificate has come, in words, and its line in the list of what a hand-in lacks."""

from __future__ import annotations

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from webapp.assessment.deeds.teamwork.certificates import Certifying
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.ground.frame.filters import local_time


def told(found: Certifying) -> dict[str, Any]:
    """Write how far the certificate has come."""
    latest = found.latest
    words = _("Ingen har bett om intyg än.")
    if not found.needed:
        words = _("Ingen i kommunen har rollen intygsgivare. Svaren lämnas in med namn och befattning.")
    elif latest is not None and latest.said_by is not None:
        about = {"who": latest.said_by.name, "when": local_time(latest.said_at), "title": latest.title}
        words = _("%(who)s skickade tillbaka svaren %(when)s.", **about)
        if found.signed:
            words = _("Intygat %(when)s av %(who)s, %(title)s.", **about)
        elif found.outdated:
            words = _("%(who)s intygade svaren %(when)s, men de har ändrats sedan dess.", **about)
    elif latest is not None:
        when = local_time(latest.asked_at)
        words = _(
            "Väntar på intyg av %(who)s sedan %(when)s.", who=_(" eller ").join(found.certifiers), when=when
        )
    return {
        "needed": found.needed,
        "signed": found.signed,
        "waiting": found.waiting,
        "words": words,
        "why": latest.why if latest is not None and found.sent_back else "",
    }


def checks(subject: OwnAssessment, certificate: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the line about the certificate where somebody in the municipality is to give one."""
    if not certificate["needed"]:
        return []
    line = {
        "done": certificate["signed"],
        "must": False,
        "what": _("Intyget"),
        "href": url_for("assessment.certificate", assessment_id=subject.id),
        "remedy": certificate["words"],
    }
    return [line]
