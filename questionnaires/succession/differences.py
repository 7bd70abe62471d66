"""What differs between two editions, told in Swedish: which points move, what is new, gone or reworded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from typing import TypeVar

from questionnaires.bridge import Bridge
from questionnaires.edition import Area, Edition, Figure, Kind, Question, Subarea, Text
from questionnaires.rounding import as_points

_One = TypeVar("_One", Area, Subarea)


def difference_lines(old: Edition, new: Edition, bridge: Bridge | None = None) -> list[str]:
    """Tell how two editions differ, section by section; a section without anything to tell is left out.

    Areas and subareas are never joined by number alone, since editions number them differently.
    """
    areas = _pairs(old.areas, new.areas, lambda a, b: _is_same_area(a, b, bridge))
    subareas = _pairs(tuple(old.subareas), tuple(new.subareas), _is_same_subarea)
    kept = [(q, new.questions[q.id]) for q in old.questions.values() if q.id in new.questions]
    sections = {
        "Poäng som flyttas": [*_maxima(areas), *_maxima(subareas), *_worths(old, new, kept)],
        "Frågor som bedöms på annat sätt": list(_kinds(kept)),
        "Nya frågor": [_told(q) for q in new.questions.values() if q.id not in old.questions],
        "Frågor som utgår": [_told(q) for q in old.questions.values() if q.id not in new.questions],
        "Frågor med nytt nummer": [f"{a.number} → {_told(b)}" for a, b in kept if a.number != b.number],
        "Frågor med ny ordalydelse": [
            f"{b.number} {a.text} → {b.text}" for a, b in kept if a.text.sv != b.text.sv
        ],
        "Frågor med ny stödtext": [_told(b) for a, b in kept if a.guidance.sv != b.guidance.sv],
        **_figures(old, new),
        "Områden och delområden med nytt namn eller nummer": [*_names(areas), *_names(subareas)],
        "Områden med ny inledning": [
            f"{b.number} {b.name}" for a, b in areas if str(a.intro) != str(b.intro)
        ],
        "Nya områden och delområden": [
            *_unpaired(new.areas, [b for _, b in areas]),
            *_unpaired(tuple(new.subareas), [b for _, b in subareas]),
        ],
        "Områden och delområden som utgår": [
            *_unpaired(old.areas, [a for a, _ in areas]),
            *_unpaired(tuple(old.subareas), [a for a, _ in subareas]),
        ],
    }
    lines = [f"Från {old.name} till {new.name}"]
    for heading, told in sections.items():
        if told:
            lines += ["", f"{heading} ({len(told)})", *(f"  {line}" for line in told)]
    return lines if len(lines) > 1 else [*lines, "", "Ingenting skiljer dem åt."]


def _pairs(
    before: tuple[_One, ...], after: tuple[_One, ...], is_same: Callable[[_One, _One], bool]
) -> list[tuple[_One, _One]]:
    """Find which of the old is which of the new; each is found once at most."""
    pairs: list[tuple[_One, _One]] = []
    for old, new in product(before, after):
        if is_same(old, new) and not any(old is a or new is b for a, b in pairs):
            pairs.append((old, new))
    return pairs


def _is_same_area(old: Area, new: Area, bridge: Bridge | None) -> bool:
    """Tell whether an area is another's successor: the bridge says so, or they share name or questions."""
    if bridge and bridge.level == "area":
        return any(old.number in link.old and new.number in link.new for link in bridge.links)
    return _words(old.name) == _words(new.name) or _share_questions(old, new)


def _is_same_subarea(old: Subarea, new: Subarea) -> bool:
    """Tell whether a subarea is another's successor: they share name, or number and questions."""
    if _words(old.text) == _words(new.text):
        return True
    return old.number == new.number and _share_questions(old, new)


def _share_questions(old: Area | Subarea, new: Area | Subarea) -> bool:
    ids = {question.id for question in old.questions}
    return any(question.id in ids for question in new.questions)


