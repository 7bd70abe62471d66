"""The form an answer is kept in: what was kept and signed long ago is read as it was, and no part is lost."""

from __future__ import annotations

import json
from dataclasses import fields, replace

from webapp.assessment.content import Link, Said, said_from

LONG_AGO = (
    '{"levels": {"spridning": "alla", "system": "helt"}, "text": "Beslutat 2024.", '
    '"evidence": [{"url": "https://exempelby.se/plan", "note": "s. 4"}], '
    '"not_applicable": false, "reason": ""}'
)
"""As it stands in a database of 2026."""
WHOLE = Said({"system": "helt"}, "Text", (Link("https://exempelby.se", "s. 4"),), True, "Skäl", True)  # noqa: FBT003


def test_an_answer_kept_long_ago_is_read_as_it_was_and_has_the_fingerprint_its_receipt_was_signed_with():
    kept = said_from(json.loads(LONG_AGO))

    assert json.loads(LONG_AGO) == kept.as_data()
    assert (kept.digest(), Said().digest()) == ("7ddcd020630131c3", "b180273a139c928b")


def test_an_answer_with_all_its_parts_comes_back_whole_and_a_form_that_shows_nothing_takes_nothing():
    assert [one.name for one in fields(Said) if not getattr(WHOLE, one.name)] == []

    assert said_from(WHOLE.as_data()) == WHOLE
    untold = replace(WHOLE, levels={})  # nobody knows yet: then no level is chosen
    assert untold.changed_by(Said(), frozenset()) == untold
