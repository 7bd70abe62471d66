"""What was typed about a source, as words for the deeds and back into fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from webapp.evaluation.deeds.visit.sources import SourceWords
from webapp.evaluation.forms.visits import ReadSource
from webapp.ground.fields import clean_line
from webapp.ground.fields.moments import typed_day, typed_time

if TYPE_CHECKING:
    from webapp.evaluation.models.visits import EvaluationSource

KEY_LIMIT = 40


def words_of(read: ReadSource) -> SourceWords:
    """Give a source that was read without fault as the service takes it."""
    typed = read.typed
    return SourceWords(typed["kind"], typed["title"], typed["address"], read.dated, read.at, typed["place"])


def typed_of(kept: EvaluationSource) -> dict[str, str]:
    """Write a kept source as it would be typed."""
    return {
        "kind": kept.kind,
        "title": kept.title,
        "address": kept.address,
        "dated": kept.dated.isoformat() if kept.dated else "",
        "day": typed_day(kept.at),
        "time": typed_time(kept.at),
        "place": kept.place,
    }


def before_of(kept: EvaluationSource) -> ReadSource:
    """Give a kept source as its form was filled: what a form does not hold stays as it is here."""
    return ReadSource(typed_of(kept), kept.dated, kept.at)


def errors_of(faults: Mapping[str, str]) -> list[dict[str, str]]:
    """List what is wrong for the page's summary, each leading to its field."""
    return [{"field": name, "text": text} for name, text in faults.items()]


def key_of(form: Mapping[str, str]) -> str:
    """Read the key that lets the same form be sent twice without being kept twice."""
    return clean_line(form.get("request_key", ""))[:KEY_LIMIT]
