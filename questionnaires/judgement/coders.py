"""How far two coders agree who have read the same report: weighted kappa, part by part and area by area."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from questionnaires.compass import count
from questionnaires.judgement.agreement import agreement, weighted_kappa
from questionnaires.rounding import as_points, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from questionnaires.judgement.agreement import Pair
    from questionnaires.judgement.codings import Coding


def agreement_lines(first: Coding, second: Coding) -> list[str]:
    """Tell how far two codings of one report agree. The editions must be the same one."""
    edition = first.edition
    pairs = _pairs_by_part(first, second)
    names = {part.id: str(part.name) for q in edition.questions.values() for part in q.kind.parts}
    one, other = count(edition, first.marks), count(edition, second.marks)
    lines = [f"{first.coder} och {second.coder}: {first.municipality} {first.year}, {edition.id}"]
    lines += [f"  {names[part]}: {_told(found)}" for part, found in pairs.items()]
    for area in edition.areas:
        found = agreement((one.question(q.id), other.question(q.id)) for q in area.questions)
        if found.parts:
            lines.append(f"  Område {area.number}: {_words(found.parts, found.same, found.kappa)}")
    lines.append(f"  Alla: {_told([pair for found in pairs.values() for pair in found])}")
    lines += [f"  {told}" for told in _alone(first, second)]
    return lines


def _pairs_by_part(first: Coding, second: Coding) -> dict[str, list[Pair]]:
    """Pair what both have chosen, part by part, each level as its share."""
    pairs: dict[str, list[Pair]] = {}
    for question in first.edition.questions.values():
        one, other = (coding.marks.get(question.id) for coding in (first, second))
        if not isinstance(one, tuple) or not isinstance(other, tuple):
            continue
        for part, *chosen in zip(question.kind.parts, one, other, strict=True):
            levels = [level for level_id in chosen if level_id and (level := part.level(level_id))]
            if len(levels) == len(chosen):
                pairs.setdefault(part.id, []).append((levels[0].share, levels[1].share))
    return pairs


def _told(pairs: Sequence[Pair]) -> str:
    return _words(len(pairs), sum(x == y for x, y in pairs), weighted_kappa(pairs) if pairs else None)


def _words(many: int, same: int, kappa: Fraction | None) -> str:
    told = "–" if kappa is None else as_points(kappa, 2)
    return f"{many} par, {percent(Fraction(same), Fraction(many)) or 0} % lika, viktad kappa {told}"


def _alone(first: Coding, second: Coding) -> Iterator[str]:
    """Tell how many questions only one of them found anything about."""
    for one, other in ((first, second), (second, first)):
        alone = [q for q in one.marks if q not in other.marks]
        if alone:
            yield f"Bara {one.coder} har kodat {len(alone)}: {', '.join(alone)}"
