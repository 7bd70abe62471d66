"""One's own first page, and the people of a municipality: who may do what."""

from __future__ import annotations

from webapp.assessment.deeds.particulars import check_is_own
from webapp.ground.rights import Fetcher, Right, Row, rows
from webapp.people.queries.own_municipality import check_may_change, own_municipality

ROWS: dict[tuple[str, str], Row] = {
    **rows(
        Right.SIGNED_IN,
        "One's own account.",
        "GET account.home",
        "GET account.new_assessment",
        "POST account.start_assessment",
        "POST account.invite_meanwhile",
    ),
    **rows(
        Right.ASSESSMENT_SUBMIT,
        "One person decides what an own assessment is called, when it closes and who answers.",
        "GET assessment.particulars",
        "POST assessment.change_particulars",
        "POST assessment.archive",
        "POST assessment.take_out",
        "POST assessment.remove",
        check=check_is_own,
    ),
    **rows(
        Right.ASSESSMENT_READ,
        "What was answered last time is the municipality's own; it is shown beside what is answered now.",
        "GET assessment.last_time",
    ),
    **rows(
        Right.PLACE_READ,
        "A municipality's people see who else takes part for it.",
        "GET people.colleagues",
    ),
    **rows(
        Right.PLACE_CHANGE,
        "One role decides who takes part for the municipality.",
        "POST people.invite",
        "POST people.send_again",
        "POST people.send_letter_again",
        "POST people.withdraw",
        "POST people.let_in",
        "POST people.turn_down",
        "POST people.change_role",
        "GET people.ask_to_remove",
        "POST people.remove",
        check=check_may_change,
    ),
}

FETCHERS: dict[Right, Fetcher] = {
    Right.PLACE_READ: lambda who, args: own_municipality(who, args["municipality_id"]),
    Right.PLACE_CHANGE: lambda who, args: own_municipality(who, args["municipality_id"]),
}
"""How what each right is about is found, always through the person who asks."""
