"""The command that tells which settings are in force."""

from __future__ import annotations

from typing import Any

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import make_url

from webapp.commands.terminal import explained
from webapp.ground.configuration.entry import Setting
from webapp.ground.configuration.register import PREFIX, SETTINGS
from webapp.ground.configuration.settings import INSTANCE, is_said

NOTHING, HIDDEN = "–", "(satt, visas inte)"


@click.command("settings", help="Visa vilka inställningar som gäller. Hemligheter visas inte.")
@explained
@with_appcontext
def settings() -> None:
    """Tell every setting, what it is, and whether the environment says so."""
    widest = max(len(one.name) for one in SETTINGS)
    for one in SETTINGS:
        whence = "ur miljön" if is_said(one.name) else "annars"
        click.echo(f"{PREFIX}{one.name:<{widest}}  {whence:<9}  {_shown(one)}")


def _shown(setting: Setting) -> str:
    value = INSTANCE if setting.name == "INSTANCE" else current_app.config[setting.kept_as]
    if setting.secret:
        return HIDDEN if value else NOTHING
    if setting.address and value:
        return make_url(str(value)).render_as_string(hide_password=True)
    return _written(value)


def _written(value: Any) -> str:  # noqa: ANN401 -- a setting is text, a number, a list or yes
    if isinstance(value, bool):
        return "1" if value else NOTHING
    if isinstance(value, list):
        return ",".join(value)
    return NOTHING if value in ("", None) else str(value)
