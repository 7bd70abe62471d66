"""A municipality by any of its names or by its code; and what looks like one but sums up many."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from copy import copy
from functools import cache

from questionnaires.municipalities.likeness import Likeness
from questionnaires.municipalities.register import Municipality, found, municipalities

LONGEST, NEAR = 80, 0.8
_KINDS = ("kommun", "stad", "kn", "k:n", "kommunen")
_OTHER = {"Falun": ("Falu kommun",), "Gotland": ("Region Gotland", "Gotlands region")}
"""Names that no rule gives."""
_TOTALS = {
    *("riket", "hela riket", "sverige", "hela landet", "landet", "totalt", "totalsumma", "summa", "samtliga"),
    *("alla", "alla kommuner", "samtliga kommuner", "kommuner totalt", "riket totalt", "medelvärde", "medel"),
    *("medelvärde riket", "genomsnitt", "genomsnitt riket", "snitt", "median", "medianvärde", "riksmedel"),
    *("riksgenomsnitt", "ovägt medel", "vägt medel", "ovägt medelvärde", "vägt medelvärde", "max", "min"),
    *("alla kommuner ovägt medel", "alla kommuner vägt medel", "storstäder", "antal", "total", "sum"),
}
_PARTS = re.compile(r"län|region .+|.+ län|.+ läns kommuner.*|.*\((ovägt|vägt) medel\)|[a-h][1-3]?[:.] .+")


def _plain(name: str) -> str:
    """Write a name so that capitals, blanks and hyphens make no difference, but å, ä and ö do."""
    composed = unicodedata.normalize("NFC", name[: 2 * LONGEST]).casefold()
    return "".join(one for one in composed if one.isalnum())


class Names:
    """Municipalities by every way their names are written, and the one that a misspelt name is like."""

    def __init__(self, names: Mapping[str, str], codes: Mapping[str, str] | None = None) -> None:
        self._ways = {_plain(code): key for key, code in (codes or {}).items()}
        self._ways |= {_plain(code.lstrip("0")): key for key, code in (codes or {}).items()}
        self._ways |= {_plain(way): key for key, name in names.items() for way in _ways_of(name)}
        self._ways |= {_plain(name): key for key, name in names.items()}
        self._names = dict(names)
        self._like = Likeness(self._names.values(), NEAR)

    def again(self) -> Names:
        """Give the same, for another table: each table may have many names guessed at, but not too many."""
        same = copy(self)
        same._like = Likeness(self._names.values(), NEAR)  # noqa: SLF001 -- its own
        return same

    def find(self, said: str) -> str | None:
        """Give the key of the one that is meant, by name or code; None where none is for certain."""
        return self._ways.get(_plain(said)) if said else None

    def near(self, said: str) -> str:
        """Give the one name that is most like what was written; "" where none is."""
        words = _bare(said[:LONGEST])
        found_here = self._ways.get(_plain(words))
        if found_here is not None:
            return self._names[found_here]
        return self._like.nearest(words) or next(
            (one.name for one in found(words) if one.name in self._names.values()), ""
        )


def _ways_of(name: str) -> Iterable[str]:
    """Give the official ways of writing a name."""
    yield from _OTHER.get(name, ())
    owned = name if name.endswith("s") else f"{name}s"
    for kind in _KINDS:
        yield f"{name} {kind}"
        yield f"{owned} {kind}"
    yield f"kommunen {name}"
    yield f"kommun {name}"


def _bare(name: str) -> str:
    """Take away what stands around a name: what kind of place it is."""
    words = re.sub(r"\(.*\)", "", name)
    words = re.sub(r"^(kommunen|kommun|region|staden) ", "", words.strip(), flags=re.IGNORECASE)
    return re.sub(r"s? (kommun|stad|kn|län|region)$", "", words.strip(), flags=re.IGNORECASE)


@cache
def official() -> Names:
    """Give all municipalities and districts by their names and codes; the key is the name."""
    return Names({one.name: one.name for one in municipalities()}, _codes(municipalities()))


@cache
def whole() -> Names:
    """Give the municipalities alone, whose key is their code."""
    there = [one for one in municipalities() if not one.part_of]
    return Names({one.code: one.name for one in there}, {one.code: one.code for one in there})


def _codes(them: Iterable[Municipality]) -> dict[str, str]:
    return {one.name: one.code for one in them}


def with_others(names: Iterable[str]) -> Names:
    """Give all municipalities and districts, and more by their names."""
    known = [*(one.name for one in municipalities()), *names]
    return Names({name: name for name in known}, _codes(municipalities()))


def sums_up(said: str) -> bool:
    """Tell whether a name is of many municipalities: the whole country, a county, a mean."""
    name = " ".join(said.casefold().split()).rstrip(":. ")
    if not name or official().find(said) is not None:
        return False
    return name in _TOTALS or bool(_PARTS.fullmatch(name)) or name.startswith(("källa:", "källa ", "anm"))


def is_total(said: str) -> bool:
    """Tell whether a name can be nothing but a sum or a mean."""
    return " ".join(said.casefold().split()).rstrip(":. ") in _TOTALS
