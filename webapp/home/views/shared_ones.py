"""Own assessments that municipalities show to a person, on their first page."""

from __future__ import annotations

from flask import url_for
from flask_babel import gettext as _

from webapp.ground.frame.filters import local_time
from webapp.results.queries import shares


def shared_rows(person_id: int) -> list[dict[str, str]]:
    """Write what is shown to a person, each as a row that leads to it."""
    return [
        {
            "href": url_for("shared.show", share_id=one.id),
            "label": one.assessment.name,
            "place": one.assessment.municipality.name,
            "state_words": _("Egen värdering, att läsa"),
            "when": _("delad %(when)s", when=local_time(one.shared_at)),
        }
        for one in shares.shown_to(person_id)
    ]
