"""Every state of a round has one writer: one module sets it, and no other, so its checks are one set."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from webapp.ground.configuration.settings import ROOT

HOUSE = ROOT / "webapp"
WRITTEN_BY = {
    "announced_at": "award/deeds/steps",
    "step": "award/deeds/steps",
    "nominated_at": "award/deeds/nominees",
    "submitted_at": "assessment/deeds/hand_in",
    "closed_at": "award/deeds/ranking/closure",
    "closed_by_id": "award/deeds/ranking/closure",
    "shown_at": "award/deeds/ranking/disclosure",
    "counted": "award/deeds/ranking/disclosure",
    "blind": "award/deeds/nomination_order",
    "letters": "award/deeds/nomination_order",
    "handed_in_at": "award/deeds/ranking/ballots",
    "agreed_at": "award/deeds/ranking/ballots",
    "published_at": "review/deeds/results",
    "removed_at": "assessment/deeds/particulars",
    "redeemed_at": "people/deeds/redemptions",
    "taken_away_at": "evaluation/deeds/seats/ties",
    "finished_at": "review/deeds/draft/replies",
    "outcome_at": "review/deeds/draft/outcomes",
}
"""Which module alone sets a column that says how far something has come."""
WRITTEN_IN_ITS_SUBJECT = {
    ("assessment", "done_at"): "assessment/deeds/part_states",
    ("assessment", "returned_at"): "assessment/deeds/part_states",
    ("assessment", "ended_at"): "assessment/deeds/part_states",
    ("assessment", "archived_at"): "assessment/deeds/particulars",
    ("evaluation", "done_at"): "evaluation/deeds/seats/seat_states",
    ("evaluation", "revealed_at"): "evaluation/deeds/seats/seat_states",
    ("evaluation", "came_at"): "evaluation/deeds/visit/evidence_requests",
    ("evaluation", "sent_at"): "evaluation/deeds/schedule/visit_days",
    ("ground", "done_at"): "ground/jobs/line",
    ("ground", "sent_at"): "ground/mail/outbox",
    ("meetings", "ended_at"): "meetings/deeds/meetings",
    ("people", "revoked_at"): "people/deeds/invitation_letters",
    ("people", "settled_at"): "people/deeds/registrations/registration_states",
    ("people", "told_at"): "people/deeds/registrations/registration_states",
    ("plans", "ended_at"): "plans/deeds/follow_ups",
    ("results", "hidden_at"): "results/deeds/inquiries",
    ("results", "revoked_at"): "results/deeds/shares",
    ("rounds", "archived_at"): "rounds/deeds/archive",
}
"""Which module alone sets a column whose name several subjects have, each for a row of its own."""
MADE_BY = {
    "NominationReason": "award/deeds/nominees",
    "Withdrawal": "award/deeds/nominations",
    "Honour": "award/deeds/honours",
    "Ballot": "award/deeds/ranking/ballots",
    "FixedMinutes": "award/deeds/panel_minutes",
    "InvitationAnswer": "award/deeds/figures/invitation_answers",
    "SecondSay": "rounds/deeds/approval",
    "PublishedResult": "review/deeds/results",
    "Summary": "results/deeds/summaries",
}
"""Which module alone makes a row whose being there is the state."""


def module(path: Path) -> str:
    return str(path.relative_to(HOUSE).with_suffix(""))


def sources() -> Iterator[tuple[str, ast.AST]]:
    """Give every node of every module, with the module it stands in."""
    for path in sorted((ROOT / "webapp").rglob("*.py")):
        where = module(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield where, node


def set_in(node: ast.AST) -> set[str]:
    """Name the attributes that a statement sets, also by an update of a table."""
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return {one.attr for top in targets for one in ast.walk(top) if isinstance(one, ast.Attribute)}
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "values":
        return {word.arg for word in node.keywords if word.arg}
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "setattr":
        return {ast.unparse(node.args[1]).strip("'")}
    return set()


def made_in(node: ast.AST) -> str:
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


@pytest.fixture(scope="module")
def found() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Find every module that sets one of the columns, and every one that makes one of the rows."""
    setters: dict[str, set[str]] = {column: set() for column in WRITTEN_BY}
    makers: dict[str, set[str]] = {row: set() for row in MADE_BY}
    for where, node in sources():
        for column in set_in(node) & setters.keys():
            setters[column].add(where)
        if made_in(node) in makers:
            makers[made_in(node)].add(where)
    return setters, makers


def test_each_state_is_set_by_one_module(found):
    assert found[0] == {column: {where} for column, where in WRITTEN_BY.items()}


def test_each_state_of_a_subject_is_set_by_one_module_of_it():
    setters: dict[tuple[str, str], set[str]] = {}
    columns = {column for _subject, column in WRITTEN_IN_ITS_SUBJECT}
    for where, node in sources():
        for column in set_in(node) & columns:
            setters.setdefault((where.partition("/")[0], column), set()).add(where)

    assert setters == {state: {where} for state, where in WRITTEN_IN_ITS_SUBJECT.items()}


def test_each_row_that_is_a_state_is_made_by_one_module(found):
    assert found[1] == {row: {where} for row, where in MADE_BY.items()}


def test_a_round_that_is_nominated_from_elsewhere_would_be_seen():
    told = [set_in(node) for node in ast.walk(ast.parse("entrant.nominated_at, other.step = None, 2"))]
    updated = ast.parse("update(Entrant).values(nominated_at=None)").body[0].value

    assert {"nominated_at", "step"} in told
    assert set_in(updated) == {"nominated_at"}


def test_the_life_of_what_takes_two_is_told_and_its_yes_is_kept_by_one_module_each():
    told = {where for where, node in sources() if getattr(node, "id", "").startswith("SECOND_SAY_")}
    kept = {
        where for where, node in sources() if isinstance(node, ast.keyword) and node.arg == "confirmed_by_id"
    } | {where for where, node in sources() if "confirmed_by_id" in set_in(node)}

    assert told == {"rounds/events", "rounds/deeds/approval"}
    assert kept == {"people/deeds/invitations"}
