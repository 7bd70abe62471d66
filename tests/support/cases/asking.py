"""The address and the form of a case, as a browser would send them."""

from __future__ import annotations

from flask import url_for

from webapp.ground import context


def address(case, args) -> str:
    return url_for(case.endpoint, **args)


def form_of(case) -> dict[str, str]:
    """Give a form that the route can read, with the ids of the edition where it needs them."""
    edition = context.edition("kvalitetskommun/2003")
    asked = {"statement": edition.areas[0].questions[0].id, "heading": edition.descriptions[1].id}
    if "?" not in case.form:
        return case.form
    question = asked[case.form["?"]]
    return {f"{question}:version": "0", f"{question}:text": "Svar"}


FORM = "/byt-losenord"
"""A form that everybody has who is signed in, on a page that costs little."""
OBJECTS = (
    *("plan_id", "improvement_id", "action_id", "reader_id"),
    *(
        "municipality_id",
        "assessment_id",
        "evaluation_id",
        "entrant_id",
        "result_id",
        "share_id",
        "evidence_id",
        "round_key",
        "ref",
    ),
    "place",
)
