"""A demo world in which files wait that were taken home and brought back."""

from __future__ import annotations

from tests.support.colleagues import own
from tests.support.twins import filled
from tests.support.worlds import World
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers, returned_answers
from webapp.assessment.queries.answers import current
from webapp.assessment.queries.twin.answer_twin import answers_twin
from webapp.evaluation.deeds import returned_marks
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.evaluation.queries.twin.mark_twin import marks_twin


def bring_back(world: World) -> None:
    """Let a file wait that was taken home: a cell changes, one has been changed here too, one is wrong."""
    subject = own(world)
    one, two, three = list(subject.edition.questions)[:3]
    content = answers_twin(subject)
    kept = current(subject.id, one)
    answers.save_answers(subject, [answers.Sent(one, Said({}, "Ändrat här."), kept.version, "")])
    cells = {(one, "Svar"): "Ändrat i filen.", (two, "Svar"): "Nytt svar."}
    for more in ({}, {(three, "System"): "Bra"}):
        returned_answers.keep_file(subject, filled(content, cells | more), "svar.xlsx")


def bring_marks_back(seat: OwnSeat) -> None:
    """Let a file of marks wait that was taken home, with a motivation that is new."""
    asked = next(iter(seat.edition.questions))
    content = filled(marks_twin(seat), {(asked, "Motivering"): "Nytt skäl."}, "Bedömningar")
    returned_marks.keep_file(seat, content, "bedomningar.xlsx")


def returned(world: World) -> dict[str, int]:
    """Let the coordinator have taken all questions home and brought them back as they were."""
    subject = own(world)
    content = answers_twin(subject)
    return {"assessment_id": subject.id, "file_id": returned_answers.keep_file(subject, content, "svar.xlsx")}
