"""Which questions have all the words of a search: in the question, its guidance, or its answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from questionnaires.edition import Description, Question
from webapp.assessment.content import Said
from webapp.ground.store.text_match import matching
from webapp.ground.words.stems import asked as words_of
from webapp.ground.words.stems import stems

_NUMBER = re.compile(r"\d+(\.\d+)*\.?")


def wanted(query: str) -> tuple[str, ...]:
    """Give the stems that a search looks for; none where a question's number is asked for, or nothing."""
    return () if _NUMBER.fullmatch(query.strip()) else tuple(words_of(query))


def found(query: str, among: Sequence[tuple[Question | Description, Said]]) -> set[str]:
    """Give the ids of what a search finds; a number finds its question, or all that begin with it."""
    number = query.strip().rstrip(".")
    if _NUMBER.fullmatch(number):
        return {one.id for one, _said in among if isinstance(one, Question) and _begins(one.number, number)}
    texts = [stems(" ".join(_texts(one, said))) for one, said in among]
    return {among[place][0].id for place in matching(texts, wanted(query))}


def _begins(number: str, sought: str) -> bool:
    return number == sought or number.startswith(f"{sought}.")


def _texts(one: Question | Description, said: Said) -> tuple[str, ...]:
    """List everything that is looked in."""
    own = (
        (str(one.text), str(one.guidance)) if isinstance(one, Question) else (str(one.heading), str(one.help))
    )
    evidence = (text for link in said.evidence for text in (link.note, link.url))
    return (*own, said.text, said.reason, *evidence)
