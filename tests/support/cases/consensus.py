"""What evaluators may do to agree: deed by deed, who gets it and who does not."""

from __future__ import annotations

from tests.support.rights import BOTH, Case

Q = "demokrati-strategi"

READ: list[Case] = [
    Case("evaluation.subareas", "GET", "undeclared", (), BOTH),
    Case("evaluation.follow", "GET", "undeclared", (), BOTH),
    Case("evaluation.read_all", "GET", "undeclared", (), BOTH),
    Case("evaluation.near", "GET", "undeclared", (), BOTH),
    Case("evaluation.subareas", "GET", "fixed", BOTH),
    Case("evaluation.follow", "GET", "fixed", BOTH),
    Case("evaluation.follow", "GET", f"fixed, fraga={Q}", BOTH),
    Case("evaluation.read_all", "GET", "fixed", BOTH),
    Case("evaluation.near", "GET", "fixed", BOTH),
    Case("evaluation.near_for_office", "GET", "fixed", ("kansli",)),
]
WRITE: list[Case] = [
    Case("evaluation.divide", "POST", "undeclared", (), BOTH, {"begin:1.1": "a", "seen:1.1": ""}),
    Case("evaluation.accept_alike", "POST", "undeclared", (), BOTH),
    Case("evaluation.take_pen", "POST", "undeclared", (), BOTH),
    Case("evaluation.save_meeting", "POST", "undeclared", (), BOTH, {"text": "Hej", "version": "0"}),
    Case(
        "evaluation.save_minutes",
        "POST",
        f"undeclared, question_id={Q}",
        (),
        BOTH,
        {"text": "Hej", "version": "0"},
    ),
]
