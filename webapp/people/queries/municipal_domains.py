"""Whose an e-mail domain is: the file that the house came with, and what the office has said since."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from questionnaires.municipalities.domains import OF_EVERYBODY, Domain, domain_of, domains, lies_under
from questionnaires.municipalities.swedish import sorting_key
from webapp.ground.store.database import db
from webapp.people.models.registrations import MunicipalDomain


class Whose(StrEnum):
    """Whose the domain of an address is, to somebody who registers a municipality."""

    OWN = "own"
    """The municipality's and nobody else's, for certain: the only one that lets anybody in by itself."""
    BELIEVED = "believed"
    SHARED = "shared"
    ANOTHERS = "anothers"
    UNDER = "under"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Line:
    """A domain of a municipality as the office reads it: whether it is trusted, and on what that rests."""

    domain: str
    municipality: str
    trusted: bool
    source: str = ""
    said: MunicipalDomain | None = None


def whose(email: str, municipality: str) -> Whose:
    """Tell whose the domain of an address is."""
    return judge_of_domains()(email, municipality)


def judge_of_domains() -> Callable[[str, str], Whose]:
    """Give what tells it of many addresses, and asks the database once."""
    return partial(_whose, _trusted())


def _whose(known: Mapping[tuple[str, str], bool], email: str, municipality: str) -> Whose:
    """Tell whose a domain is among those that are known; a subdomain is not the domain."""
    domain = domain_of(email)
    owners = {place for one, place in known if one == domain}
    if domain in OF_EVERYBODY or len(owners) > 1:
        return Whose.SHARED
    if municipality in owners:
        return Whose.OWN if known[domain, municipality] else Whose.BELIEVED
    if owners:
        return Whose.ANOTHERS
    under = any(lies_under(domain, one) for one, place in known if place == municipality)
    return Whose.UNDER if under else Whose.UNKNOWN


def _trusted() -> Mapping[tuple[str, str], bool]:
    """Give every domain and municipality, and whether it is trusted; the office's word comes last."""
    found = {(one.name, one.municipality): one.checked for one in domains()}
    for row in db.session.scalars(select(MunicipalDomain)):
        found[row.domain, row.municipality] = row.trusted
    return found


def lines() -> list[Line]:
    """List all domains by municipality, with what the office has said of them."""
    said = select(MunicipalDomain).options(joinedload(MunicipalDomain.said_by))
    rows = {(row.domain, row.municipality): row for row in db.session.scalars(said)}
    found = [_line(one, rows.pop((one.name, one.municipality), None)) for one in domains()]
    found += [Line(row.domain, row.municipality, row.trusted, said=row) for row in rows.values()]
    return sorted(found, key=lambda one: (sorting_key(one.municipality), one.domain))


def _line(one: Domain, row: MunicipalDomain | None) -> Line:
    trusted = row.trusted if row else one.checked
    return Line(one.name, one.municipality, trusted, one.source, row)
