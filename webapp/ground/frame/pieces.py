"""Pieces of a page that are made once: how a question is answered tells which, and what goes between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Way:
    """How a question is answered: all pages of one key have the same pieces.

    Values stand in the order of the page: who and when, version, fingerprint, text
    and its length, address and note of each link, and where its conversation is if nothing else is told.
    """

    key: tuple[object, ...]
    values: list[object]
    written: bool
    named: bool
    quiet: bool
    links: int


def way_of(row: dict[str, Any]) -> Way | None:
    """Tell how a row's question is answered; None where something is rare enough to be made for itself."""
    answer, score, beside = row["answer"], row["score"], row.get("beside")
    if row["errors"] or row["conflict"] or answer["saved"] or answer["not_applicable"] or answer["reason"]:
        return None
    text, links = answer["text"], answer["links"]
    named = bool(answer["who"]) and score.state == "answered"
    written, quiet = bool(text or links), bool(beside and beside["quiet"])
    worth = score.score.maximum.as_integer_ratio()
    shape = (row["open"], written, len(links), named, quiet)
    values = [answer["who"], answer["when"]] if named else []
    values += [answer["version"], answer["seen"]]
    if written:
        values += [text, len(text)]
        values += [value for link in links for value in (link.url, link.note)]
    values += [beside["href"]] if beside and quiet else []
    return Way((row["question"].id, score.mark, worth, shape), values, written, named, quiet, len(links))
