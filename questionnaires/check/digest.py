"""A fingerprint of everything that can move a point, and nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from questionnaires.check import sentences
from questionnaires.check.findings import Finding, found
from questionnaires.check.raw import Data, table, text
from questionnaires.edition import Area, Edition, Kind, Part, Question, Subarea


def file_digests(edition: Edition) -> dict[str, str]:
    """Give one digest for each file of the edition that can move a point."""
    kinds = {q.kind.id: q.kind for q in edition.questions.values() if not q.has_measures}
    parts = {part.id: part for kind in kinds.values() for part in kind.parts}
    head: list[object] = [
        edition.detail,
        [_kind(kinds[kind_id]) for kind_id in sorted(kinds)],
        [_part(parts[part_id]) for part_id in sorted(parts)],
    ]
    if edition.detail == "area":
        head.append([_area(area) for area in edition.areas])
    if edition.figures:
        head.append(sorted([f.id, f.better, f.perspective.id] for f in edition.figures))
    files = {f"{area.number}/{s.number}.toml": _subarea(s) for area in edition.areas for s in area.subareas}
    return {"edition.toml": _hashed(head), **{name: _hashed(said) for name, said in files.items()}}


def edition_digest(edition: Edition) -> str:
    """Give the digest of a whole edition."""
    return _hashed([edition.id, sorted(file_digests(edition).items())])


def check_fixed(edition: Edition, fixed: Data, folder: str) -> Iterator[Finding]:
    """Find what has moved points in a published edition since it was published, file by file."""
    if edition.status != "published":
        return
    entry = table(fixed.get(edition.id))
    if not entry:
        yield found(
            edition.id, f"{folder}/edition.toml", "status", sentences.NOT_FIXED.about(edition=edition.id)
        )
        return
    if text(entry.get("digest")) == edition.digest:
        return
    own, then = file_digests(edition), table(entry.get("files"))
    moved = [name for name in sorted({*own, *then}) if own.get(name) != then.get(name)]
    homes = {f"{area.number}/{s.number}.toml": s for area in edition.areas for s in area.subareas}
    for name in moved or ["edition.toml"]:
        before = table(entry.get("points")).get(name)
        told = _moved(homes[name], before) if name in homes and isinstance(before, list) else []
        for path, now, was in told:
            told_as = sentences.POINT_CHANGED.about(edition=edition.id, now=now, then=was)
            yield found(edition.id, f"{folder}/{name}", path, told_as)
        if not told:
            yield found(
                edition.id, f"{folder}/{name}", "", sentences.POINTS_CHANGED.about(edition=edition.id)
            )


def _moved(subarea: Subarea, before: list[object]) -> list[tuple[str, str, str]]:
    """Name each key that moved points in a file: its path, what it says now and what it said."""
    own, then = _told_points(subarea), [str(one) for one in before]
    slips = [("max_points", own[0], then[0])] if then and own[0] != then[0] else []
    if len(own) != len(then):
        return [*slips, (f"question[{len(own) - 1}]", f"{len(own) - 1} frågor", f"{len(then) - 1} frågor")]
    for place, (now, was) in enumerate(zip(own[1:], then[1:], strict=True), start=1):
        for key, one, other in zip(("id", "kind", "weight"), now.split(), was.split(), strict=False):
            if one != other:
                slips.append((f"question[{place}].{key}", one, other))
    return slips


def _told_points(subarea: Subarea) -> list[str]:
    """Write what moves points in a file for a person to read: the maximum, then question by question."""
    return [str(subarea.max_points), *(f"{q.id} {_told_kind(q)} {q.weight}" for q in subarea.questions)]


def _told_kind(question: Question) -> str:
    return f"åtgärder-{len(question.kind.parts)}" if question.has_measures else question.kind.id


def fixed_entry(edition: Edition) -> str:
    """Write the lines that published.toml needs to hold an edition to its points."""
    files = [f'"{name}" = "{digest}"' for name, digest in file_digests(edition).items()]
    head = [f'["{edition.id}"]', f'digest = "{edition_digest(edition)}"', f'["{edition.id}".files]']
    homes = {f"{area.number}/{s.number}.toml": s for area in edition.areas for s in area.subareas}
    points = [f'"{name}" = {json.dumps(_told_points(s), ensure_ascii=False)}' for name, s in homes.items()]
    return "\n".join([*head, *files, f'["{edition.id}".points]', *points, ""])


def _hashed(said: object) -> str:
    """Hash plain values in one unmistakable writing."""
    writing = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(writing.encode()).hexdigest()


def _kind(kind: Kind) -> list[object]:
    return [kind.id, [[p.id, w] for p, w in zip(kind.parts, kind.weights, strict=True)]]


def _part(part: Part) -> list[object]:
    return [part.id, [[level.id, str(level.share)] for level in part.levels]]


def _area(area: Area) -> list[object]:
    return [area.number, str(area.max_points)]


def _subarea(subarea: Subarea) -> list[object]:
    questions = [_question(question) for question in subarea.questions]
    return [subarea.number, str(subarea.max_points), questions]


def _question(question: Question) -> list[object]:
    said: list[object] = [question.id, question.number, question.kind.id, question.weight]
    if question.has_measures:  # a kind of its own stands in the question's own file
        said += [_kind(question.kind), [_part(part) for part in question.kind.parts]]
    return said
