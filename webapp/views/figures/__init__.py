"""The pages of key figures: read in and compared by the office, answered by the nominated municipality."""

from webapp.views.figures import answering, showing, uploading
from webapp.views.figures.blueprint import pages

__all__ = ["answering", "pages", "showing", "uploading"]
