"""Putting what somebody else has said into an answer, so that nothing that was written before is lost."""

from __future__ import annotations

from questionnaires.edition import Description, Question
from webapp.assessment.content import ANSWER_LIMIT, DESCRIPTION_LIMIT, LINKS_LIMIT, Said


def joined(now: Said, more: Said) -> Said:
    """Take over levels that are given, put text after text, and links after links as far as they fit."""
    texts = [now.text] if more.text in now.text else [now.text, more.text]
    links = (*now.evidence, *(link for link in more.evidence if link not in now.evidence))
    left_out = more.not_applicable or (now.not_applicable and not more.levels)
    levels = {} if left_out else {**now.levels, **more.levels}
    return Said(
        levels,
        "\n\n".join(filter(None, texts)),
        links[:LINKS_LIMIT],
        left_out,
        more.reason if more.not_applicable else now.reason,
        now.unknown and not levels and not more.not_applicable,
    )


def fits(asked: Question | Description, said: Said) -> bool:
    """Tell whether an answer is short enough to be kept, measured as a workbook measures it."""
    limit = ANSWER_LIMIT if isinstance(asked, Question) else DESCRIPTION_LIMIT
    return len(said.text.encode("utf-16-le")) // 2 <= limit
