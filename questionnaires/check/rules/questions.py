"""The rules of questions: their ids, kinds, measures, scales and headings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from questionnaires.check import sentences
from questionnaires.check.findings import Finding, Sentence
from questionnaires.check.raw import Data, RawEdition, table, tables, text
from questionnaires.check.rules.known import Known
from questionnaires.check.shapes import as_share

FEWEST_MEASURES, MOST_MEASURES = 2, 8


def check_ids(raw: RawEdition, _: Known) -> Iterator[Finding]:
    """Find ids and wordings that more than one question of the edition has."""
    ids: dict[str, str] = {}
    wordings: dict[str, str] = {}
    for subarea, path, number, data in raw.questions():
        own_id, wording = text(data.get("id")), " ".join(text(data.get("sv")).casefold().split())
        if own_id in ids:
            yield raw.found(
                subarea.name, f"{path}.id", sentences.ID_TWICE.about(own_id=own_id, number=ids[own_id])
            )
        if wording in wordings:
            yield raw.found(
                subarea.name, f"{path}.sv", sentences.WORDING_TWICE.about(number=wordings[wording])
            )
        if own_id:
            ids.setdefault(own_id, number)
        if wording:
            wordings.setdefault(wording, number)


def check_kinds(raw: RawEdition, _: Known) -> Iterator[Finding]:
    """Find questions of an unknown kind, and kinds that count an unknown part."""
    kinds, parts = table(raw.head.get("kind")), table(raw.head.get("part"))
    for kind_id, data in kinds.items():
        for part_id in table(table(data).get("parts")):
            if part_id not in parts:
                path = f"kind.{kind_id}.parts.{part_id}"
                yield raw.found("edition.toml", path, sentences.UNKNOWN_PART.about(part=part_id))
    if "edition.toml" in raw.unreadable:
        return
    for subarea, path, _number, data in raw.questions():
        kind = text(data.get("kind"))
        if kind and kind not in kinds:
            yield raw.found(subarea.name, f"{path}.kind", sentences.UNKNOWN_KIND.about(kind=kind))


def check_measures(raw: RawEdition, _: Known) -> Iterator[Finding]:
    """Find questions with both a kind and measures, or with neither, and measures that do not fit."""
    for subarea, path, _number, data in raw.questions():
        if "measures" in data and "kind" in data:
            yield raw.found(subarea.name, f"{path}.kind", sentences.KIND_BESIDE_MEASURES)
        elif "measures" not in data and "kind" not in data:
            yield raw.found(subarea.name, f"{path}.kind", sentences.KIND_MISSING)
        for key, sentence in _slips_of(table(data.get("measures"))):
            yield raw.found(subarea.name, f"{path}.measures.{key}", sentence)


def _slips_of(measures: Data) -> Iterator[tuple[str, Sentence]]:
    """Name what is wrong with the measures of one question, whose shape is checked elsewhere."""
    said = {language: _listed(entries) for language, entries in measures.items()}
    for language, entries in said.items():
        seen: list[str] = []
        for place, wording in enumerate(entries, start=1):
            if wording and wording in seen:
                twin = seen.index(wording) + 1
                yield f"{language}[{place}]", sentences.MEASURE_TWICE.about(place=twin)
            seen.append(wording)
    swedish, english = said.get("sv", []), said.get("en", [])
    if swedish and not FEWEST_MEASURES <= len(swedish) <= MOST_MEASURES:
        yield (
            "sv",
            sentences.MEASURES_NUMBER.about(number=len(swedish), fewest=FEWEST_MEASURES, most=MOST_MEASURES),
        )
    if "en" not in measures and swedish:
        yield "en", sentences.ENGLISH_MISSING
    elif swedish and english and len(swedish) != len(english):
        yield "en", sentences.MEASURES_DIFFER.about(swedish=len(swedish), english=len(english))


def _listed(entries: object) -> list[str]:
    """Give the wordings of a list as they are compared; anything else is an empty list."""
    wordings = entries if isinstance(entries, list) else []
    return [" ".join(text(wording).casefold().split()) for wording in wordings]


def check_levels(raw: RawEdition, _: Known) -> Iterator[Finding]:
    """Find parts whose levels do not rise from 0 to 1, or share an id."""
    for part_id, data in table(raw.head.get("part")).items():
        levels = tables(table(data).get("level"))
        yield from ids_twice(raw, f"part.{part_id}.level", levels, "en annan nivå")
        shares = [as_share(level.get("share")) for _, level in levels]
        known = [share for share in shares if share is not None]
        rising = all(low < high for low, high in pairwise(known))
        if len(known) == len(shares) and known and not (rising and known[0] == 0 and known[-1] == 1):
            yield raw.found(
                "edition.toml",
                f"part.{part_id}.level",
                sentences.LEVELS_NOT_RISING.about(shares="; ".join(map(sentences.figure, known))),
            )


def check_descriptions(raw: RawEdition, _: Known) -> Iterator[Finding]:
    """Find headings of the own description that share an id."""
    yield from ids_twice(raw, "description", tables(raw.head.get("description")), "en annan rubrik")


def ids_twice(
    raw: RawEdition, path: str, entries: list[tuple[int, dict[str, object]]], what: str
) -> Iterator[Finding]:
    """Name the ids of a list in edition.toml that come back."""
    seen: set[str] = set()
    for place, entry in entries:
        own_id = text(entry.get("id"))
        if own_id in seen:
            yield raw.found(
                "edition.toml",
                f"{path}[{place}].id",
                sentences.INNER_ID_TWICE.about(own_id=own_id, what=what),
            )
        seen.add(own_id or f"[{place}]")


def check_depth(raw: RawEdition, _: Known) -> Iterator[Finding]:
    """Find subareas without questions in an edition that is known down to them."""
    if raw.detail == "question":
        for row in raw.subareas():
            if "question" not in row.data:
                yield raw.found(row.name, "", sentences.QUESTIONS_MISSING)
