"""What was typed about a source, as words for the deeds and back into fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from webapp.evaluation.deeds.visit.sources import SourceWords
from webapp.evaluation.forms.visits import SourceForm
from webapp.ground.fields.moments import typed_day, typed_time

if TYPE_CHECKING:
    from webapp.evaluation.models.visits import EvaluationSource


def words_of(form: SourceForm) -> SourceWords:
    """Give a source that was read without fault as the service takes it."""
    typed = form.typed
    return SourceWords(
        *(typed["kind"], typed["title"], typed["address"], form.dated.data, form.day.data, typed["place"]),
        *(form.minutes.data, form.people.data, form.track.data),
    )


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
        "minutes": str(kept.minutes or ""),
        "people": str(kept.people or ""),
        "track": kept.track,
    }


def form_of(kept: EvaluationSource) -> SourceForm:
    """Read the form of a kept source: what it does not hold stays as it is."""
    words = {"title": kept.title, "address": kept.address, "place": kept.place, "track": kept.track}
    counts = {"minutes": kept.minutes, "people": kept.people}
    return SourceForm((kept.kind,), **words, **counts, dated=kept.dated, day=kept.at)


def errors_of(faults: Mapping[str, str]) -> list[dict[str, str]]:
    """List what is wrong for the page's summary, each leading to its field."""
    return [{"field": name, "text": text} for name, text in faults.items()]
