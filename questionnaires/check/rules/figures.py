"""The rules of key figures: their ids and their perspectives."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.check import sentences
from questionnaires.check.findings import Finding
from questionnaires.check.raw import RawEdition, tables, text
from questionnaires.check.rules.known import Known
from questionnaires.check.rules.questions import ids_twice


def check_figures(raw: RawEdition, _: Known) -> Iterator[Finding]:
    """Find ids that come back, figures of an unknown perspective, and perspectives without a figure."""
    perspectives, figures = tables(raw.head.get("perspective")), tables(raw.head.get("figure"))
    yield from ids_twice(raw, "perspective", perspectives, "ett annat perspektiv")
    yield from ids_twice(raw, "figure", figures, "ett annat nyckeltal")
    known = [text(data.get("id")) for _place, data in perspectives]
    chosen = [text(data.get("perspective")) for _place, data in figures]
    for (place, _data), own_id in zip(figures, chosen, strict=True):
        if own_id and own_id not in known:
            sentence = sentences.UNKNOWN_PERSPECTIVE.about(perspective=own_id)
            yield raw.found("edition.toml", f"figure[{place}].perspective", sentence)
    for (place, _data), own_id in zip(perspectives, known, strict=True):
        if own_id and own_id not in chosen:
            sentence = sentences.PERSPECTIVE_EMPTY.about(perspective=own_id)
            yield raw.found("edition.toml", f"perspective[{place}].id", sentence)
