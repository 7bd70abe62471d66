"""When a tie makes a person partial: a table of cases."""

from __future__ import annotations

import pytest

from webapp.evaluation.queries.seats.partiality import MEMBER, KnownTie, conflicts

YEAR, YEARS, PLACE, RIVAL = 2026, 5, "Nacka", "Kalix"

CASES = [
    ("no ties at all", [], []),
    ("works there", [("Nacka", "employer")], ["anställd i Nacka"]),
    ("answers for it here", [("Nacka", MEMBER)], ["hör till Nacka"]),
    ("elected there", [("Nacka", "elected")], ["förtroendevald i Nacka"]),
    ("something else", [("Nacka", "other")], ["har en annan bindning till Nacka"]),
    (
        "left five years ago",
        [("Nacka", "former_employer", 2021)],
        ["tidigare anställd i Nacka till 2021"],
    ),
    ("left six years ago", [("Nacka", "former_employer", 2020)], []),
    ("left the council six years ago", [("Nacka", "elected", 2020)], []),
    ("leaves next year", [("Nacka", "employer", 2027)], ["anställd i Nacka till 2027"]),
    ("works for a rival", [("Kalix", "employer")], ["anställd i Kalix, som deltar i samma omgång"]),
    ("answers for a rival", [("Kalix", MEMBER)], ["hör till Kalix, som deltar i samma omgång"]),
    ("left a rival long ago", [("Kalix", "former_employer", 2019)], []),
    ("a peer from elsewhere", [("Umeå", "employer")], []),
    (
        "in two municipalities",
        [("Nacka", "employer"), ("Kalix", MEMBER)],
        ["anställd i Nacka", "hör till Kalix, som deltar i samma omgång"],
    ),
    ("the same twice", [("Nacka", "employer"), ("Nacka", "employer")], ["anställd i Nacka"]),
]


@pytest.mark.parametrize(("ties", "why"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_tie_makes_partial(resting_world, ties, why):
    known = [KnownTie(*tie) for tie in ties]

    with resting_world.app.test_request_context():
        found = conflicts(known, PLACE, {PLACE, RIVAL}, YEAR, YEARS)

    assert found == why


@pytest.mark.parametrize(
    ("tied", "place"), [("Stockholm", "Bromma"), ("Bromma", "Stockholm"), ("Bromma", "Skarpnäck")]
)
def test_a_district_is_its_whole_municipality(resting_world, tied, place):
    with resting_world.app.test_request_context():
        assert conflicts([KnownTie(tied, MEMBER)], place, (), YEAR, YEARS) == [f"hör till {tied}"]


def test_a_jury_has_no_rivals_only_ties_of_its_own(resting_world):
    with resting_world.app.test_request_context():
        assert conflicts([KnownTie("Kalix", "employer")], PLACE, (), YEAR, YEARS) == []


@pytest.mark.parametrize(("years", "many"), [(4, 0), (5, 1), (50, 1)])
def test_how_long_a_former_tie_counts_is_a_setting(resting_world, years, many):
    ties = [KnownTie("Nacka", "former_employer", 2021)]

    with resting_world.app.test_request_context():
        assert len(conflicts(ties, PLACE, (), YEAR, years)) == many
