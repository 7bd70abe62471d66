"""What the people of a municipality may do: deed by deed, who gets it and who does not."""

from __future__ import annotations

from tests.support.rights import ABSENT, OWN, Case

Q = "demokrati-strategi"
ANSWER = {f"{Q}:version": "0", f"{Q}:text": "Svar"}

READ = [
    Case("assessment.overview", "GET", "award", OWN),
    Case("assessment.subarea", "GET", "award, number=1.1", OWN),
    Case("assessment.area", "GET", "award, number=1", OWN),
    Case("assessment.reckoning", "GET", "award, number=total", OWN),
    Case("assessment.review", "GET", "award", OWN),
    Case("assessment.receipt", "GET", "norrvik", ("samordnare@norrvik.example",)),
    Case("assessment.events", "GET", "award", OWN),
    Case("assessment.show_facts", "GET", "award", OWN),
    Case("assessment.chart", "GET", "award, kind=svg", OWN),
    Case("assessment.own_answers", "GET", "award", OWN),
    Case("assessment.answers_file", "GET", "award, kind=json", OWN),
    Case("assessment.read_all", "POST", "award", OWN, (), {"seen": "2026-11-01T10:00:00+00:00"}),
    Case("assessment.quick_pass", "GET", "award", OWN),
    Case("assessment.twin", "GET", "award", OWN),
    Case("assessment.twin_file", "GET", "award", OWN),
    Case("assessment.returned", "GET", "returned", ("samordnare",)),
    Case("assessment.handed_out", "GET", "award", OWN),
    Case("assessment.single", "GET", "award", OWN),
    Case("assessment.talk", "GET", f"award, question_id={Q}", OWN),
    Case("assessment.history", "GET", f"award, question_id={Q}", OWN),
    Case("assessment.certificate", "GET", "award", OWN),
    Case("assessment.receipt_file", "GET", "norrvik, kind=txt", ("samordnare@norrvik.example",)),
    Case("assessment.evidence", "GET", f"award, question_id={Q}", OWN),
    Case("evidence.register", "GET", "municipality", OWN),
    Case("evidence.file", "GET", "evidence", OWN),
    Case("nomination.overview", "GET", "nomination", OWN),
    Case("nomination.criterion", "GET", "nomination, number=1", OWN),
    Case("nomination.description", "GET", "nomination", OWN),
    Case("nomination.preview", "GET", "nomination", OWN),
    Case("assessment.evaluators", "GET", "internal", OWN),
    Case("assessment.visit", "GET", "norrvik", ("samordnare@norrvik.example",)),
    Case("assessment.requests", "GET", "norrvik", ("samordnare@norrvik.example",)),
    Case("assessment.last_time", "GET", "internal", OWN),
    Case("assessment.show_shares", "GET", "internal", ("samordnare",), ("medarbetare", "lasare")),
    Case("assessment.particulars", "GET", "internal", ("samordnare",), ("medarbetare", "lasare")),
    Case("years.show", "GET", "municipality", OWN),
    Case("years.years_file", "GET", "municipality", OWN),
    Case("years.chart", "GET", "evaluated, what=rosen, kind=svg", ("samordnare@norrvik.example",)),
    Case("inquiries.listing", "GET", "municipality", OWN),
    Case("plans.listing", "GET", "municipality", OWN),
    Case("plans.show", "GET", "plan", OWN),
    Case("plans.follow_up", "GET", "plan", OWN),
    Case("plans.plan_file", "GET", "plan, kind=json", OWN),
    Case("plans.new_action", "GET", "plan, omrade=1", ("samordnare", "medarbetare"), ("lasare",)),
    Case("plans.action", "GET", "plan action", ("samordnare", "medarbetare"), ("lasare",)),
    Case("plans.ask_to_let_be", "GET", "plan area", ("samordnare", "medarbetare"), ("lasare",)),
    Case("people.colleagues", "GET", "municipality", OWN),
    Case("people.ask_to_remove", "GET", "member", ("samordnare",), ("medarbetare", "lasare")),
]
WRITE = [
    Case("assessment.save_facts", "POST", "award", ("samordnare", "medarbetare"), ("lasare",)),
    Case("assessment.answer_request", "POST", "answered request", ("samordnare@norrvik.example",)),
    Case("assessment.answer_request", "POST", "award, request_id=1", (), ("lasare",)),
    Case(
        "assessment.save_subarea",
        "POST",
        "award, number=1.1",
        ("samordnare", "medarbetare"),
        ("lasare",),
        ANSWER,
    ),
    Case(
        "assessment.save_area", "POST", "award, number=1", ("samordnare", "medarbetare"), ("lasare",), ANSWER
    ),
    Case(
        "assessment.answer",
        "POST",
        f"award, question_id={Q}",
        ("samordnare", "medarbetare"),
        ("lasare",),
        ANSWER,
    ),
    Case(
        "assessment.save_quick_pass",
        "POST",
        "award",
        ("samordnare", "medarbetare"),
        ("lasare",),
        ANSWER | {"save": "1:2"},
    ),
    Case("assessment.send_returned", "POST", "award", OWN),
    Case("assessment.bring_answers", "POST", "returned", ("samordnare",), ("lasare",)),
    Case("assessment.submit", "POST", "award", ("samordnare",), ("medarbetare", "lasare")),
    Case("assessment.appoint", "POST", "internal", ("samordnare",), ("medarbetare", "lasare")),
    Case(
        "assessment.replace_evaluator",
        "POST",
        "internal, track=a",
        ("samordnare",),
        ("medarbetare", "lasare"),
    ),
    *(
        Case(f"assessment.{deed}", "POST", "internal", ("samordnare",), ("medarbetare", "lasare"))
        for deed in ("change_particulars", "archive", "take_out", "remove", "share")
    ),
    Case("assessment.revoke_share", "POST", "internal, share_id=1", (), ("medarbetare", "lasare")),
    Case("assessment.look_at_changes", "POST", "award", ("samordnare",), ("medarbetare", "lasare")),
    Case("assessment.distribute", "POST", "award", ("samordnare",), ("medarbetare", "lasare")),
    Case("assessment.ask_again", "POST", "award, person_id=1", (), ("medarbetare", "lasare")),
    Case("assessment.hand_out", "POST", "award", ("samordnare",), ("medarbetare", "lasare")),
    Case("assessment.take_back", "POST", "award, task_id=1", (), ("medarbetare", "lasare")),
    Case("assessment.send_back", "POST", "award, task_id=1", (), ("medarbetare", "lasare")),
    Case("assessment.hand_on", "POST", "award, task_id=1", (), ("medarbetare", "lasare")),
    Case("assessment.say_done", "POST", "award, task_id=1", (), ("lasare",)),
    Case("assessment.give_back", "POST", "award, task_id=1", (), ("lasare",)),
    Case("assessment.hand_on_all", "POST", "award", ("medarbetare", "samordnare"), ("lasare",)),
    Case(
        "assessment.comment",
        "POST",
        f"award, question_id={Q}",
        ("samordnare", "medarbetare"),
        ("lasare",),
        {"audience": "internal", "text": "Hej"},
    ),
    Case("assessment.be_here", "POST", "award", OWN, (), {"question": Q}),
    Case("assessment.resolve", "POST", f"award, question_id={Q}, comment_id=1", (), ("lasare",)),
    Case("first_rose.take_along", "POST", "award", ("samordnare", "medarbetare"), ("lasare",)),
    Case("assessment.take_over", "POST", f"award, question_id={Q}, proposal_id=1", (), ("lasare",)),
    Case("assessment.restore", "POST", f"award, question_id={Q}, version=1", (), ("lasare",)),
    Case("assessment.ask_certificate", "POST", "award", ("samordnare",), ("medarbetare", "lasare")),
    Case("assessment.certify", "POST", "award", (), OWN),
    Case("assessment.withdraw", "POST", "award", ("samordnare",), ("medarbetare", "lasare")),
    Case(
        "nomination.save_criterion",
        "POST",
        "nomination, number=1",
        ("samordnare", "medarbetare"),
        ("lasare",),
        {"?": "statement"},
    ),
    Case(
        "nomination.save_description",
        "POST",
        "nomination",
        ("samordnare", "medarbetare"),
        ("lasare",),
        {"?": "heading"},
    ),
    Case("examples.ask", "POST", "example", ()),
    Case("inquiries.answer", "POST", "came inquiry", ("samordnare@norrvik.example",)),
    Case("inquiries.hide", "POST", "came inquiry", ("samordnare@norrvik.example",)),
    Case("inquiries.withdraw", "POST", "open inquiry", ("samordnare", "medarbetare"), ("lasare",)),
    Case("inquiries.tell", "POST", "sent inquiry", ("samordnare", "medarbetare"), ("lasare",)),
    Case("plans.make", "POST", "municipality", ("samordnare",), ("medarbetare", "lasare")),
    *(
        Case(f"plans.{deed}", "POST", named, ("samordnare", "medarbetare"), ("lasare",))
        for deed, named in (
            ("add_action", "plan, omrade=1"),
            ("save_action", "plan action"),
            ("add_improvement", "plan"),
            ("let_be", "plan area"),
            ("rebase", "plan"),
        )
    ),
    *(
        Case(f"plans.{deed}", "POST", "plan", ("samordnare",), ("medarbetare", "lasare"))
        for deed in ("set_review", "save_follow_up", "ask_reader")
    ),
    Case("plans.end_reader", "POST", "plan, reader_id=1", (), ("medarbetare", "lasare")),
    Case("plans.say", "POST", "plan", OWN),
    *(
        Case(f"assessment.{deed}", "POST", f"award, question_id={Q}", OWN[:2], OWN[2:])
        for deed in ("choose_evidence", "add_evidence_file", "add_evidence_link")
    ),
    Case("assessment.keep_answer_link", "POST", f"award, question_id={Q}", (), ("lasare",)),
    Case(
        "assessment.turn_evidence",
        "POST",
        f"award, question_id={Q}, evidence_id={ABSENT}",
        (),
        ("lasare",),
        {f"page-{ABSENT}": ""},
    ),
    Case("assessment.drop_evidence", "POST", f"award, question_id={Q}, evidence_id=0", (), ("lasare",)),
    *(
        Case(f"evidence.{deed}", "POST", "municipality", ("samordnare", "medarbetare"), ("lasare",))
        for deed in ("add_file", "add_link")
    ),
    *(
        Case(f"evidence.{deed}", "POST", "evidence", ("samordnare", "medarbetare"), ("lasare",))
        for deed in ("rename", "remove", "withdraw")
    ),
    Case("people.invite", "POST", "municipality", ("samordnare",), ("medarbetare", "lasare")),
    Case("people.send_again", "POST", "invitation", ("samordnare",), ("medarbetare", "lasare")),
    Case("people.send_letter_again", "POST", "lost at home", ("samordnare",), ("medarbetare", "lasare")),
    Case("people.withdraw", "POST", "invitation", ("samordnare",), ("medarbetare", "lasare")),
    Case("people.let_in", "POST", "registration at home", ("samordnare",), ("medarbetare", "lasare")),
    Case("people.turn_down", "POST", "registration at home", ("samordnare",), ("medarbetare", "lasare")),
    Case("people.change_role", "POST", "member", ("samordnare",), ("medarbetare", "lasare")),
    Case("people.remove", "POST", "member", ("samordnare",), ("medarbetare", "lasare")),
]
