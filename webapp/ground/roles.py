"""The words for what people do: roles in a municipality, posts in a round, tracks of an evaluation."""

from flask_babel import lazy_gettext as _

COORDINATOR, CONTRIBUTOR, READER = "coordinator", "contributor", "reader"
CERTIFIER = "certifier"
EVALUATOR, JUROR, OFFICER = "evaluator", "juror", "officer"
NOMINATOR = "nominator"
REVIEWER = "reviewer"

ROLE_NAMES = {
    COORDINATOR: _("Samordnare"),
    CONTRIBUTOR: _("Medarbetare"),
    READER: _("Läsare"),
    CERTIFIER: _("Intygsgivare"),
    EVALUATOR: _("Utvärderare"),
    REVIEWER: _("Kvalitetsgranskare"),
    JUROR: _("Juryledamot"),
    NOMINATOR: _("Nomineringsgrupp"),
    OFFICER: _("Kansli"),
}

TRACK_A, TRACK_B, AGREED = "a", "b", "agreed"
"""Whose marks: each evaluator's own, and the ones they agree on."""


WRITERS = (COORDINATOR, CONTRIBUTOR)
MEMBER_ROLES = (*WRITERS, CERTIFIER, READER)
"""What one can be in a municipality; the others are posts in a round."""


def in_words(role: str) -> str:
    """Name a role as it stands inside a sentence; nothing for one that is not known."""
    return str(ROLE_NAMES.get(role, "")).lower()
