"""Templates that a test writes itself, shown as a page shows its own."""

from __future__ import annotations

from jinja2 import DictLoader, Environment

from webapp.ground.layout.line_breaks import LineBreaks


def shown(source: str, name: str = "page.html", **values: object) -> str:
    """Give the page that a template makes of some values."""
    loader = DictLoader({name: source})
    environment = Environment(loader=loader, extensions=[LineBreaks], autoescape=True)
    return environment.get_template(name).render(**values)
