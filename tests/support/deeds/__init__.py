"""Every post of the service by name: what shows stored values and saves them, and what is a deed."""

from __future__ import annotations

from tests.support.deeds.award import AWARD
from tests.support.deeds.buttons import BUTTONS
from tests.support.deeds.evaluation import EVALUATION
from tests.support.deeds.everybody import EVERYBODY
from tests.support.deeds.grammar import Deed
from tests.support.deeds.municipality import MUNICIPALITY
from tests.support.posts import Post

SAVES = frozenset({
    "assessment.change_particulars",
    "assessment.save_area",
    "assessment.save_facts",
    "assessment.save_quick_pass",
    "assessment.save_subarea",
    "assessment.turn_evidence",
    "evaluation.divide",
    "evaluation.save_agreement",
    "evaluation.save_meeting",
    "evaluation.save_minutes",
    "evaluation.save_question",
    "evidence.rename",
    "jury.save_minutes",
    "jury.save_motivation",
    "jury.save_note",
    "jury.save_notes",
    "jury.save_ranking",
    "nominating.arrange",
    "nominating.save_minutes",
    "nominating.save_note",
    "nominating.save_ranking",
    "meeting.save_minutes",
    "nomination.save_criterion",
    "nomination.save_description",
    "office.save_dates",
    "office.save_invitation_text",
    "office.save_settings",
    "own_page.save_details",
    "own_page.save_letters",
    "people.change_role",
    "plans.save_action",
    "plans.set_review",
    "report.save_words",
    "reviewing.reply",
    "reviewing.save_area",
    "reviewing.save_facts_of_report",
    "visiting.choose_observed",
    "visiting.choose_questions",
    "visiting.plan_days",
    "visiting.rest_on",
    "visiting.save_interview",
    "visiting.save_notes",
    "visiting.save_observation",
    "visiting.save_source",
})  # fmt: skip
"""Forms that show what is stored: sent back untouched they change nothing at all."""

BY_SCRIPT = frozenset(
    {
        "assessment.answer",
        "invitation.open_link",
        "reviewing.save_text",
        "visiting.note",
        "visiting.observation_note",
    }
)
"""Sent by a script while somebody reads or writes, never by a form of its own."""

DEEDS: dict[str, Deed] = {**BUTTONS, **MUNICIPALITY, **EVALUATION, **AWARD, **EVERYBODY}


def deed_of(endpoint: str, post: Post) -> Deed | None:
    """Tell which deed a post is; none where it saves a form that shows what is stored."""
    button, value = post.button or ("", "")
    for name in (f"{endpoint} {button}={value}", f"{endpoint} {button}", endpoint):
        if name in DEEDS:
            return DEEDS[name]
    return None
