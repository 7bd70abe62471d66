"""The areas of a draft as a document of replies tells them: texts, questions, and the replies to each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _

from exports.replies import ToldArea, ToldPlace, ToldReply, ToldText
from questionnaires.compass import Compass
from questionnaires.difference import differs
from questionnaires.edition import Area, Question
from questionnaires.marks import Mark, NotApplicable, OwnPoints
from questionnaires.rounding import as_points
from webapp.review.models.texts import IMPROVEMENTS, RUNNING, SINCE, STRENGTHS
from webapp.review.queries import facts
from webapp.review.queries.draft.draft import (
    REPORT,
    REPORT_PARTS,
    Content,
    Place,
    mark_words,
    motivation_in,
    place_words,
    places,
    text_name,
)
from webapp.review.queries.facts import FACT

Replied = Mapping[str, Sequence[ToldReply]]
"""By place, what was replied to it."""


def told_area(area: Area, content: Content, both: tuple[Compass, Compass], said: Replied) -> ToldArea:
    """Tell an area: its points, its texts, and its questions with both sets of marks."""
    own, draft = both
    texts = content["texts"]
    refs = [f"{RUNNING}-{area.number}", f"{SINCE}-{area.number}"]
    headed = [(text_name(ref).removesuffix(f" {area.number}"), texts.get(ref, "")) for ref in refs]
    headed += [
        (f"{one.number} {one.text}", texts.get(f"{RUNNING}-{one.number}", "")) for one in area.subareas
    ]
    lists = ((_("Styrkor"), STRENGTHS), (_("Förbättringsområden"), IMPROVEMENTS))
    told = [
        *(ToldText(name, words) for name, words in headed),
        *(ToldText(name, texts.get(f"{kind}-{area.number}", ""), listed=True) for name, kind in lists),
        ToldText(_("Goda exempel"), _examples(area, content), listed=True),
    ]
    return ToldArea(
        title=_("Område %(number)s. %(name)s", number=area.number, name=area.name),
        reached=_reached(draft, own, area),
        texts=tuple(one for one in told if one.words),
        places=tuple(
            _place(place, content, both, said.get(key, ()))
            for key, place in places(draft.edition).items()
            if place.question and place.area == area
        ),
        replies=tuple(said.get(area.number, ())),
    )


def _reached(draft: Compass, own: Compass, area: Area) -> str:
    of_draft, of_own = draft.areas[area.number], own.areas[area.number]
    return _(
        "Utkastet ger %(draft)s av %(worth)s poäng. Er egen värdering: %(own)s.",
        draft=as_points(of_draft.secured, 1),
        worth=as_points(of_draft.maximum, 0),
        own=as_points(of_own.secured, 1),
    )


def _place(
    place: Place, content: Content, both: tuple[Compass, Compass], replies: Sequence[ToldReply]
) -> ToldPlace:
    own, draft = both
    question = place.question
    if question is None:
        raise AssertionError(place)
    score = draft.question(place.key).score
    return ToldPlace(
        number=place.number,
        name=place.name,
        own=mark_words(question, own.marks.get(place.key)),
        draft=place_words(place, draft.edition, content),
        briefly=_brief_words(question, draft.marks.get(place.key)),
        reached=_("%(got)s av %(worth)s", got=as_points(score.secured, 1), worth=as_points(score.maximum, 1)),
        motivation=motivation_in(content, place.key),
        differs=differs(own.marks.get(place.key), draft.marks.get(place.key)),
        replies=tuple(replies),
    )


def _brief_words(question: Question, mark: Mark | None) -> str:
    """Say a mark by the names of its levels alone; what has none is said as in full."""
    if mark is None or isinstance(mark, (NotApplicable, OwnPoints)):
        return mark_words(question, mark)
    chosen = zip(question.kind.parts, mark, strict=True)
    found = [(part, part.level(level) if level else None) for part, level in chosen]
    return "; ".join(f"{part.name}: {level.name if level else '–'}" for part, level in found)


def _examples(area: Area, content: Content) -> str:
    """Give the good examples of an area, one a line."""
    parts = {area.number, *(one.number for one in area.subareas)}
    lines = []
    for one in content["examples"].values():
        if one["part"] in parts:
            more = one["learn_from"]
            words = f"{one['text']} → {more}" if more else one["text"]
            lines.append(" ".join(words.split()))
    return "\n".join(lines)


def told_report(content: Content, replies: Sequence[ToldReply]) -> ToldArea:
    """Tell the texts about the whole evaluation, and its short facts."""
    texts = content["texts"]
    stated = [ref for ref in texts if ref.startswith(f"{FACT}-")]
    lines = "\n".join(f"{text_name(ref)}: {facts.in_words(ref, str(texts[ref]))}" for ref in stated)
    told: list[ToldText] = [
        *(
            ToldText(text_name(f"{RUNNING}-{part}"), texts.get(f"{RUNNING}-{part}", ""))
            for part in REPORT_PARTS
        ),
        ToldText(_("Kortfakta och omslag"), lines, listed=True),
    ]
    return ToldArea(
        title=str(REPORT.name), texts=tuple(one for one in told if one.words), replies=tuple(replies)
    )
