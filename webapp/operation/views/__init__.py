"""What a monitor asks the service, without signing in."""

from webapp.operation.views.monitors import pages

PAGES = (pages,)