def _words(text: Text) -> str:
    """Give a name as it is compared: letters and figures alone."""
    return "".join(letter for letter in text.sv.casefold() if letter.isalnum())


def _maxima(pairs: list[tuple[_One, _One]]) -> Iterator[str]:
    """Tell which areas and subareas give other points than before."""
    for old, new in pairs:
        before, after = old.max_points, new.max_points
        if before is not None and after is not None and before != after:
            yield f"{new.number} {_name(new)}: {_points(before)} → {_points(after)} poäng"


def _worths(old: Edition, new: Edition, kept: list[tuple[Question, Question]]) -> Iterator[str]:
    """Tell which questions are worth more or less than before."""
    for before, after in kept:
        worth, now = _worth(old, before), _worth(new, after)
        if worth != now:
            yield f"{_told(after)}: {_points(worth)} → {_points(now)} poäng"


def _worth(edition: Edition, question: Question) -> Fraction:
    """Give the most a question can give when all of its subarea applies."""
    subarea = edition.home[question.id]
    whole = sum(other.weight for other in subarea.questions)
    return (subarea.max_points or Fraction(0)) * question.weight / whole


def _kinds(kept: list[tuple[Question, Question]]) -> Iterator[str]:
    """Tell which questions are judged in other parts, weights or levels."""
    for old, new in kept:
        before, after = _parts(old.kind), _parts(new.kind)
        if before != after:
            yield f"{_told(new)}: {before} → {after}"
        elif _shares(old.kind) != _shares(new.kind):
            yield f"{_told(new)}: nivåerna ger annan andel"


def _parts(kind: Kind) -> str:
    """Tell the parts of a kind and what they weigh; a list of measures is told by how many they are."""
    if kind.id.startswith("measures:"):
        return f"{len(kind.parts)} åtgärder"
    weighed = zip(kind.parts, kind.weights, strict=True)
    return ", ".join(f"{part.name.sv.casefold()} {weight}" for part, weight in weighed)


def _shares(kind: Kind) -> list[list[Fraction]]:
    return [[level.share for level in part.levels] for part in kind.parts]


def _figures(old: Edition, new: Edition) -> dict[str, list[str]]:
    """Tell which key figures come, go, or select in another way."""
    before, after = ({figure.id: figure for figure in edition.figures} for edition in (old, new))
    kept = [(before[own_id], figure) for own_id, figure in after.items() if own_id in before]
    return {
        "Nya nyckeltal": [str(figure.name) for own_id, figure in after.items() if own_id not in before],
        "Nyckeltal som utgår": [str(figure.name) for own_id, figure in before.items() if own_id not in after],
        "Nyckeltal som bedöms på annat sätt": [
            f"{b.name}: {_way(a)} → {_way(b)}" for a, b in kept if _way(a) != _way(b)
        ],
    }


def _way(figure: Figure) -> str:
    """Tell in which perspective a key figure stands, and which way is the better."""
    return f"{figure.perspective.name}, {'högre' if figure.rises else 'lägre'} är bättre"


def _names(pairs: list[tuple[_One, _One]]) -> Iterator[str]:
    """Tell which areas and subareas have another name or number."""
    for old, new in pairs:
        before, after = f"{old.number} {_name(old)}", f"{new.number} {_name(new)}"
        if before != after:
            yield f"{before} → {after}"


def _unpaired(ones: tuple[_One, ...], paired: list[_One]) -> Iterator[str]:
    """Tell those that have no counterpart."""
    for one in ones:
        if not any(one is other for other in paired):
            yield f"{one.number} {_name(one)}"


def _name(one: Area | Subarea) -> Text:
    return one.name if isinstance(one, Area) else one.text


def _told(question: Question) -> str:
    return f"{question.number} {question.text}"


def _points(value: Fraction) -> str:
    """Write points with as many decimals as they need, two at most."""
    text = as_points(value, 2)
    return text.rstrip("0").rstrip(",")
