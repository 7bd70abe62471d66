"""The municipalities' e-mail domains: each rests on a page, and none stands for two."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

from questionnaires.municipalities.domains import OF_EVERYBODY, domain_of, domains, lies_under
from questionnaires.municipalities.register import municipalities


def test_every_municipality_has_a_domain_and_no_domain_has_two():
    whole = {one.name for one in municipalities() if not one.part_of}
    many = Counter(one.name for one in domains())

    assert {one.municipality for one in domains()} == whole
    assert [name for name, times in many.items() if times > 1] == []


def test_a_domain_that_lets_anybody_in_rests_on_a_page_at_that_very_domain():
    checked = [one for one in domains() if one.checked]

    hosts = {one.name: urlsplit(one.source).hostname or "" for one in checked}
    assert [name for name, host in hosts.items() if host != name and not lies_under(host, name)] == []
    assert len(checked) == 266


def test_a_domain_that_is_only_believed_names_no_page():
    assert {one.source for one in domains() if not one.checked} == {""}


def test_no_domain_of_a_municipality_is_everybodys_or_lies_under_anothers():
    names = {one.name for one in domains()}

    assert names & OF_EVERYBODY == set()
    assert [name for name in names if any(lies_under(name, other) for other in names)] == []
    assert [name for name in names if name != name.lower() or not name.isascii()] == []


def test_the_domain_of_an_address_is_all_that_stands_after_the_at():
    assert [domain_of(one) for one in ("a@ale.se", "A@Elev.Ale.se", "a@b@ale.se")] == [
        "ale.se",
        "elev.ale.se",
        "ale.se",
    ]
