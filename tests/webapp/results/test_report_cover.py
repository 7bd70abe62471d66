"""What a report counts of a visit: documents, pages, and interviews with about how many people."""

from __future__ import annotations

import pytest

from webapp.evaluation.models.visits import DOCUMENT, INTERVIEW, EvaluationSource
from webapp.results.queries.report.report_cover import met

HELD = "Utvärderingen bygger på 1 dokument och 2 intervjuer{}, utöver kommunens egna svar."


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ((None, None), ""),
        ((1, None), " med 1 person"),
        ((12, 31), " med ett 40-tal personer"),
        ((20, 29), " med närmare 50 personer"),
    ],
)
def test_a_report_tells_about_how_many_people_were_met(resting_world, people, told):
    document = EvaluationSource(kind=DOCUMENT, title="Budget")
    talks = [EvaluationSource(kind=INTERVIEW, title="Chefer", people=many) for many in people]

    with resting_world.app.test_request_context():
        assert met([document, *talks]) == HELD.format(told)
