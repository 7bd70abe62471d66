"""Pages from agreed marks to a fixed result: texts, third reader, draft and replies."""

from __future__ import annotations

from webapp.review.views import (
    blueprint,
    facts,
    feedback,
    fixed_results,
    opinions,
    passages,
    reviews,
    stages,
    texts,
)
from webapp.review.views.draft import (
    changes,
    draft,
    renewal,
    replies,
    replies_document,
    right_of_reply,
    shared_examples,
)

PAGES = (blueprint.pages,)
"""The addresses of this subject, each with a name of its own."""

__all__ = [
    "PAGES",
    "blueprint",
    "changes",
    "draft",
    "facts",
    "feedback",
    "fixed_results",
    "opinions",
    "passages",
    "renewal",
    "replies",
    "replies_document",
    "reviews",
    "right_of_reply",
    "shared_examples",
    "stages",
    "texts",
]
