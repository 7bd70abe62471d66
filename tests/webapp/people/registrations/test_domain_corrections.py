"""The office says whose an e-mail domain is, and what that lets in."""

from __future__ import annotations

import pytest

from tests.support.inbox import happened
from tests.support.registered import (
    register,
)
from webapp.ground.refusals import InvalidError
from webapp.people.deeds.registrations import domain_corrections
from webapp.people.deeds.registrations.confirmations import Came
from webapp.people.deeds.registrations.domain_corrections import Correction

OFFICE = "kansli@demo.example"
GMAIL = "bodil@gmail.com"


def officer(world) -> int:
    return world.person("kansli")


@pytest.mark.both
def test_the_office_corrects_a_domain_and_the_next_one_begins_at_once(world):
    said = Correction("gavle.se", "Gävle", trusted=True)

    assert (domain_corrections.correct(officer(world), said), register("x@gavle.se", "Gävle").came) == (
        True,
        Came.BEGUN,
    )
    assert domain_corrections.correct(officer(world), said) is False
    assert happened("domain.corrected") == 1


def test_a_domain_that_the_office_does_not_trust_lets_nobody_in(world):
    domain_corrections.correct(officer(world), Correction("ale.se", "Ale", trusted=False))

    assert register().came is Came.ASKED


@pytest.mark.both
def test_a_domain_of_two_municipalities_lets_nobody_in(world):
    domain_corrections.correct(officer(world), Correction("ale.se", "Kungälv", trusted=True))

    assert register().came is Came.ASKED
    assert register("x@ale.se", "Kungälv").came is Came.ASKED


@pytest.mark.parametrize(
    ("domain", "municipality", "field"),
    [
        ("gmail.com", "Ale", "domain"),
        ("", "Ale", "domain"),
        ("a@ale.se", "Ale", "domain"),
        ("ale", "Ale", "domain"),
        ("ale.se", "Atlantis", "municipality"),
    ],
)
def test_the_office_trusts_no_domain_that_is_everybodys_or_none(world, domain, municipality, field):
    with pytest.raises(InvalidError) as refused:
        domain_corrections.correct(officer(world), Correction(domain, municipality, trusted=True))

    assert list(refused.value.faults) == [field]
