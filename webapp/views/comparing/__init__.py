"""Results beside each other, for everybody."""

from webapp.views.comparing.pages import pages

__all__ = ["pages"]
