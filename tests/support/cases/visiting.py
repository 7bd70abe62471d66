"""What evaluators may do before and during a visit: deed by deed, who gets it and who does not."""

from __future__ import annotations

from tests.support.rights import BOTH, Case

Q = "demokrati-strategi"
FREE = {"fritt:text": "Hej", "fritt:version": "0"}
NOTE = {f"{Q}:text": "Hej", f"{Q}:version": "0"}

READ = [
    Case("visiting.plan", "GET", "undeclared", (), BOTH),
    Case("visiting.plan", "GET", "fixed", BOTH),
    Case("visiting.evidence", "GET", "fixed", BOTH),
    Case("visiting.schedule", "GET", "fixed", BOTH),
    Case("visiting.printed_schedule", "GET", "fixed", BOTH),
    Case("visiting.requests", "GET", "fixed", BOTH),
    Case("visiting.nomination", "GET", "fixed", BOTH),
    Case("visiting.evidence_file", "GET", "judged evidence", BOTH),
    Case("visiting.evidence_archive", "GET", "fixed", BOTH),
    Case("visiting.coverage", "GET", "fixed", BOTH),
    Case("visiting.sources", "GET", "fixed", BOTH),
    Case("visiting.source", "GET", "fixed source", BOTH),
    Case("visiting.interviews", "GET", "fixed", BOTH),
    Case("visiting.interview", "GET", "fixed interview", BOTH),
    Case("visiting.notes", "GET", "fixed interview", BOTH),
    Case("visiting.observed", "GET", "fixed", BOTH),
    Case("visiting.observation", "GET", "fixed source", BOTH),
]
WRITE = [
    Case("visiting.plan_days", "POST", "fixed", BOTH, form={"first_on": "2027-03-15", "version": "0"}),
    Case("visiting.paste_interviews", "POST", "fixed", BOTH, form={"rows": "2027-03-15; 9.00; Rektorer"}),
    Case("visiting.send_schedule", "POST", "fixed", BOTH),
    Case("visiting.ask", "POST", "fixed", BOTH, form={"text": "Rutinen", "last_on": "2027-03-15"}),
    Case("visiting.withdraw_request", "POST", "fixed request", BOTH, form={}),
    Case("visiting.tick", "POST", f"fixed, question_id={Q}", BOTH, form={"done": "1"}),
    Case("visiting.add_source", "POST", "fixed", BOTH, form={"kind": "document", "title": "Budget"}),
    Case("visiting.save_source", "POST", "fixed source", BOTH, form={"title": "Budget", "version": "1"}),
    Case("visiting.remove_source", "POST", "fixed source", BOTH),
    Case("visiting.rest_on", "POST", f"fixed, question_id={Q}", BOTH),
    Case("visiting.add_interview", "POST", "fixed", BOTH, form={"title": "Enhetschef"}),
    Case("visiting.save_interview", "POST", "fixed interview", BOTH, form={"title": "Enhetschef"}),
    Case("visiting.choose_questions", "POST", "fixed interview", BOTH, form={"question": Q}),
    Case("visiting.choose_roles", "POST", "fixed interview", BOTH, form={"role": "Enhetschef"}),
    Case("visiting.save_notes", "POST", "fixed interview", BOTH, form=NOTE),
    Case("visiting.note", "POST", f"fixed interview, question_id={Q}", BOTH, form=NOTE),
    Case("visiting.observe", "POST", "fixed", BOTH, form={"title": "Torget"}),
    Case("visiting.save_observation", "POST", "fixed source", BOTH, form=FREE),
    Case("visiting.observation_note", "POST", "fixed source", BOTH, form=FREE),
    Case("visiting.choose_observed", "POST", "fixed source", BOTH, form={"question": Q}),
    Case("visiting.add_source", "POST", "undeclared", (), BOTH, {"kind": "document", "title": "Budget"}),
]
