"""Buttons of forms that save, which do more than save."""

from __future__ import annotations

from tests.support.deeds.grammar import AGREED, ANSWER, MARK, Deed, deed

BUTTONS: dict[str, Deed] = {
    "assessment.save_area clear": deed("takes a choice back", *ANSWER),
    "assessment.save_area recall": deed("takes last time's answer over", *ANSWER, "+answer"),
    "assessment.save_subarea clear": deed("takes a choice back", *ANSWER),
    "assessment.save_subarea recall": deed("takes last time's answer over", *ANSWER, "+answer"),
    "nomination.save_criterion clear": deed("takes a choice back", *ANSWER),
    "nomination.save_criterion recall": deed("takes last time's answer over", *ANSWER, "+answer"),
    "nomination.save_description recall": deed("takes last time's words over", *ANSWER, "+answer"),
    "evaluation.save_question clear": deed("takes a choice back", *MARK),
    "evaluation.save_question save=accept": deed("takes the municipality's levels", *MARK),
    "evaluation.save_agreement clear": deed("takes a choice back", *AGREED),
    "evaluation.save_agreement take": deed("takes the pen over", *AGREED),
    "evaluation.save_agreement save=a": deed("takes A's mark", *AGREED),
    "evaluation.save_agreement save=b": deed("takes B's mark", *AGREED),
    "evaluation.save_agreement save=accept": deed("takes the municipality's levels", *AGREED),
    "jury.save_ranking save=hand-in": deed(
        "hands in", "+ballot", *(f"ballot.{one}" for one in ("handed_in_at", "saved_at", "version"))
    ),
    "jury.save_ranking save=back": deed("takes the ranking back", "ballot.handed_in_at", "ballot.version"),
    "nominating.save_ranking save=hand-in": deed(
        "hands in", "+ballot", *(f"ballot.{one}" for one in ("handed_in_at", "saved_at", "version"))
    ),
    "nominating.save_ranking save=back": deed(
        "takes the ranking back", "ballot.handed_in_at", "ballot.version"
    ),
}
