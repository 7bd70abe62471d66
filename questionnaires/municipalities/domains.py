"""Whose an e-mail domain is: the municipalities' own, and what each rests on.

A domain that is `checked` was found at the municipality's own web site, on a page that gives an address at
that very domain: `source` is the page. Any other is what the municipality is believed to use, and no more.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from questionnaires.municipalities.register import municipalities

_FILE = Path(__file__).parent / "domains.csv"
OF_EVERYBODY = frozenset(
    {
        *("gmail.com", "googlemail.com", "hotmail.com", "hotmail.se", "outlook.com", "live.com", "live.se"),
        *(
            "msn.com",
            "yahoo.com",
            "yahoo.se",
            "icloud.com",
            "me.com",
            "telia.com",
            "tele2.se",
            "bredband.net",
        ),
        *("comhem.se", "swipnet.se", "spray.se", "proton.me", "protonmail.com", "gmx.com", "mail.com"),
        *("skr.se", "skl.se", "vgregion.se"),
    }
)
"""Domains at which anybody, or people of many municipalities, have their addresses."""


@dataclass(frozen=True, slots=True)
class Domain:
    """One domain of one municipality, by its name, and the page it rests on."""

    name: str
    municipality: str
    checked: bool
    source: str = ""


@cache
def domains(file: Path = _FILE) -> tuple[Domain, ...]:
    """Give all domains, in the order of the municipalities' codes."""
    names = {one.code: one.name for one in municipalities() if not one.part_of}
    with file.open(encoding="utf-8", newline="") as rows:
        return tuple(
            Domain(row["domain"], names[row["code"]], row["checked"] == "yes", row["source"])
            for row in csv.DictReader(rows)
        )


def domain_of(email: str) -> str:
    """Give the domain of an address, whole: a subdomain is another."""
    return email.rpartition("@")[2].lower()


def lies_under(domain: str, above: str) -> bool:
    """Tell whether a domain is a subdomain of another, as those of pupils are."""
    return domain.endswith(f".{above}")
