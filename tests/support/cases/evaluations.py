"""What evaluators may do: deed by deed, who gets it and who does not."""

from __future__ import annotations

from tests.support.rights import BOTH, Case

Q = "demokrati-strategi"

READ = [
    Case("evaluation.declare", "GET", "undeclared", BOTH),
    Case("evaluation.overview", "GET", "undeclared", (), BOTH),
    Case("evaluation.question", "GET", f"undeclared, question_id={Q}", (), BOTH),
    Case("evaluation.agreement", "GET", "undeclared", (), BOTH),
    Case("evaluation.agree", "GET", f"undeclared, question_id={Q}", (), BOTH),
    Case("evaluation.overview", "GET", "fixed", BOTH),
    Case("evaluation.question", "GET", f"fixed, question_id={Q}", BOTH),
    Case("evaluation.agreement", "GET", "fixed", BOTH),
    Case("evaluation.agree", "GET", f"fixed, question_id={Q}", BOTH),
    Case("evaluation.publish", "GET", "fixed", ("kansli",)),
    Case("evaluation.twin", "GET", "undeclared", (), BOTH),
    Case("evaluation.twin_file", "GET", "undeclared", (), BOTH),
    Case("evaluation.returned", "GET", "undeclared, file_id=1", (), BOTH),
    Case("evaluation.twin", "GET", "fixed", BOTH),
    Case("evaluation.testimonial", "GET", "fixed", BOTH),
    Case("evaluation.twin_file", "GET", "fixed", BOTH),
]
WRITE = [
    Case("evaluation.save_declaration", "POST", "undeclared", BOTH),
    Case("evaluation.save_question", "POST", f"undeclared, question_id={Q}", (), BOTH),
    Case("evaluation.accept", "POST", "undeclared", (), BOTH, {"area": "1"}),
    Case("evaluation.finish", "POST", "undeclared", (), BOTH),
    Case("evaluation.resume", "POST", "undeclared", (), BOTH),
    Case("evaluation.comment", "POST", f"undeclared, question_id={Q}", (), BOTH, {"text": "Hej"}),
    Case("evaluation.save_agreement", "POST", f"undeclared, question_id={Q}", (), BOTH),
    Case("evaluation.send_returned", "POST", "undeclared", (), BOTH),
    Case("evaluation.bring_marks", "POST", "undeclared, file_id=1", (), BOTH),
    Case("evaluation.save_publication", "POST", "undeclared", ("kansli",)),
]
