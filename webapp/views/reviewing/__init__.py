"""From agreed marks to a result: texts, first feedback, the third reader, and the municipality's replies."""

from webapp.views.reviewing import draft, feedback, office, progress, reading, replies, sharing, texts
from webapp.views.reviewing.blueprint import pages
from webapp.views.reviewing.versions import changes, renewal

__all__ = [
    "changes",
    "draft",
    "feedback",
    "office",
    "pages",
    "progress",
    "reading",
    "renewal",
    "replies",
    "sharing",
    "texts",
]
