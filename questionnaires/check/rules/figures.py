"""The rules of key figures: their ids, their perspectives, and what they are counted by."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.check import sentences
from questionnaires.check.findings import Finding, Sentence
from questionnaires.check.raw import Data, RawEdition, tables, text
from questionnaires.check.rules.known import Known
from questionnaires.check.rules.questions import ids_twice
from questionnaires.check.shapes import as_number


def check_figures(raw: RawEdition, _: Known) -> Iterator[Finding]:
    """Find ids that come back, figures of an unknown perspective, and perspectives without a figure."""
    perspectives, figures = tables(raw.head.get("perspective")), tables(raw.head.get("figure"))
    yield from ids_twice(raw, "perspective", perspectives, "ett annat perspektiv")
    yield from ids_twice(raw, "figure", figures, "ett annat nyckeltal")
    for place, data in figures:
        for key, sentence in _slips_of(data):
            yield raw.found("edition.toml", f"figure[{place}].{key}", sentence)
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


_PAIRS = (
    ("lowest", "highest", sentences.HALF_A_RANGE),
    ("definition", "register", sentences.DEFINITION_WITHOUT_REGISTER),
)
"""What says nothing without the other."""


def _slips_of(figure: Data) -> Iterator[tuple[str, Sentence]]:
    """Name a range or a definition that is half told, and a range that is turned round."""
    for one, other, sentence in _PAIRS:
        for has, lacks in ((one, other), (other, one)):
            if has in figure and lacks not in figure:
                yield has, sentence.about(has=has, lacks=lacks)
    lowest, highest = as_number(figure.get("lowest")), as_number(figure.get("highest"))
    if lowest is not None and highest is not None and lowest >= highest:
        told = {"lowest": sentences.figure(lowest), "highest": sentences.figure(highest)}
        yield "lowest", sentences.RANGE_TURNED.about(**told)
